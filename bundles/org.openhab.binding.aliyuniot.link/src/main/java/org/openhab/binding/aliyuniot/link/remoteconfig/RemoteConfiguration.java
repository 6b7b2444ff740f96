/*
 * Copyright (c) 2026 Contributors to the openHAB Aliyun IoT Binding
 *
 * See the NOTICE file(s) distributed with this work for additional
 * information.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License 2.0 which is available at
 * http://www.eclipse.org/legal/epl-2.0
 *
 * SPDX-License-Identifier: EPL-2.0
 */
package org.openhab.binding.aliyuniot.link.remoteconfig;

import com.google.gson.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.LastingMailbox;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.alink.AlinkReply;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;
import org.openhab.binding.aliyuniot.link.alink.PlatformRequest;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.ota.download.DownloadSettings;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.session.SessionFeature;
import org.openhab.binding.aliyuniot.link.text.ForeignText;
import org.openhab.binding.aliyuniot.link.topic.SystemTopic;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The configuration that the platform keeps for the devices of a product (chapter "Remote configuration"): asks for it,
 * takes what is pushed, and brings the file to the disk. One file is loaded at a time; a newer one ends the loading of
 * an older one, and each ends exactly once. For any thread.
 */
public final class RemoteConfiguration implements SessionFeature {
    private final Logger logger = LoggerFactory.getLogger(RemoteConfiguration.class);

    private final LinkRuntime runtime;
    private final DeviceIdentity identity;
    private final DeviceSession session;
    private final AlinkRequests requests;
    private final ConfigStore store;
    private final DownloadSettings settings;
    private final ConfigListener listener;
    private final ConfigLoads loads;

    private @Nullable Runnable unsubscribe;

    public RemoteConfiguration(
            LinkRuntime runtime,
            DeviceIdentity identity,
            DeviceSession session,
            AlinkRequests requests,
            ConfigStore store,
            DownloadSettings settings,
            ConfigListener listener) {
        this.runtime = runtime;
        this.identity = identity;
        this.session = session;
        this.requests = requests;
        this.store = store;
        this.settings = settings;
        this.listener = listener;
        loads = new ConfigLoads(new LastingMailbox(runtime), new LastingMailbox(runtime));
    }

    /** How patient the loading of so small a file is. */
    public static DownloadSettings patience(TrustAnchors trustAnchors) {
        return new DownloadSettings(
                trustAnchors,
                Duration.ofSeconds(30),
                Duration.ofHours(1),
                8,
                Duration.ofSeconds(1),
                Duration.ofMinutes(1));
    }

    /**
     * Takes pushes from now on; a second call does nothing. Best before the session starts.
     *
     * @throws ConfigurationFailure if the device's names make the topic longer than the platform takes
     */
    public synchronized void receivePushes() throws ConfigurationFailure {
        if (unsubscribe == null) {
            requests.expectReplies(SystemTopic.CONFIG_GET);
            unsubscribe = session.subscriptions()
                    .add(SystemTopic.CONFIG_PUSH.filterOf(identity), Qos.AT_LEAST_ONCE, this::received);
        }
    }

    /**
     * Asks the platform, and loads what is not here yet.
     *
     * @return the file on the disk; ends with a {@link ConfigFailure}
     */
    public CompletionStage<StoredConfig> get() {
        return ask().thenCompose(file -> load(file, false));
    }

    private CompletionStage<ConfigFile> ask() {
        JsonObject params = new JsonObject();
        params.addProperty("configScope", "product");
        params.addProperty("getType", "file");
        return requests.request(SystemTopic.CONFIG_GET, params)
                .handle((reply, failure) -> {
                    CompletableFuture<ConfigFile> file = new CompletableFuture<>();
                    try {
                        file.complete(fileOf(reply, failure));
                    } catch (ConfigFailure e) {
                        file.completeExceptionally(e);
                    }
                    return file;
                })
                .thenCompose(file -> file);
    }

    private static ConfigFile fileOf(@Nullable AlinkReply reply, @Nullable Throwable failure) throws ConfigFailure {
        if (reply == null) {
            Throwable cause = failure == null ? null : LinkFailure.causeOf(failure);
            throw new ConfigFailure(
                    ConfigFailure.Reason.NO_REPLY,
                    "The platform cannot be asked for the configuration: "
                            + (cause instanceof LinkFailure known ? known.getMessage() : "the device failed"),
                    cause);
        }
        if (!reply.isSuccess()) {
            throw ConfigFailure.refused(reply);
        }
        return ConfigFile.read(reply.data());
    }

    /** Also called with whatever a hostile peer sends. */
    private void received(Message message) {
        PlatformRequest request = PlatformRequest.of(message.payload());
        if (request == null) {
            logger.debug("{}: {} is no request", identity, message);
            return;
        }
        try {
            ConfigFile file = ConfigFile.read(request.params());
            answer(request, AlinkReply.SUCCESS, "");
            load(file, true);
        } catch (ConfigFailure e) {
            logger.warn("{}: a configuration that was pushed is refused: {}", identity, e.getMessage());
            answer(request, PlatformRequest.BAD_PARAMETERS, String.valueOf(e.getMessage()));
        }
    }

    private void answer(PlatformRequest request, int code, String sentence) {
        byte[] payload = request.answer(code, new JsonObject(), sentence);
        session.publishNow(new Message(SystemTopic.CONFIG_PUSH.replyTopicOf(identity), payload, Qos.AT_LEAST_ONCE))
                .whenComplete((sent, failure) -> {
                    if (failure != null) {
                        logger.debug("{}: a push is not answered: {}", identity, ForeignText.reasons(failure));
                    }
                });
    }

    private CompletionStage<StoredConfig> load(ConfigFile file, boolean tellAnyhow) {
        return loads.load(
                new ConfigLoad(runtime, store, settings, file, tellAnyhow, () -> freshUrl(file), listener),
                file,
                tellAnyhow);
    }

    /** Of a file that the platform has no more, the newer one is loaded instead. */
    private CompletionStage<URI> freshUrl(ConfigFile file) {
        return ask().thenApply(fresh -> {
            if (!fresh.isSameAs(file)) {
                load(fresh, false);
                throw new IllegalStateException("The platform has another configuration now");
            }
            return fresh.source().uri();
        });
    }

    /** Takes no more pushes, and gives up what is under way. */
    @Override
    public void close() {
        Runnable subscribed;
        synchronized (this) {
            subscribed = unsubscribe;
            unsubscribe = () -> {};
        }
        if (subscribed != null) {
            subscribed.run();
        }
        loads.close();
    }
}
