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

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.Emulated;
import org.openhab.aliyuniot.emulator.TestDevice;
import org.openhab.aliyuniot.emulator.Waiting;
import org.openhab.aliyuniot.emulator.call.ServiceReply;
import org.openhab.aliyuniot.emulator.cloud.CloudThing;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
import org.openhab.aliyuniot.emulator.configuration.ProductDefinition;
import org.openhab.aliyuniot.emulator.message.ReceivedMessage;
import org.openhab.aliyuniot.emulator.message.SendResult;
import org.openhab.aliyuniot.emulator.ota.FirmwareCampaign;
import org.openhab.aliyuniot.emulator.ota.FirmwareDevice;
import org.openhab.aliyuniot.emulator.ota.FirmwareJobState;
import org.openhab.aliyuniot.emulator.thingmodel.ThingEvent;
import org.openhab.aliyuniot.emulator.thingmodel.ThingModel;

/** A sub-device on the connection of its gateway has all that a device on its own has, without any SUBSCRIBE. */
@NonNullByDefault({})
class SubDeviceMessagingTest {
    private static final String GATEWAY = "gw001";
    private static final String SUB = "sub001";
    private static final String PAIR = "/" + GatewayClient.PRODUCT_KEY + "/" + SUB;

    @Emulated(devices = GATEWAY, configuration = "withThingModel")
    private static AliyunIotEmulator emulator;

    private static EmulatorConfiguration withThingModel(EmulatorConfiguration usual) throws Exception {
        byte[] model = Files.readAllBytes(Path.of("src/test/resources/lamp.tsl.json"));
        return usual.withProduct(
                ProductDefinition.of(GatewayClient.PRODUCT_KEY).withThingModel(ThingModel.read(model)));
    }

    @BeforeEach
    void freshDevices() {
        emulator.devices().add(GatewayClient.subDevice(SUB));
        emulator.gateway(TestDevice.PRODUCT_KEY, GATEWAY).add(GatewayClient.name(SUB));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                    thing/event/property/post;          {"Level":7};                                        200
                    thing/event/Alarm/post;             {"value":{"code":3},"time":1510799670074};          200
                    thing/event/Alarm/post;             {"code":99};                                        6306
                    thing/event/property/batch/post;    {"properties":{"Level":[{"value":1,"time":1}]}};    200
                    thing/event/property/history/post;  [{"identity":{"productKey":"a1SubPk0001","deviceName":"sub001"},"properties":[]}]; 200
                    thing/property/desired/get;         ["Level"];                                          200
                    thing/deviceinfo/update;            [{"attrKey":"room","attrValue":"hall"}];            200
                    thing/dsltemplate/get;              {};                                                 200
                    thing/config/get;                   {"configScope":"product","getType":"file"};         6710
                    thing/ota/firmware/get;             {};                                                 200
                    """)
    void requestsAreAnswered(String path, String params, int code) throws Exception {
        try (GatewayClient gateway = loggedIn()) {
            JsonNode reply = gateway.ask(GatewayClient.system(SUB, path), params);
            assertThat(reply.path("code").asInt()).as(reply.toString()).isEqualTo(code);
        }
    }

    @Test
    void whatItSendsIsItsOwn() throws Exception {
        try (GatewayClient gateway = loggedIn()) {
            gateway.ask(GatewayClient.system(SUB, "thing/event/property/post"), "{\"Level\":7}");
            gateway.ask(GatewayClient.system(SUB, "thing/event/Alarm/post"), "{\"code\":3}");
            gateway.device.publish(PAIR + "/user/update", "on", 1);
            Waiting.until(() -> messages().size() == 3);
            assertThat(messages().get(2)).isEqualTo(PAIR + "/user/update");
            assertThat(thing().properties().get("Level").value()).isEqualTo("7");
            assertThat(thing().events(0)).extracting(ThingEvent::identifier).containsExactly("Alarm");
            // No message of its sub-device is one of the gateway.
            assertThat(emulator.device(TestDevice.PRODUCT_KEY, GATEWAY).messages(0))
                    .extracting(ReceivedMessage::topic)
                    .containsExactly(gateway.session("login"));
        }
    }

    @Test
    void propertiesAreSetAndServicesAreCalled() throws Exception {
        try (GatewayClient gateway = loggedIn()) {
            FutureTask<ServiceReply> set = later(() -> thing().set("{\"Level\":7}", Duration.ofSeconds(8)));
            assertThat(answered(gateway, GatewayClient.system(SUB, "thing/service/property/set"), "_reply")
                            .path("params")
                            .path("Level")
                            .asInt())
                    .isEqualTo(7);
            assertThat(set.get().code()).isEqualTo(200);
            FutureTask<ServiceReply> blink = later(() -> thing().call("Blink", "{\"times\":2}", Duration.ofSeconds(8)));
            answered(gateway, GatewayClient.system(SUB, "thing/service/Blink"), "_reply");
            assertThat(blink.get().code()).isEqualTo(200);
        }
    }

    /** Whether it is the client id of the sub-device or of the gateway that announces {@code ext}. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    a1SubPk0001.sub001|_ss=1,_v=sdk-c-3.2.0|; /sys/a1SubPk0001/sub001/rrpc/request/
                    a1SubPk0001.sub001|_ss=1,ext=3|;          /ext/rrpc/
                    """)
    void synchronousServicesAreCalled(String clientId, String prefix) throws Exception {
        try (GatewayClient gateway = connected()) {
            JsonNode login = GatewayClient.signed(SUB, clientId, "signMethod", "hmacSha1");
            gateway.ask(gateway.session("login"), login);
            FutureTask<ServiceReply> measured = later(() -> thing().call("Measure", "{}", Duration.ofSeconds(8)));
            Waiting.until(() -> gateway.device.arrived.stream()
                    .anyMatch(message -> message.getKey().startsWith(prefix)));
            String topic = gateway.device.arrived.stream()
                    .map(message -> message.getKey())
                    .filter(name -> name.startsWith(prefix))
                    .findFirst()
                    .orElseThrow();
            gateway.device.publish(
                    topic.replace("/rrpc/request/", "/rrpc/response/"),
                    "{\"id\":\"1\",\"code\":200,\"data\":{\"watts\":1.5}}",
                    0);
            assertThat(measured.get().data()).isEqualTo("{\"watts\":1.5}");
        }
    }

