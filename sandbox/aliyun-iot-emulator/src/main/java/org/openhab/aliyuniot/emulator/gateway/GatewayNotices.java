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
package org.openhab.aliyuniot.emulator.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import org.openhab.aliyuniot.emulator.configuration.DeviceName;
import org.openhab.aliyuniot.emulator.device.Device;
import org.openhab.aliyuniot.emulator.device.Line;
import org.openhab.aliyuniot.emulator.message.MessageIds;
import org.openhab.aliyuniot.emulator.message.OutgoingMessage;
import org.openhab.aliyuniot.emulator.text.Json;
import org.openhab.aliyuniot.emulator.topic.DeviceTopics;
import org.openhab.aliyuniot.emulator.topic.PlatformTopic;

/** What gateways are told without having asked. Only the emulator's event loop touches it. */
final class GatewayNotices {
    /** Alink's ids are numbers of 32 bits. */
    private static final long IDS = 1L << 32;

    private static final String TOPOLOGY_CHANGE = "thing/topo/change";

    private final MessageIds ids;

    /** What has changed with sub-devices in the cloud, as {@code topo/change} has it. */
    enum Change {
        ADDED(0),
        DELETED(1),
        ENABLED(2),
        DISABLED(8);

        private final int status;

        Change(int status) {
            this.status = status;
        }
    }

    GatewayNotices(MessageIds ids) {
        this.ids = ids;
    }

    /** On {@code /ext/error}: the session of a sub-device has ended. */
    void sessionEnded(Device gateway, DeviceName subDevice, SessionCode code) {
        error(gateway, subDevice, code, TextNode.valueOf(nextId()));
    }

    /** On {@code /ext/error}: a message was for a sub-device without session. */
    void noSession(Device gateway, DeviceName subDevice, JsonNode id) {
        error(gateway, subDevice, SessionCode.NO_SESSION, id);
    }

    /** On {@code thing/topo/change}. A gateway with a kept session gets it when it is back. */
    void changed(Device gateway, Change change, List<DeviceName> subDevices) {
        ObjectNode params = Json.object().put("status", change.status);
        params.set("subList", SubDeviceJson.list(subDevices));
        gateway.send(gateway.topics().system(TOPOLOGY_CHANGE), request(TOPOLOGY_CHANGE, params), 1);
    }

    /** On a topic of the sub-device itself, such as {@code thing/disable}, whether it is logged in or not. */
    void told(Device gateway, DeviceName subDevice, String path) {
        Line connection = gateway.line();
        if (connection != null) {
            String topic = new DeviceTopics(subDevice.productKey(), subDevice.deviceName()).system(path);
            connection.sendOnce(new OutgoingMessage(topic, request(path, Json.object()), 0));
        }
    }

    private static void error(Device gateway, DeviceName subDevice, SessionCode code, JsonNode id) {
        ObjectNode notice = Json.object();
        notice.set("id", id);
        notice.put("code", code.code()).put("message", code.text());
        SubDeviceJson.put(notice.putObject("data"), subDevice);
        gateway.send(gateway.topics().of(PlatformTopic.ERROR), Json.bytes(notice), 0);
    }

    private byte[] request(String path, ObjectNode params) {
        ObjectNode request = Json.object().put("id", nextId()).put("version", "1.0");
        request.set("params", params);
        return Json.bytes(request.put("method", path.replace('/', '.')));
    }

    private String nextId() {
        return Long.toString(ids.next() % IDS);
    }
}
