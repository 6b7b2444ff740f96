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
package org.openhab.binding.aliyuniot.link.shadow;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.ForeignCode;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.session.SessionFeature;
import org.openhab.binding.aliyuniot.link.topic.SystemTopic;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The shadow of a device (chapter "Device shadows"): requests on {@code /shadow/update}, up; replies, and what the device
 * is to become, on {@code /shadow/get}, down; QoS 1. Nothing is subscribed before the first use. One of these a device;
 * for any thread, and nothing here blocks.
 *
 * <p>Each change names the version that the shadow is to have, one more than it has. The version is asked for where it is
 * not known, and anew when another one was there first (409). As that shows what is desired, too, nothing is cleared that
 * nobody has heard of.
 */
public final class DeviceShadow implements SessionFeature {
    /** How long a reply is waited for. */
    public static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** Requests that wait for their turn. */
    public static final int MAX_WAITING = 50;

    private static final Duration MIN_RETRY = Duration.ofSeconds(5);

    private final Logger logger = LoggerFactory.getLogger(DeviceShadow.class);

    private final DeviceIdentity identity;
    private final DeviceSession session;
    private final ShadowListener listener;
    private final Executor mailbox;
    private final Executor callbacks;
    private final Handover handover = new Handover();
    private final ShadowSequence sequence;
    private final AtomicReference<@Nullable ShadowDocument> undelivered = new AtomicReference<>();
    private final Object lock = new Object();
    private @Nullable Runnable unsubscribe;
    private boolean closed;

    /** Makes one that has subscribed nothing yet. */
    public DeviceShadow(LinkRuntime runtime, DeviceIdentity identity, DeviceSession session, ShadowListener listener) {
        this(runtime, identity, session, listener, TIMEOUT, MIN_RETRY);
    }

    DeviceShadow(
            LinkRuntime runtime,
            DeviceIdentity identity,
            DeviceSession session,
            ShadowListener listener,
            Duration timeout,
            Duration minRetry) {
        this.identity = identity;
        this.session = session;
        this.listener = listener;
        mailbox = runtime.newMailbox();
        callbacks = runtime.newMailbox();
        sequence = new ShadowSequence(
                new ShadowExchange(runtime, identity, session, timeout, mailbox), runtime, mailbox, minRetry, handover);
    }

    /**
     * From now on the listener hears what is desired, also what was set while the device was offline. Best before the
     * session starts, as the platform may take ten seconds to heed a subscription. A later call has it hear all again.
     *
     * @throws ConfigurationFailure if the device's names make the topic longer than the platform takes
     */
    public void watch() throws ConfigurationFailure {
        subscribe();
        mailbox.execute(sequence::watch);
    }

    private void subscribe() throws ConfigurationFailure {
        synchronized (lock) {
            if (unsubscribe == null && !closed) {
                unsubscribe = session.subscriptions()
                        .add(SystemTopic.SHADOW_GET.filterOf(identity), Qos.AT_LEAST_ONCE, this::received);
            }
        }
    }

    /**
     * Asks for the shadow, if the session is online.
     *
     * @return ends with a {@link LinkFailure} if the platform refuses or does not reply, the connection is lost, or too
     *     many requests wait
     */
    public CompletionStage<ShadowDocument> get() {
        return ask(ShadowRequest.get()).thenApply(reply -> Objects.requireNonNull(reply.document()));
    }

    /**
     * An attribute has this value now. Of values that the platform has not taken yet, only the latest of each key is
     * kept, without a bound of time, and in memory.
     *
     * @throws IllegalArgumentException with a sentence for the user, if the value is more than a shadow has
     */
    public void report(ShadowKey key, JsonElement value) {
        ShadowRules.check(key, value);
        JsonElement own = value.deepCopy();
        try {
            subscribe();
        } catch (ConfigurationFailure e) {
            handover.refused(Set.of(key), e);
            return;
        }
        mailbox.execute(() -> sequence.report(key, own));
    }

    /**
     * Reports attributes, if the session is online.
     *
     * @return ends when the platform has them, else as for {@link #get}
     * @throws IllegalArgumentException with a sentence for the user, if it is more than a shadow has
     */
    public CompletionStage<?> update(JsonObject reported) {
        ShadowRules.check(reported);
        return ask(ShadowRequest.update(reported.deepCopy(), false));
    }

    /**
     * Deletes reported attributes, if the session is online; it does no harm if they are not there.
     *
     * @param keys empty for all
     * @return ends when they are gone, else as for {@link #get}
     * @throws IllegalArgumentException with a sentence for the user, if there are more than a shadow has
     */
    public CompletionStage<?> delete(Collection<ShadowKey> keys) {
        if (keys.size() > ShadowRules.MAX_ATTRIBUTES) {
            throw new IllegalArgumentException("There are " + keys.size() + " keys to delete, but a shadow has "
                    + ShadowRules.MAX_ATTRIBUTES + " attributes at most");
        }
        return ask(ShadowRequest.delete(List.copyOf(keys)));
    }

    /**
     * All that was desired there has been carried out: the platform is told so together with what came of it, unless it
     * desires something else by now.
     *
     * @param reported as for {@link #report}
     * @throws IllegalArgumentException with a sentence for the user, if a value is more than a shadow has
     */
    public void carriedOut(ShadowDocument shadow, Map<ShadowKey, JsonElement> reported) {
        reported.forEach(ShadowRules::check);
        Map<ShadowKey, JsonElement> own = Map.copyOf(reported);
        mailbox.execute(() -> sequence.carriedOut(shadow, own));
    }

    private CompletionStage<ShadowMessage> ask(ShadowRequest request) {
        try {
            subscribe();
        } catch (ConfigurationFailure e) {
            return CompletableFuture.failedFuture(e);
        }
        mailbox.execute(() -> sequence.ask(request));
        return request.reply();
    }

    /** Also called with whatever a hostile peer sends. */
    void received(Message message) {
        ShadowMessage read = ShadowMessage.of(message.payload());
        if (read == null) {
            logger.debug("{}: {} tells nothing of a shadow", identity, message);
        } else {
            mailbox.execute(() -> sequence.received(read));
        }
    }

    @Override
    public void online() {
        mailbox.execute(sequence::online);
    }

    /** Ends what is open. Values that were reported wait for the next connection. */
    @Override
    public void offline() {
        mailbox.execute(sequence::offline);
    }

    @Override
    public void close() {
        Runnable end;
        synchronized (lock) {
            closed = true;
            end = unsubscribe;
            unsubscribe = null;
        }
        if (end != null) {
            end.run();
        }
        mailbox.execute(sequence::close);
    }

    /** Hands on what is for the listener, of what is desired only the latest. */
    private final class Handover implements ShadowListener {
        @Override
        public void desired(ShadowDocument shadow) {
            if (undelivered.getAndSet(shadow) == null) {
                callbacks.execute(() -> ForeignCode.run(logger, "A listener of the shadow", this::deliver));
            }
        }

        private void deliver() {
            ShadowDocument latest = undelivered.getAndSet(null);
            if (latest != null) {
                listener.desired(latest);
            }
        }

        @Override
        public void refused(Set<ShadowKey> keys, LinkFailure failure) {
            callbacks.execute(
                    () -> ForeignCode.run(logger, "A listener of the shadow", () -> listener.refused(keys, failure)));
        }
    }
}