    @Test
    void aCallIsAnswered() throws Exception {
        try (GatewayClient gateway = loggedIn()) {
            FutureTask<String> call = later(() -> new String(
                    emulator.device(GatewayClient.PRODUCT_KEY, SUB)
                            .rrpc(null, "ping".getBytes(StandardCharsets.UTF_8), Duration.ofSeconds(8)),
                    StandardCharsets.UTF_8));
            Waiting.until(() -> gateway.device.arrived.stream().anyMatch(message -> "ping".equals(message.getValue())));
            String topic = gateway.device.arrived.stream()
                    .filter(message -> "ping".equals(message.getValue()))
                    .map(message -> message.getKey())
                    .findFirst()
                    .orElseThrow();
            gateway.device.publish(topic.replace("/request/", "/response/"), "pong", 0);
            assertThat(call.get()).isEqualTo("pong");
        }
    }

    @Test
    void desiredPropertiesAreSetWhenItIsThere() throws Exception {
        thing().wish("{\"Level\":9}");
        try (GatewayClient gateway = loggedIn()) {
            JsonNode desired = gateway.ask(GatewayClient.system(SUB, "thing/property/desired/get"), "[\"Level\"]");
            assertThat(desired.path("data").path("Level").path("value").asInt()).isEqualTo(9);
            thing().wish("{\"Level\":8}");
            Waiting.until(() -> !gateway.device
                    .arrivedOn(GatewayClient.system(SUB, "thing/service/property/set"))
                    .isEmpty());
        }
    }

    @Test
    void itsFirmwareIsUpdated() throws Exception {
        String image = FirmwareDevice.upload(emulator, FirmwareDevice.image(1000));
        long campaign = emulator.firmware().start(FirmwareCampaign.of(GatewayClient.PRODUCT_KEY, image, "2.0.0", SUB));
        try (GatewayClient gateway = loggedIn()) {
            String push = "/ota/device/upgrade" + PAIR;
            // The push follows the reply to the log-in.
            Waiting.until(() -> !gateway.device.arrivedOn(push).isEmpty());
            List<String> topics = gateway.device.arrived.stream()
                    .map(message -> message.getKey())
                    .toList();
            assertThat(topics.indexOf(push)).isGreaterThan(topics.indexOf(gateway.session("login") + "_reply"));
            gateway.device.publish(
                    "/ota/device/progress" + PAIR, "{\"id\":1,\"params\":{\"step\":\"0\",\"desc\":\"\"}}", 0);
            gateway.device.publish("/ota/device/inform" + PAIR, "{\"id\":2,\"params\":{\"version\":\"2.0.0\"}}", 0);
            Waiting.until(() -> emulator.firmware().jobs(campaign).get(0).status() == FirmwareJobState.Status.UPDATED);
        }
    }

    @Test
    void shadowAndTimeServiceAnswer() throws Exception {
        try (GatewayClient gateway = loggedIn()) {
            gateway.device.publish("/shadow/update" + PAIR, "{\"method\":\"get\"}", 0);
            Waiting.until(() -> !gateway.device.arrivedOn("/shadow/get" + PAIR).isEmpty());
            gateway.device.publish("/ext/ntp" + PAIR + "/request", "{\"deviceSendTime\":\"1\"}", 0);
            Waiting.until(() ->
                    !gateway.device.arrivedOn("/ext/ntp" + PAIR + "/response").isEmpty());
            assertThat(gateway.errors()).isEmpty();
        }
    }

