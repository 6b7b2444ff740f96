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
package org.openhab.binding.aliyuniot.internal.channel.kind;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.channel.DeviceChannel;
import org.openhab.binding.aliyuniot.internal.channel.payload.Utf8;
import org.openhab.binding.aliyuniot.link.rrpc.DefaultAnswer;
import org.openhab.binding.aliyuniot.link.rrpc.RrpcCall;
import org.openhab.binding.aliyuniot.link.rrpc.RrpcTopic;
import org.openhab.core.thing.ChannelUID;

/**
 * A channel that triggers when the platform calls the device, so that a rule can answer.
 *
 * @param within time that rules have for an answer
 * @param answer what is answered when no rule has; {@code null} for an error that says so
 */
public record RrpcChannel(
        ChannelUID uid,
        RrpcTopic topic,
        Duration within,
        @Nullable String answer) implements DeviceChannel {

    /** The event for a call: id, topic and payload as JSON; bytes that are no text come as {@code payloadBase64}. */
    public static String eventOf(RrpcCall call) {
        JsonObject event = new JsonObject();
        event.addProperty("id", call.id());
        event.addProperty("topic", call.topic().value());
        String text = Utf8.text(call.payload());
        if (text == null) {
            event.addProperty("payloadBase64", Base64.getEncoder().encodeToString(call.payload()));
        } else {
            event.addProperty("payload", text);
        }
        return event.toString();
    }

    /** Makes what is answered when no rule has. */
    public Function<RrpcCall, byte[]> automaticAnswer() {
        String text = answer;
        return text == null ? DefaultAnswer::to : call -> text.getBytes(StandardCharsets.UTF_8);
    }
}
