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
package org.openhab.binding.aliyuniot.link.service;

import com.google.gson.JsonObject;
import java.util.concurrent.CompletionStage;
import org.openhab.binding.aliyuniot.link.alink.PlatformRequest;
import org.openhab.binding.aliyuniot.link.text.ForeignText;
import org.openhab.binding.aliyuniot.link.transport.Message;

/**
 * A service that the platform calls, and that has exactly one answer (chapter "Call device services"). For any thread.
 */
public final class ServiceCall {
    /** Gives an answer to the line that the call came over. */
    interface AnswerLine {
        /** False if there was an answer before. */
        boolean answer(byte[] payload);

        CompletionStage<Message> sent();
    }

    private final String id;
    private final String identifier;
    private final PlatformRequest request;
    private final JsonObject input;
    private final boolean synchronous;
    private final AnswerLine line;

    ServiceCall(
            String id,
            String identifier,
            PlatformRequest request,
            JsonObject input,
            boolean synchronous,
            AnswerLine line) {
        this.id = id;
        this.identifier = identifier;
        this.request = request;
        this.input = input;
        this.synchronous = synchronous;
        this.line = line;
    }

    /** What the platform calls this call by; decimal digits as a rule. */
    public String id() {
        return id;
    }

    /** Of the service, {@code block:id} in a module; written by somebody else and not checked. */
    public String identifier() {
        return identifier;
    }

    /** What the service is given, by identifier; not checked. Shared, not copied, so nobody changes it. */
    public JsonObject input() {
        return input;
    }

    /** Whether the platform waits for the answer, 8 s at most. */
    public boolean synchronous() {
        return synchronous;
    }

    /**
     * Answers, if nobody has and the time is not up.
     *
     * @param code 200; 460 for a bad input; 100,000 to 110,000 are the device's own
     * @param data what the service puts out, by identifier
     * @return false if there was an answer before, the automatic one included
     * @throws IllegalArgumentException if the answer is larger than the platform takes; the call stays open
     */
    public boolean answer(int code, JsonObject data) {
        return answer(code, data, "");
    }

    /**
     * As {@link #answer(int, JsonObject)}, with a sentence for humans.
     */
    public boolean answer(int code, JsonObject data, String message) {
        byte[] payload = request.answer(code, data, message);
        if (payload.length > Message.MAX_PAYLOAD_BYTES) {
            throw new IllegalArgumentException(
                    "The answer has " + payload.length + " bytes; the platform takes " + Message.MAX_PAYLOAD_BYTES);
        }
        return line.answer(payload);
    }

    /**
     * Ends with the answer when that is sent, or with a
     * {@link org.openhab.binding.aliyuniot.link.failure.LinkFailure} when there is no connection for it.
     */
    public CompletionStage<Message> sent() {
        return line.sent();
    }

    @Override
    public String toString() {
        return "call " + ForeignText.line(id) + " of the service " + ForeignText.line(identifier);
    }
}