    @Test
    void automaticSubscriptionsEndWhenTheyAreGivenUp() throws Exception {
        try (GatewayClient gateway = loggedIn()) {
            assertThat(send("thing/service/Blink")).isEqualTo(SendResult.SENT);
            gateway.device.client.unsubscribe(GatewayClient.system(SUB, "thing/service/+"));
            assertThat(send("thing/service/Blink")).isEqualTo(SendResult.NOT_SUBSCRIBED);
            assertThat(send("user/get")).isEqualTo(SendResult.NOT_SUBSCRIBED);
        }
    }

    @Test
    void aTopicThatItMayNotUseIsAMistakeOfTheSession() throws Exception {
        try (GatewayClient gateway = loggedIn()) {
            gateway.device.publish(PAIR + "/user/get", "x", 0);
            gateway.device.publish(PAIR.replace(SUB, "sub002") + "/user/update", "x", 0);
            Waiting.until(() -> gateway.errors().equals(List.of("520 sub001", "520 sub002")));
            assertThat(gateway.device.client.isConnected()).isTrue();
        }
    }

    @Test
    void valuesOfSubDevicesComePacked() throws Exception {
        try (GatewayClient gateway = connected()) {
            String pack = gateway.device.system("thing/event/property/pack/post");
            JsonNode reply = gateway.ask(pack, """
                    {"properties":{"Own":{"value":1,"time":1510799670074}},"subDevices":[
                    {"identity":{"productKey":"a1SubPk0001","deviceName":"sub001"},
                    "properties":{"Level":{"value":5,"time":1510799670074}},
                    "events":{"Alarm":{"value":{"code":2},"time":1510799670074}}}]}""");
            assertThat(reply.path("code").asInt()).isEqualTo(200);
            assertThat(thing().properties().get("Level").value()).isEqualTo("5");
            assertThat(thing().events(0)).hasSize(1);
            assertThat(emulator.thing(TestDevice.PRODUCT_KEY, GATEWAY).properties())
                    .containsOnlyKeys("Own");
            JsonNode strange = gateway.ask(pack, """
                    {"properties":{"Own":2},"subDevices":[
                    {"identity":{"productKey":"a1SubPk0001","deviceName":"sub009"},"properties":{}}]}""");
            assertThat(strange.path("code").asInt()).isEqualTo(6401);
            assertThat(emulator.thing(TestDevice.PRODUCT_KEY, GATEWAY)
                            .properties()
                            .get("Own")
                            .value())
                    .isEqualTo("1");
            JsonNode many = gateway.ask(
                    pack,
                    "{\"subDevices\":["
                            + "{},".repeat(20)
                            + "{\"identity\":{\"productKey\":\"a1SubPk0001\",\"deviceName\":\"sub001\"}}]}");
            assertThat(many.path("code").asInt()).isEqualTo(6357);
            JsonNode history = gateway.ask(gateway.device.system("thing/event/property/history/post"), """
                    [{"identity":{"productKey":"a1SubPk0001","deviceName":"sub001"},
                    "properties":[{"Level":{"value":6,"time":1510799670075}}]}]""");
            assertThat(history.path("code").asInt()).isEqualTo(200);
            assertThat(thing().properties().get("Level").value()).isEqualTo("6");
        }
    }

    private static <T> FutureTask<T> later(Callable<T> call) {
        FutureTask<T> task = new FutureTask<>(call);
        new Thread(task, "cloud").start();
        return task;
    }

    /** Waits for a request, replies with 200 and returns the request. */
    private static JsonNode answered(GatewayClient gateway, String topic, String suffix) throws Exception {
        Waiting.until(() -> !gateway.device.arrivedOn(topic).isEmpty());
        JsonNode request =
                GatewayClient.MAPPER.readTree(gateway.device.arrivedOn(topic).get(0));
        gateway.device.publish(topic + suffix, "{\"id\":" + request.path("id") + ",\"code\":200,\"data\":{}}", 0);
        return request;
    }

    private static GatewayClient connected() throws Exception {
        return GatewayClient.connected(emulator, GATEWAY);
    }

    private static GatewayClient loggedIn() throws Exception {
        GatewayClient gateway = connected();
        assertThat(gateway.logIn(SUB)).isEqualTo(200);
        return gateway;
    }

    private static CloudThing thing() {
        return emulator.thing(GatewayClient.PRODUCT_KEY, SUB);
    }

    private static List<String> messages() {
        return emulator.device(GatewayClient.PRODUCT_KEY, SUB).messages(0).stream()
                .map(ReceivedMessage::topic)
                .toList();
    }

    private static SendResult send(String topic) {
        return emulator.device(GatewayClient.PRODUCT_KEY, SUB).send(topic, 0, "{}".getBytes(StandardCharsets.UTF_8));
    }
}
