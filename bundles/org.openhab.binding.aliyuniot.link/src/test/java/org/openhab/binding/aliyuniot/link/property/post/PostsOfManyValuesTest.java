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
package org.openhab.binding.aliyuniot.link.property.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openhab.aliyuniot.emulator.configuration.DeviceDefinition;
import org.openhab.aliyuniot.emulator.configuration.DeviceName;
import org.openhab.binding.aliyuniot.link.EmulatedDevice;
import org.openhab.binding.aliyuniot.link.alink.AlinkReply;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;

/** Posts to the emulator, over real sockets. */
@NonNullByDefault({})
class PostsOfManyValuesTest {
    private static final String PROPERTY = "/sys/a1Abc123Def/dev001/thing/event/property/";
    private static final TimedValue VALUE = new TimedValue(new JsonPrimitive(21), 1_800_000_000_000L);
    private static final TimedValue EVENT = new TimedValue(new JsonObject(), 1_800_000_000_001L);
    private static final DeviceIdentity LAMP = DeviceIdentity.of("a2Lamp", "lamp01");

    @TempDir
    Path folder;

    private EmulatedDevice device;
    private AlinkRequests requests;

    @BeforeEach
    void start() throws Exception {
        device = new EmulatedDevice(folder, Duration.ofMillis(50));
        requests = new AlinkRequests(device.runtime, EmulatedDevice.IDENTITY, device.session);
    }

    @AfterEach
    void stop() {
        requests.close();
        device.close();
    }

    private void check(CompletionStage<AlinkReply> posting, String topic, String params) throws Exception {
        AlinkReply reply = posting.toCompletableFuture().get(EmulatedDevice.BOUND.toSeconds(), TimeUnit.SECONDS);
        assertThat(reply.isSuccess()).isTrue();
        assertThat(device.arrived(PROPERTY + topic))
                .singleElement()
                .satisfies(payload -> assertThat(JsonParser.parseString(payload)
                                .getAsJsonObject()
                                .get("params"))
                        .hasToString(params));
    }

    private static Map<String, TimedValue> values(int count) {
        return IntStream.range(0, count).mapToObj(i -> "p" + i).collect(Collectors.toMap(name -> name, name -> VALUE));
    }

    @Test
    void aBatchHasSeveralValuesOfAProperty() throws Exception {
        BatchPosts posts = new BatchPosts(requests);
        device.goOnline();
        check(
                posts.post(Map.of("Temp", List.of(VALUE, VALUE)), Map.of("alarm", List.of(EVENT))),
                "batch/post",
                "{\"properties\":{\"Temp\":[{\"value\":21,\"time\":1800000000000},{\"value\":21,\"time\":1800000000000}]},"
                        + "\"events\":{\"alarm\":[{\"value\":{},\"time\":1800000000001}]}}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> posts.post(Map.of("Temp", Collections.nCopies(201, VALUE)), Map.of()));
    }

    @Test
    void aHistoryNamesItsDevices() throws Exception {
        HistoryPosts posts = new HistoryPosts(requests);
        device.goOnline();
        check(
                posts.post(List.of(new DeviceValues(EmulatedDevice.IDENTITY, Map.of("Temp", VALUE), Map.of()))),
                "history/post",
                "[{\"identity\":{\"productKey\":\"" + EmulatedDevice.IDENTITY.productKey() + "\",\"deviceName\":\""
                        + EmulatedDevice.IDENTITY.deviceName() + "\"},"
                        + "\"properties\":[{\"Temp\":{\"value\":21,\"time\":1800000000000}}],\"events\":[]}]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> posts.post(List.of(
                        new DeviceValues(LAMP, values(150), Map.of()), new DeviceValues(LAMP, values(51), Map.of()))));
    }

    @Test
    void aPackHasTheGatewaysValuesAndThoseOfItsSubDevices() throws Exception {
        PackPosts posts = new PackPosts(requests);
        DeviceName lampName = new DeviceName("a2Lamp", "lamp01");
        device.emulator.devices().add(DeviceDefinition.withRandomSecret("a2Lamp", "lamp01"));
        device.emulator.gateway("a1Abc123Def", "dev001").add(lampName);
        device.goOnline();
        DeviceValues gateway = new DeviceValues(EmulatedDevice.IDENTITY, Map.of("Temp", VALUE), Map.of());
        DeviceValues lamp = new DeviceValues(LAMP, Map.of(), Map.of("alarm", EVENT));
        check(
                posts.post(gateway, List.of(lamp)),
                "pack/post",
                "{\"properties\":{\"Temp\":{\"value\":21,\"time\":1800000000000}},\"events\":{},\"subDevices\":["
                        + "{\"identity\":{\"productKey\":\"a2Lamp\",\"deviceName\":\"lamp01\"},\"properties\":{},"
                        + "\"events\":{\"alarm\":{\"value\":{},\"time\":1800000000001}}}]}");
        assertThatIllegalArgumentException().isThrownBy(() -> posts.post(gateway, Collections.nCopies(21, lamp)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> posts.post(gateway, List.of(new DeviceValues(LAMP, values(200), Map.of()))));
    }
}
