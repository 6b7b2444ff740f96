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
package org.openhab.binding.aliyuniot.link.rrpc;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.text.ForeignText;
import org.openhab.binding.aliyuniot.link.topic.Topic;
import org.openhab.binding.aliyuniot.link.transport.Message;

/**
 * Something that the platform asks the device, and that has exactly one answer (chapter "RRPC"). For any thread.
 */
public final class RrpcCall {
    private final String id;
    private final Topic topic;
    private final byte[] payload;
    private final Function<byte[], CompletionStage<Message>> sending;
    private final CompletableFuture<RrpcCall> answered = new CompletableFuture<>();
    private final CompletableFuture<Message> sent = new CompletableFuture<>();

    /**
     * @param sending sends the answer
     */
    RrpcCall(String id, Topic topic, byte[] payload, Function<byte[], CompletionStage<Message>> sending) {
        this.id = id;
        this.topic = topic;
        this.payload = payload;
        this.sending = sending;
    }

    /** What the platform calls it by; decimal digits as a rule. */
    public String id() {
        return id;
    }

    /** The topic that it came in on, with the id in it. */
    public Topic topic() {
        return topic;
    }

    /** At most {@value Message#MAX_PAYLOAD_BYTES} bytes; shared, not copied, so nobody changes it. */
    public byte[] payload() {
        return payload;
    }

    /**
     * Answers, if nobody has and the time is not up. Whether the answer left is known from {@link #sent()}.
     *
     * @return false if there was an answer before, the automatic one included
     * @throws IllegalArgumentException if it is larger than the platform takes; the call stays open
     */
    public boolean answer(byte[] answer) {
        if (answer.length > Message.MAX_PAYLOAD_BYTES) {
            throw new IllegalArgumentException(
                    "The answer has " + answer.length + " bytes; the platform takes " + Message.MAX_PAYLOAD_BYTES);
        }
        if (!answered.complete(this)) {
            return false;
        }
        sending.apply(answer).whenComplete(this::ended);
        return true;
    }

    private void ended(@Nullable Message message, @Nullable Throwable failure) {
        if (failure != null) {
            sent.completeExceptionally(failure);
        } else if (message != null) {
            sent.complete(message);
        }
    }

    /** Ends with the first answer, before that is sent. */
    CompletableFuture<RrpcCall> answered() {
        return answered;
    }

    /**
     * Ends with the answer when that is sent, or with a
     * {@link org.openhab.binding.aliyuniot.link.failure.LinkFailure} when there is no connection for it. That is some
     * time after the call's own time is up, at the latest.
     */
    public CompletionStage<Message> sent() {
        return sent;
    }

    @Override
    public String toString() {
        return "call " + ForeignText.line(id) + " on " + topic + " (" + payload.length + " bytes)";
    }
}
