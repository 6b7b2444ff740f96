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

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.openhab.binding.aliyuniot.link.ScriptedPlatform;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;
import org.openhab.binding.aliyuniot.link.transport.Message;

/** A device's uploads on a scripted platform. */
final class ScriptedUploads implements AutoCloseable {
    static final String INIT = "/sys/pk/dev1/thing/file/upload/mqtt/init";
    static final String SEND = "/sys/pk/dev1/thing/file/upload/mqtt/send";
    static final String CANCEL = "/sys/pk/dev1/thing/file/upload/mqtt/cancel";
    static final int BLOCK = 256;
    static final Duration NEVER = Duration.ofMinutes(10);

    final ScriptedPlatform platform = new ScriptedPlatform();
    final FileUploads uploads;
    private final AlinkRequests requests =
            new AlinkRequests(platform.runtime, ScriptedPlatform.IDENTITY, platform.session);

    /** A file in memory. */
    static final class Source implements UploadSource {
        final byte[] bytes;
        final AtomicInteger closed = new AtomicInteger();
        volatile boolean changed;
        volatile boolean broken;

        Source(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public int read(long offset, ByteBuffer buffer) throws IOException {
            if (broken) {
                throw new IOException("a secret of the disk");
            }
            int length = Math.min(buffer.remaining(), bytes.length - (int) offset);
            buffer.put(bytes, (int) offset, length);
            return length;
        }

        @Override
        public boolean isChanged() {
            return changed;
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }

    ScriptedUploads(Duration timeout, int tries) throws Exception {
        this(new UploadBounds(BLOCK, timeout, tries, Duration.ZERO, Integer.MAX_VALUE, NEVER, 3));
    }

    ScriptedUploads(UploadBounds bounds) throws Exception {
        uploads = new FileUploads(platform.runtime, requests, bounds);
        platform.whenOnline = () -> {
            requests.online();
            uploads.online();
        };
    }

    /** The connection goes, and another one comes. */
    void cut() {
        uploads.offline();
        requests.offline();
        platform.cut();
    }

    /** Replies to what is sent, by its topic and what is in it; the reply is code and data, empty for none. */
    void answer(Function<Request, String> reply) {
        platform.answering = message -> {
            Request request = Request.of(message);
            String text = reply.apply(request);
            if (!text.isEmpty()) {
                platform.send(request.topic() + "_reply", "{\"id\":\"" + request.id() + "\"," + text + "}");
            }
        };
    }

    record Request(String topic, JsonObject json, byte[] block, int crc) {
        static Request of(Message message) {
            byte[] payload = message.payload();
            String topic = message.topic().value();
            if (!topic.equals(SEND)) {
                return new Request(topic, parse(payload), new byte[0], 0);
            }
            int end = 2 + ((payload[0] & 0xff) << 8) + (payload[1] & 0xff);
            return new Request(
                    topic,
                    parse(Arrays.copyOfRange(payload, 2, end)),
                    Arrays.copyOfRange(payload, end, payload.length - 2),
                    (payload[payload.length - 2] & 0xff) | (payload[payload.length - 1] & 0xff) << 8);
        }

        private static JsonObject parse(byte[] json) {
            return JsonParser.parseString(new String(json, StandardCharsets.UTF_8))
                    .getAsJsonObject();
        }

        String id() {
            return json.get("id").getAsString();
        }

        String text(String param) {
            return json.getAsJsonObject("params").get(param).getAsString();
        }

        int offset() {
            return Integer.parseInt(text("offset"));
        }

        boolean isInit() {
            return topic.equals(INIT);
        }

        boolean isSend() {
            return topic.equals(SEND);
        }
    }

    List<Request> sent(String topic) {
        List<Request> requests = new ArrayList<>();
        for (Message message : platform.sent) {
            if (message.topic().value().equals(topic)) {
                requests.add(Request.of(message));
            }
        }
        return requests;
    }

    void awaitSent(String topic, int count) {
        await().atMost(ScriptedPlatform.BOUND).until(() -> sent(topic).size() >= count);
    }

    static long get(FileUpload upload) throws Exception {
        return get(upload.end());
    }

    static long get(CompletionStage<Long> end) throws Exception {
        return end.toCompletableFuture().get(ScriptedPlatform.BOUND.toSeconds(), TimeUnit.SECONDS);
    }

    static UploadFailure failure(FileUpload upload) {
        Throwable cause = assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> get(upload))
                .actual()
                .getCause();
        if (cause instanceof UploadFailure failure) {
            return failure;
        }
        throw new AssertionError("It ended by something else", cause);
    }

    @Override
    public void close() {
        uploads.close();
        requests.close();
        platform.close();
    }
}
