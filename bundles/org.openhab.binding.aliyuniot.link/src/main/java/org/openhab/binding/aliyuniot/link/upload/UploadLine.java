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
package org.openhab.binding.aliyuniot.link.upload;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.Mailbox;
import org.openhab.binding.aliyuniot.link.alink.AlinkFrame;
import org.openhab.binding.aliyuniot.link.alink.AlinkReply;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;
import org.openhab.binding.aliyuniot.link.topic.SystemTopic;

/**
 * The messages of uploads (chapter "Upload files over MQTT"), and the time and threads that they need. For any thread.
 */
final class UploadLine {
    private final LinkRuntime runtime;
    private final AlinkRequests requests;
    private final UploadBounds bounds;

    UploadLine(LinkRuntime runtime, AlinkRequests requests, UploadBounds bounds) {
        this.runtime = runtime;
        this.requests = requests;
        this.bounds = bounds;
    }

    UploadBounds bounds() {
        return bounds;
    }

    /** For one upload: it reads the disk there, so it is none of the session's. */
    Mailbox newWorker() {
        return runtime.newMailbox();
    }

    Runnable after(Duration delay, Runnable task) {
        return runtime.after(delay, task);
    }

    /** Announces a file; the reply says where to go on. */
    CompletionStage<AlinkReply> init(UploadName name, long size, String check, String uid, ConflictStrategy strategy) {
        JsonObject params = new JsonObject();
        params.addProperty("fileName", name.value());
        params.addProperty("fileSize", size);
        params.addProperty("conflictStrategy", strategy.wire());
        params.addProperty("ficMode", "crc64");
        params.addProperty("ficValue", check);
        params.addProperty("initUid", uid);
        return ask(SystemTopic.FILE_UPLOAD_INIT, params, bounds.timeout());
    }

    CompletionStage<AlinkReply> send(String uploadId, long offset, byte[] block) {
        JsonObject params = new JsonObject();
        params.addProperty("uploadId", uploadId);
        params.addProperty("offset", offset);
        params.addProperty("bSize", block.length);
        return requests.request(
                SystemTopic.FILE_UPLOAD_SEND, bounds.timeout(), id -> AlinkFrame.of(message(id, params), block));
    }

    /** Gives the upload up; nobody waits for the reply. */
    CompletionStage<AlinkReply> cancel(String uploadId) {
        JsonObject params = new JsonObject();
        params.addProperty("uploadId", uploadId);
        return ask(SystemTopic.FILE_UPLOAD_CANCEL, params, bounds.timeout());
    }

    private CompletionStage<AlinkReply> ask(SystemTopic topic, JsonObject params, Duration wait) {
        return requests.request(
                topic, wait, id -> message(id, params).toString().getBytes(StandardCharsets.UTF_8));
    }

    private static JsonObject message(String id, JsonObject params) {
        JsonObject message = new JsonObject();
        message.addProperty("id", id);
        message.add("params", params);
        return message;
    }
}
