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
package org.openhab.aliyuniot.emulator.rest.json;

import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.openhab.aliyuniot.emulator.configuration.DeviceName;
import org.openhab.aliyuniot.emulator.device.DeviceState;
import org.openhab.aliyuniot.emulator.message.ReceivedMessage;
import org.openhab.aliyuniot.emulator.text.Json;

/** How devices and messages look in the REST interface. */
public final class RestJson {
    private RestJson() {}

    public static ObjectNode state(DeviceState state) {
        Instant since = state.since();
        Instant lastSeen = state.lastSeen();
        ObjectNode node = Json.object()
                .put("productKey", state.productKey())
                .put("deviceName", state.deviceName())
                .put("online", state.online())
                .put("enabled", state.enabled())
                .put("clientId", state.clientId())
                .put("protocol", state.protocol())
                .put("since", since == null ? null : since.toString());
        state.subscriptions().forEach(node.putArray("subscriptions")::add);
        node.put("received", state.received())
                .put("sent", state.sent())
                .put("connects", state.connects())
                .put("limited", state.limited())
                .put("lastProblem", state.lastProblem())
                .put("lastSeen", lastSeen == null ? null : lastSeen.toString());
        ObjectNode versions = node.putObject("versions");
        state.versions().forEach(versions::put);
        DeviceName gateway = state.gateway();
        node.set("gateway", gateway == null ? NullNode.getInstance() : name(gateway));
        return node;
    }

    public static ObjectNode name(DeviceName name) {
        return Json.object().put("productKey", name.productKey()).put("deviceName", name.deviceName());
    }

    /** The payload is {@code payload} when it is text in UTF-8, else {@code payloadBase64}. */
    public static ObjectNode message(ReceivedMessage message) {
        ObjectNode node = Json.object()
                .put("seq", message.seq())
                .put("time", message.time().toString())
                .put("protocol", message.protocol())
                .put("topic", message.topic())
                .put("qos", message.qos())
                .put("dup", message.dup());
        return withPayload(node, message.payload());
    }

    /** Adds {@code payload} when it is text in UTF-8, else {@code payloadBase64}. */
    public static ObjectNode withPayload(ObjectNode node, byte[] payload) {
        try {
            return node.put(
                    "payload",
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(payload))
                            .toString());
        } catch (CharacterCodingException e) {
            return node.put("payloadBase64", Base64.getEncoder().encodeToString(payload));
        }
    }
}
