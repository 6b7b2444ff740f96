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
package org.openhab.binding.aliyuniot.link.ota.stream;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.ota.job.MqttSource;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.topic.SystemTopic;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files that a device loads over MQTT: requests up on {@code thing/file/download}, blocks down on {@code …_reply},
 * told apart by the requests' ids. QoS 0, as a lost block is asked for again anyway, and the platform takes thrice as
 * many of those messages. For any thread.
 */
public final class FileDownloads {
    private final Logger logger = LoggerFactory.getLogger(FileDownloads.class);

    private final LinkRuntime runtime;
    private final DeviceIdentity identity;
    private final DeviceSession session;
    private final AlinkRequests ids;
    private final FileDownloadBounds bounds;
    private final Runnable unsubscribe;
    private final Map<String, MqttFileDownload> open = new HashMap<>();
    private final Set<MqttFileDownload> running = new HashSet<>();
    private boolean closed;

    public FileDownloads(
            LinkRuntime runtime,
            DeviceIdentity identity,
            DeviceSession session,
            AlinkRequests ids,
            FileDownloadBounds bounds)
            throws ConfigurationFailure {
        this.runtime = runtime;
        this.identity = identity;
        this.session = session;
        this.ids = ids;
        this.bounds = bounds;
        TopicFilter replies =
                new TopicFilter(SystemTopic.FILE_DOWNLOAD.replyTopicOf(identity).value());
        unsubscribe = session.subscriptions().add(replies, Qos.AT_MOST_ONCE, this::received);
    }

    public MqttFileDownload start(MqttSource source, long size, long from, BlockSink sink) {
        MqttFileDownload download = new MqttFileDownload(this, source, size, from, sink);
        boolean late;
        synchronized (open) {
            late = closed;
            if (!late) {
                running.add(download);
            }
        }
        if (late) {
            download.fail(closedFailure());
        } else {
            download.start();
        }
        return download;
    }

    public void online() {
        all().forEach(MqttFileDownload::online);
    }

    public void close() {
        synchronized (open) {
            closed = true;
        }
        unsubscribe.run();
        all().forEach(download -> download.fail(closedFailure()));
    }

    private List<MqttFileDownload> all() {
        synchronized (open) {
            return new ArrayList<>(running);
        }
    }

    FileDownloadBounds bounds() {
        return bounds;
    }

    Runnable after(Duration delay, Runnable task) {
        return runtime.after(delay, task);
    }

    Executor newWorker() {
        return runtime.newMailbox();
    }

    /** Makes an id for a request of a download. */
    String register(MqttFileDownload download) {
        String id = ids.nextId();
        synchronized (open) {
            open.put(id, download);
        }
        return id;
    }

    void unregister(Set<String> old) {
        synchronized (open) {
            open.keySet().removeAll(old);
        }
    }

    void ended(MqttFileDownload download) {
        synchronized (open) {
            running.remove(download);
        }
    }

    CompletionStage<Message> ask(String id, MqttSource source, String fileToken, long offset) {
        JsonObject fileInfo = new JsonObject();
        fileInfo.addProperty("streamId", source.streamId());
        fileInfo.addProperty("fileId", source.fileId());
        JsonObject fileBlock = new JsonObject();
        fileBlock.addProperty("size", bounds.blockBytes());
        fileBlock.addProperty("offset", offset);
        JsonObject params = new JsonObject();
        if (!fileToken.isEmpty()) {
            params.addProperty("fileToken", fileToken);
        }
        params.add("fileInfo", fileInfo);
        params.add("fileBlock", fileBlock);
        JsonObject request = new JsonObject();
        request.addProperty("id", id);
        request.addProperty("version", "1.0");
        request.add("params", params);
        request.addProperty("method", SystemTopic.FILE_DOWNLOAD.method());
        return session.publishNow(new Message(
                SystemTopic.FILE_DOWNLOAD.topicOf(identity),
                request.toString().getBytes(StandardCharsets.UTF_8),
                Qos.AT_MOST_ONCE));
    }

    private void received(Message message) {
        FileBlock block = FileBlock.of(message.payload());
        MqttFileDownload download = block == null ? null : find(block.id());
        if (block == null || download == null) {
            logger.debug("{}: {} is no block that is waited for", identity, message);
        } else {
            download.received(block);
        }
    }

    private @Nullable MqttFileDownload find(String id) {
        synchronized (open) {
            return open.get(id);
        }
    }

    private static NetworkFailure closedFailure() {
        return NetworkFailure.closed("The download was given up because the device was closed");
    }
}
