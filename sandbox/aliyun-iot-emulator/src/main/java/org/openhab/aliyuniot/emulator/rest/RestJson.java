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
package org.openhab.aliyuniot.emulator.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.openhab.aliyuniot.emulator.device.DeviceState;
import org.openhab.aliyuniot.emulator.fault.ActiveFault;
import org.openhab.aliyuniot.emulator.fault.Fault;
import org.openhab.aliyuniot.emulator.message.ReceivedMessage;
import org.openhab.aliyuniot.emulator.text.Json;

/** How devices and messages look in the REST interface. */
final class RestJson {
    private RestJson() {}

    static ObjectNode state(DeviceState state) {
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
        return node;
    }

    static ObjectNode fault(ActiveFault active) {
        Fault fault = active.fault();
        ObjectNode node = Json.object()
                .put("id", active.id())
                .put("productKey", active.productKey())
                .put("deviceName", active.deviceName())
                .put("type", fault.type().text());
        switch (fault.type()) {
            case REFUSE_CONNECT -> node.put("count", fault.count()).put("returnCode", fault.returnCode());
            case REFUSE_SUBSCRIPTION -> node.put("filter", fault.filter());
            case DELAY -> node.put("delayMillis", fault.delayMillis());
            case WITHHOLD_PUBACK -> node.put("count", fault.count());
            case DROP_AFTER_PACKETS, DROP_AFTER_BYTES ->
                node.put("count", fault.count()).put("after", fault.after());
            case DROP_AT_RANDOM ->
                node.put("count", fault.count())
                        .put("withinMillis", fault.withinMillis())
                        .put("seed", fault.seed());
            case DOWNLOAD_STATUS, REFUSE_REQUEST ->
                node.put("count", fault.count()).put("returnCode", fault.returnCode());
            case DOWNLOAD_CUT -> node.put("count", fault.count()).put("after", fault.after());
            case DOWNLOAD_SLOW -> node.put("count", fault.count()).put("bytesPerSecond", fault.bytesPerSecond());
            case LOSE_DATAGRAMS, DUPLICATE_DATAGRAMS ->
                node.put("count", fault.count()).put("percent", fault.percent()).put("seed", fault.seed());
            case SEPARATE_RESPONSE -> node.put("count", fault.count()).put("delayMillis", fault.delayMillis());
            case DOWNLOAD_ENDLESS,
                    WRONG_LENGTH,
                    WRONG_DIGEST,
                    BLOCK_WRONG_CRC,
                    BLOCK_LOST,
                    WRONG_SIGNATURE,
                    PULL_REFUSED,
                    PULL_LOST,
                    DTLS_ALERT,
                    EXPIRE_TOKEN -> node.put("count", fault.count());
            case BLACK_HOLE -> {}
        }
        return node;
    }

    /** The payload is {@code payload} when it is text in UTF-8, else {@code payloadBase64}. */
    static ObjectNode message(ReceivedMessage message) {
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
    static ObjectNode withPayload(ObjectNode node, byte[] payload) {
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
