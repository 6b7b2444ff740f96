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
package org.openhab.binding.aliyuniot.internal.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.aliyuniot.internal.OpenhabFiles;
import org.openhab.binding.aliyuniot.internal.config.DeviceSettings;
import org.openhab.binding.aliyuniot.internal.described.CoreVersion;
import org.openhab.binding.aliyuniot.internal.session.DeviceLink;
import org.openhab.core.config.core.ConfigDescriptionParameter;
import org.openhab.core.thing.ThingTypeUID;

/** Each parameter that the descriptions offer, changed on a running thing as Main UI does, and cleared again. */
@NonNullByDefault({})
class ParameterChangeTest extends EmulatedCloud {
    /** Taken over by what is open; all others make it open anew. */
    private static final Set<String> TAKEN_OVER = Set.of(
            "deviceLog",
            "tags",
            "firmwareVersion",
            "installer",
            "autoUpdate",
            "autoUpdateWindow",
            "preDownload",
            "firmwareKey",
            "maxImageMegabytes",
            "downloadTimeout",
            "installTimeout",
            "installUrl",
            "installMethod",
            "installAnswer",
            "versionUrl",
            "versionTopic",
            "versionPattern");

    /** Of no use while a host is given and a device secret, which the device logs in with; as the manual says. */
    private static final Set<String> OF_NO_USE = Set.of(
            "region",
            "instanceId",
            "registration",
            "registrationPort",
            "productSecret",
            "certificateFile",
            "keyFile",
            "keyPassword",
            "authHost",
            "authPort",
            "authDomain");

    private ThingTypeUID type;

    @Override
    ThingTypeUID type() {
        return type == null ? super.type() : type;
    }

    private static Map<String, Object> changes() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        Map<String, Object> changes = new HashMap<>(Map.of(
                "productKey", "a1B2c3D4e5G",
                "deviceName", "orchard",
                "deviceSecret", "fedcba9876543210fedcba9876543210",
                "region", "us-west-1",
                "instanceId", "iot-06z00abcdefghij",
                "host", "127.0.0.1",
                "port", new BigDecimal(1),
                "protocol", "tcp",
                "mqttVersion", "3.1",
                "caFile", "other.pem"));
        changes.putAll(Map.of(
                "queueMessages",
                new BigDecimal(7),
                "queueKilobytes",
                new BigDecimal(8),
                "keepQueue",
                true,
                "rateQos0",
                new BigDecimal(9),
                "rateQos1",
                new BigDecimal(6),
                "keepAlive",
                new BigDecimal(77),
                "cleanSession",
                false,
                "signMethod",
                "hmacsha1",
                "clientId",
                "another",
                "tags",
                List.of("floor=2")));
        changes.putAll(Map.of(
                "firmwareVersion",
                "1.2.3",
                "installer",
                "rule",
                "autoUpdate",
                true,
                "autoUpdateWindow",
                "01:00-02:00",
                "preDownload",
                true,
                "firmwareKey",
                Base64.getEncoder()
                        .encodeToString(generator.generateKeyPair().getPublic().getEncoded()),
                "maxImageMegabytes",
                new BigDecimal(3),
                "downloadTimeout",
                new BigDecimal(4),
                "installTimeout",
                new BigDecimal(5),
                "installUrl",
                "http://127.0.0.1/other"));
        changes.putAll(Map.of(
                "installMethod", "post",
                "installAnswer", "ok",
                "versionUrl", "http://127.0.0.1/version",
                "versionTopic", "user/version",
                "versionPattern", "v(.*)",
                "security", "symmetric",
                "tokenOption", new BigDecimal(61),
                "heartbeat", new BigDecimal(11),
                "heartbeatTopic", "user/alive",
                "firmwarePoll", new BigDecimal(12)));
        changes.put("queueMinutes", new BigDecimal(13));
        changes.put("model", "cloud");
        changes.put("gateway", true);
        changes.put("registration", "https");
        changes.put("registrationPort", new BigDecimal(2));
        changes.put("productSecret", "another");
        changes.put("reportWindow", new BigDecimal(14));
        changes.putAll(Map.of(
                "auth", "pre-auth",
                "certificateFile", "device.pem",
                "keyFile", "device-key.pem",
                "keyPassword", "of the key",
                "authHost", "auth.example.com",
                "authPort", new BigDecimal(3),
                "authDomain", "example.com",
                "diagnostics", new BigDecimal(15),
                "deviceLog", "events",
                "uploadFolders", List.of("/srv/camera")));
        return changes;
    }

    private DeviceSettings settings() {
        return handler.content().link().settings();
    }

    /** Patterns have no equality of their own, and secrets are in no text. */
    private boolean isLike(DeviceSettings other) {
        return settings().toString().equals(other.toString())
                && settings().transport().equals(other.transport());
    }

    @ParameterizedTest
    @ValueSource(strings = {"device", "coap-device", "http-device"})
    void eachParameterTakesEffectOnARunningThing(String id) throws Exception {
        type = new ThingTypeUID("aliyuniot", id);
        channels.clear();
        // Where nobody listens: what is judged here is whether the way is tried anew.
        parameters.put("installer", "http");
        parameters.put("installUrl", "http://127.0.0.1/update");
        Map<String, Object> changes = changes();
        startThing();
        DeviceSettings first = settings();
        for (ConfigDescriptionParameter parameter : described(id)) {
            String name = parameter.getName();
            Object before = handler.getThing().getConfiguration().get(name);
            DeviceLink open = handler.content().link();
            assertThat(changes).as("a parameter that this test does not know").containsKey(name);

            handler.handleConfigurationUpdate(Map.of(name, changes.get(name)));

            assertThat(handler.content()).as(name).isNotNull();
            if (OF_NO_USE.contains(name)) {
                assertThat(isLike(first)).as(name).isTrue();
            } else {
                assertThat(isLike(first)).as(name).isFalse();
            }
            assertThat(handler.content().link() == open)
                    .as(name)
                    .isEqualTo(TAKEN_OVER.contains(name) || OF_NO_USE.contains(name));
            // Others stay as they are, and null clears.
            handler.handleConfigurationUpdate(Collections.singletonMap(name, before));
            assertThat(isLike(first)).as(name).isTrue();
        }
    }

    private static List<ConfigDescriptionParameter> described(String id) throws Exception {
        return OpenhabFiles.descriptions(CoreVersion.V4_3).configDescriptions().stream()
                .filter(description -> description.getUID().toString().equals("thing-type:aliyuniot:" + id))
                .findFirst()
                .orElseThrow()
                .getParameters();
    }
}
