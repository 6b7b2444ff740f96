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
package org.openhab.binding.aliyuniot.link.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Objects;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.binding.aliyuniot.link.Fuzz;
import org.openhab.binding.aliyuniot.link.alink.AlinkJson;
import org.openhab.binding.aliyuniot.link.alink.AlinkReply;
import org.openhab.binding.aliyuniot.link.gateway.topology.DeviceLists;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.registration.LearntSecret;
import org.openhab.binding.aliyuniot.link.registration.SubDeviceRegistration;

/** What a platform that is none may answer to a gateway. */
@NonNullByDefault({})
class HostileRepliesTest {
    private static final List<DeviceIdentity> ASKED =
            List.of(DeviceIdentity.of("a2Lamp", "lamp1"), DeviceIdentity.of("a2Lamp", "lamp2"));

    private static AlinkReply reply(String data) {
        JsonObject object =
                JsonParser.parseString("{\"code\":200,\"data\":" + data + "}").getAsJsonObject();
        return Objects.requireNonNull(AlinkReply.of(object));
    }

    @Test
    void secretsAreFoundWhereverTheyAre() {
        String one = "{\"productKey\":\"a2Lamp\",\"deviceName\":\"lamp1\",\"deviceSecret\":\"s1\"}";
        String other = "{\"productKey\":\"a2Lamp\",\"deviceName\":\"lamp3\",\"deviceSecret\":\"s3\"}";

        for (String data : List.of(
                one,
                "[" + other + "," + one + "]",
                "{\"successes\":[" + one + "],\"failures\":[{\"productKey\":\"a2Lamp\",\"deviceName\":\"lamp2\"}]}",
                "{\"anything\":[" + one + "]}")) {
            assertThat(SubDeviceRegistration.secretsIn(reply(data), ASKED))
                    .as(data)
                    .containsOnlyKeys(ASKED.get(0));
        }
        assertThat(SubDeviceRegistration.secretsIn(reply("[]"), ASKED)).isEmpty();
        assertThat(SubDeviceRegistration.secretsIn(
                        reply("{\"productKey\":\"a2Lamp\",\"deviceName\":\"lamp1\",\"clientId\":\"c\","
                                + "\"deviceToken\":\"t\"}"),
                        ASKED))
                .as("a token is no secret of a sub-device")
                .isEmpty();
    }

    @Test
    void noReplyTakesMoreThanItsBounds() {
        String whole = "{\"code\":200,\"data\":{\"successes\":[{\"productKey\":\"a2Lamp\",\"deviceName\":\"lamp1\","
                + "\"deviceSecret\":\"s1\"},{\"productKey\":\"a2Lamp\",\"deviceName\":\"lamp9\"}],\"failures\":[]}}";
        Fuzz.cases(random -> {
            JsonObject object = AlinkJson.object(Fuzz.broken(random, whole));
            AlinkReply reply = object == null ? null : AlinkReply.of(object);
            if (reply != null) {
                assertThat(SubDeviceRegistration.secretsIn(reply, ASKED).values())
                        .allMatch(secret -> secret instanceof LearntSecret.OfDevice);
                assertThat(DeviceLists.read(reply.data())).isEmpty();
            }
        });
        StringBuilder many = new StringBuilder("[");
        for (int i = 0; i < 3000; i++) {
            many.append("{\"productKey\":\"a2Lamp\",\"deviceName\":\"many")
                    .append(i)
                    .append("\"},");
        }
        AlinkReply reply = reply(many.append("[]]").toString());
        assertThat(DeviceLists.read(reply.data())).hasSize(DeviceLists.MOST);
        assertThat(SubDeviceRegistration.secretsIn(reply, ASKED)).isEmpty();
    }
}
