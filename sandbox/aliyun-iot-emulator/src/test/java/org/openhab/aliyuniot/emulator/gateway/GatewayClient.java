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
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.TestDevice;
import org.openhab.aliyuniot.emulator.Waiting;
import org.openhab.aliyuniot.emulator.configuration.DeviceDefinition;
import org.openhab.aliyuniot.emulator.configuration.DeviceName;

/** A gateway with sub-devices of the product {@link #PRODUCT_KEY}, played by Paho's client. */
@NonNullByDefault({})
public final class GatewayClient implements AutoCloseable {
    /** The product of the sub-devices. */
    public static final String PRODUCT_KEY = "a1SubPk0001";

    public static final String SECRET = "subsecret0123456789abcdef0123456";

    public static final ObjectMapper MAPPER = new ObjectMapper();

    public final TestDevice device;
    private int lastId;

    private GatewayClient(TestDevice device) {
        this.device = device;
    }

    public static GatewayClient connected(AliyunIotEmulator emulator, String deviceName) throws Exception {
        return new GatewayClient(TestDevice.connected(emulator, deviceName));
    }

    public static DeviceDefinition subDevice(String deviceName) {
        return new DeviceDefinition(PRODUCT_KEY, deviceName, SECRET);
    }

    public static DeviceName name(String deviceName) {
        return new DeviceName(PRODUCT_KEY, deviceName);
    }

    /** Sends a request with fresh id, QoS 0, and returns the reply. */
    public JsonNode ask(String topic, JsonNode params) throws Exception {
        String id = Integer.toString(++lastId);
        ObjectNode request = MAPPER.createObjectNode().put("id", id).put("version", "1.0");
        request.set("params", params);
        return send(topic, request.toString(), id);
    }

    /** The same with params as text of JSON. */
    public JsonNode ask(String topic, String params) throws Exception {
        return ask(topic, MAPPER.readTree(params));
    }

    /** Sends the payload and returns the reply with that id. */
    public JsonNode send(String topic, String payload, String id) throws Exception {
        device.publish(topic, payload, 0);
        List<JsonNode> replies = new ArrayList<>();
        Waiting.until(() -> {
            replies.clear();
            for (String reply : device.arrivedOn(topic + "_reply")) {
                JsonNode node = MAPPER.readTree(reply);
                if (node.path("id").asText().equals(id)) {
                    replies.add(node);
                }
            }
            return !replies.isEmpty();
        });
        return replies.get(replies.size() - 1);
    }

    public String session(String request) {
        return "/ext/session" + device.topic("combine/" + request);
    }

    /** Adds sub-devices to the topology, and returns the code. */
    public int add(String... names) throws Exception {
        ArrayNode params = MAPPER.createArrayNode();
        for (String name : names) {
            params.add(signed(name, PRODUCT_KEY + "." + name, "signmethod", "hmacSha1"));
        }
        return ask(device.system("thing/topo/add"), params).path("code").asInt();
    }

    /** Logs a sub-device in, and returns the code. */
    public int logIn(String name) throws Exception {
        return ask(session("login"), login(name)).path("code").asInt();
    }

    public int logOut(String name) throws Exception {
        return ask(session("logout"), named(name)).path("code").asInt();
    }

    /** The parameters of a log-in, as the C SDK 3 has them. */
    public static ObjectNode login(String name) throws Exception {
        return signed(name, PRODUCT_KEY + "." + name + "|_ss=1,_v=sdk-c-3.2.0|", "signMethod", "hmacSha256")
                .put("cleanSession", "true");
    }

    public static ObjectNode named(String name) {
        return MAPPER.createObjectNode().put("productKey", PRODUCT_KEY).put("deviceName", name);
    }

    /** The time is that since the device was started, as text. */
    public static ObjectNode signed(String name, String clientId, String methodField, String method) throws Exception {
        String content = "clientId" + clientId + "deviceName" + name + "productKey" + PRODUCT_KEY + "timestamp61234";
        return named(name)
                .put("clientId", clientId)
                .put("timestamp", "61234")
                .put(methodField, method)
                .put("sign", hmac(method, SECRET, content));
    }

    /** In upper case, as the C SDK 4 has it. */
    public static String hmac(String method, String secret, String content) throws Exception {
        String algorithm = Map.of("HMACMD5", "HmacMD5", "HMACSHA1", "HmacSHA1")
                .getOrDefault(method.toUpperCase(Locale.ROOT), "HmacSHA256");
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
        return HexFormat.of().withUpperCase().formatHex(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
    }

    /** A topic of a sub-device, below {@code /sys/…/}. */
    public static String system(String name, String path) {
        return "/sys/" + PRODUCT_KEY + "/" + name + "/" + path;
    }

    /** What came on {@code /ext/error}: code and sub-device, in the order in which it came. */
    public List<String> errors() throws Exception {
        List<String> errors = new ArrayList<>();
        for (String notice : device.arrivedOn("/ext/error/" + TestDevice.PRODUCT_KEY + "/" + device.deviceName)) {
            JsonNode node = MAPPER.readTree(notice);
            errors.add(node.path("code").asInt() + " "
                    + node.path("data").path("deviceName").asText());
        }
        return errors;
    }

    /** What came on {@code thing/topo/change}: status and sub-devices. */
    public List<String> changes() throws Exception {
        List<String> changes = new ArrayList<>();
        for (String notice : device.arrivedOn(device.system("thing/topo/change"))) {
            JsonNode params = MAPPER.readTree(notice).path("params");
            StringBuilder change = new StringBuilder(params.path("status").asText());
            params.path("subList")
                    .forEach(name ->
                            change.append(' ').append(name.path("deviceName").asText()));
            changes.add(change.toString());
        }
        return changes;
    }

    @Override
    public void close() throws Exception {
        device.close();
    }
}
