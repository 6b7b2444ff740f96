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
package org.openhab.aliyuniot.emulator.mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openhab.aliyuniot.emulator.configuration.DeviceDefinition;
import org.openhab.aliyuniot.emulator.device.Device;
import org.openhab.aliyuniot.emulator.message.PlatformReply;
import org.openhab.aliyuniot.emulator.platform.Platform;
import org.openhab.aliyuniot.emulator.text.Json;
import org.openhab.aliyuniot.emulator.topic.PlatformTopic;
import org.openhab.aliyuniot.emulator.topic.TopicFilters;

/**
 * What one connection sends for sub-devices (chapter "Connect or disconnect sub-devices").
 *
 * <p>Where the platform closes the connection of a device that uses topics of another one, it tells a gateway on
 * {@code /ext/error/{productKey}/{deviceName}} that the sub-device has no session. The emulator knows no gateways: here
 * whoever has asked for a sub-device on this connection is one. No sub-device is ever logged in. Only the emulator's event
 * loop touches it.
 */
final class GatewayMessages {
    private static final int NO_SESSION = 520;
    /** Requests that only a gateway has; the topics are those that the device may publish to. */
    private static final Pattern REQUEST =
            Pattern.compile("/sys/[^/]+/[^/]+/thing/(topo|sub|list|proxy)/.+|/ext/session/.+");

    private static final Pattern OF_A_DEVICE =
            Pattern.compile("(?:/(?:sys|shadow/update|ota/device/(?:inform|progress|request)|ext/ntp))?"
                    + "/(?!(?:sys|shadow|ota|ext|broadcast)/)([A-Za-z0-9]{1,20})/([A-Za-z0-9_@.:-]{1,32})(?:/.+)?");

    private final Device device;
    private final Platform platform;
    private boolean gateway;

    GatewayMessages(Device device, Platform platform) {
        this.device = device;
        this.platform = platform;
    }

    /** To be called with the topic of every message that the device may send. */
    void sent(String topic) {
        gateway = gateway || REQUEST.matcher(topic).matches();
    }

    /**
     * Tells a gateway that the sub-device of the message has no session.
     *
     * @param topic one that the device may not publish to
     * @return whether it is a gateway that published for a sub-device; if not, it gets nothing
     */
    boolean tellNoSession(String topic, byte[] payload, int qos) {
        Matcher matcher = OF_A_DEVICE.matcher(topic);
        if (!gateway || TopicFilters.hasWildcard(topic) || !matcher.matches()) {
            return false;
        }
        String productKey = matcher.group(1);
        String deviceName = matcher.group(2);
        DeviceDefinition own = device.definition();
        if (productKey.equals(own.productKey()) && deviceName.equals(own.deviceName())) {
            return false;
        }
        device.problem("it published for " + productKey + "/" + deviceName + ", which has no session as a sub-device");
        if (device.admit(qos)) {
            ObjectNode notice = Json.object();
            notice.set("id", id(payload));
            notice.put("code", NO_SESSION).put("message", "device session error");
            notice.putObject("data").put("productKey", productKey).put("deviceName", deviceName);
            platform.reply(device, new PlatformReply(device.topics().of(PlatformTopic.ERROR), Json.bytes(notice)), 0);
        }
        return true;
    }

    /** That of the message, or an empty one if it has none. */
    private static JsonNode id(byte[] payload) {
        ObjectNode alink = Json.parseObject(payload);
        JsonNode id = alink == null ? null : alink.get("id");
        return id == null || !id.isValueNode() ? Json.object().textNode("") : id;
    }
}
