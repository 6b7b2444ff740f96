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
package org.openhab.aliyuniot.emulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.Emulated;
import org.openhab.aliyuniot.emulator.TestDevice;
import org.openhab.aliyuniot.emulator.Waiting;
import org.openhab.aliyuniot.emulator.device.DeviceState;
import org.openhab.aliyuniot.emulator.message.SendResult;

@NonNullByDefault({})
class FaultTest {
    private static final String PRODUCT = TestDevice.PRODUCT_KEY;
    private static final String DEVICE = "lamp01";
    private static final String PATH = "/api/devices/" + PRODUCT + "/" + DEVICE + "/faults";
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    @Emulated(devices = {DEVICE, "lamp02"})
    private static AliyunIotEmulator emulator;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void theNextConnectsOfADeviceAreRefused(int returnCode) throws Exception {
        emulator.faults().add(PRODUCT, DEVICE, Fault.refuseConnect(2, returnCode));
        try (TestDevice device = TestDevice.of(emulator, DEVICE);
                TestDevice other = TestDevice.of(emulator, "lamp02")) {
            assertThat(other.connectCode()).isZero();
            assertThat(device.connectCode()).isEqualTo(returnCode);
            assertThat(emulator.faults().all())
                    .extracting(active -> active.fault().count())
                    .containsExactly(1);
            assertThat(device.connectCode()).isEqualTo(returnCode);
            assertThat(emulator.faults().all()).isEmpty();
            assertThat(device.connectCode()).isZero();
        }
    }

    @Test
    void theConnectsOfAllDevicesAreRefusedUntilThatEnds() throws Exception {
        long id = emulator.faults().addForAll(Fault.refuseConnect(0, 3));
        try (TestDevice device = TestDevice.of(emulator, DEVICE);
                TestDevice stranger = TestDevice.of(emulator, "nobody")) {
            assertThat(device.connectCode()).isEqualTo(3);
            assertThat(device.connectCode()).isEqualTo(3);
            assertThat(stranger.connectCode()).isEqualTo(3);
            assertThat(emulator.faults().remove(id)).isTrue();
            assertThat(emulator.faults().remove(id)).isFalse();
            assertThat(device.connectCode()).isZero();
            assertThat(stranger.connectCode()).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"user/get", "user/#", "user/+", "/#", "/a1Abc123Def/lamp01/user/get"})
    void subscriptionsAreRefused(String filter) throws Exception {
        long id = emulator.faults().add(PRODUCT, DEVICE, Fault.refuseSubscription(filter));
        try (TestDevice device = TestDevice.connected(emulator, DEVICE)) {
            assertThatThrownBy(() -> device.client.subscribe(device.topic("user/get"), 1))
                    .isInstanceOfSatisfying(
                            MqttException.class,
                            e -> assertThat(e.getReasonCode()).isEqualTo(128));
            emulator.faults().remove(id);
            device.client.subscribe(device.topic("user/get"), 1);
            assertThat(send("late")).isEqualTo(SendResult.SENT);
        }
    }

    @Test
    void subscriptionsThatTheFaultDoesNotCoverAreGranted() throws Exception {
        emulator.faults().add(PRODUCT, DEVICE, Fault.refuseSubscription("user/set/+"));
        try (TestDevice device = TestDevice.connected(emulator, DEVICE)) {
            device.client.subscribe(device.topic("user/get"), 1);
            assertThat(state().subscriptions()).containsExactly(device.topic("user/get"));
        }
    }

    @Test
    void everythingArrivesLaterAndInOrder() throws Exception {
        emulator.faults().add(PRODUCT, DEVICE, Fault.delay(Duration.ofMillis(300)));
        long start = System.nanoTime();
        try (TestDevice device = TestDevice.connected(emulator, DEVICE)) {
            device.client.subscribe(device.topic("user/get"), 1);
            for (int i = 0; i < 20; i++) {
                emulator.device(PRODUCT, DEVICE).send("user/get", i % 2, bytes(Integer.toString(i)));
            }
            Waiting.until(() -> device.arrived.size() == 20);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(900));
            assertThat(device.arrived.get(0).getValue()).isEqualTo("0");
            assertThat(device.arrived.get(19).getValue()).isEqualTo("19");
            assertThat(device.arrived)
                    .isSortedAccordingTo(
                            (a, b) -> Integer.compare(Integer.parseInt(a.getValue()), Integer.parseInt(b.getValue())));
        }
    }

    @Test
    void whatWasDelayedIsWrittenAtOnceWhenTheDelayEnds() throws Exception {
        try (TestDevice device = TestDevice.connected(emulator, DEVICE)) {
            device.client.subscribe(device.topic("user/get"), 1);
            long id = emulator.faults().add(PRODUCT, DEVICE, Fault.delay(Duration.ofSeconds(60)));
            assertThat(send("late")).isEqualTo(SendResult.SENT);
            emulator.faults().remove(id);
            Waiting.until(() -> device.arrived.size() == 1);
        }
    }

    @Test
    void aBlackHoleTakesEverythingInAndGivesNothingBackUntilItEnds() throws Exception {
        try (TestDevice device = TestDevice.connected(emulator, DEVICE);
                TestDevice other = TestDevice.connected(emulator, "lamp02")) {
            device.client.subscribe(device.topic("user/get"), 1);
            long id = emulator.faults().add(PRODUCT, DEVICE, Fault.blackHole());
            device.publish(device.topic("user/update"), "up", 1);
            assertThat(send("down")).isEqualTo(SendResult.SENT);
            // The other device's message is younger and yet arrives, so the held ones had their chance.
            other.publish(other.topic("user/update"), "passes", 1);
            Waiting.until(() -> emulator.device(PRODUCT, "lamp02").messages(0).size() == 1);
            assertThat(emulator.device(PRODUCT, DEVICE).messages(0)).isEmpty();
            assertThat(device.arrived).isEmpty();
            assertThat(device.client.isConnected()).isTrue();
            assertThat(state().online()).isTrue();
            emulator.faults().remove(id);
            Waiting.until(() -> device.arrived.size() == 1);
            Waiting.until(() -> emulator.device(PRODUCT, DEVICE).messages(0).size() == 1);
        }
    }

    @Test
    void aWriterIntoABlackHoleGetsStuck() throws Exception {
        try (SocketChannel channel = SocketChannel.open(
                new InetSocketAddress("127.0.0.1", emulator.ports().tcp()))) {
            channel.write(connect());
            Waiting.until(() -> state().online());
            emulator.faults().add(PRODUCT, DEVICE, Fault.blackHole());
            channel.configureBlocking(false);
            ByteBuffer pings = ByteBuffer.allocate(1024 * 1024);
            while (pings.hasRemaining()) {
                pings.put((byte) 0xc0).put((byte) 0);
            }
            Awaitility.await()
                    .dontCatchUncaughtExceptions()
                    .during(Duration.ofMillis(500))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> channel.write(pings.rewind()) == 0);
        }
    }

    /** A CONNECT packet with a keep-alive of 60 s. */
    private static ByteBuffer connect() throws Exception {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(body);
        out.writeUTF("MQTT");
        out.write(new byte[] {4, (byte) 0xc2, 0, 60});
        out.writeUTF(DEVICE + "|securemode=3,signmethod=hmacsha256|");
        out.writeUTF(DEVICE + "&" + PRODUCT);
        out.writeUTF(TestDevice.sign(DEVICE, DEVICE, TestDevice.SECRET));
        ByteBuffer packet = ByteBuffer.allocate(body.size() + 3);
        packet.put((byte) 0x10).put((byte) (body.size() % 128 | 0x80)).put((byte) (body.size() / 128));
        return packet.put(body.toByteArray()).flip();
    }

    private static Stream<Fault> silences() {
        return Stream.of(Fault.blackHole(), Fault.delay(Duration.ofSeconds(60)));
    }

    @ParameterizedTest
    @MethodSource("silences")
    void connectIsAnsweredOnceTheFaultEnds(Fault fault) throws Exception {
        long id = emulator.faults().add(PRODUCT, DEVICE, fault);
        try (TestDevice device = TestDevice.of(emulator, DEVICE)) {
            device.options.setConnectionTimeout(1);
            device.client.setTimeToWait(1_000);
            assertThat(device.connectCode()).isEqualTo(MqttException.REASON_CODE_CLIENT_TIMEOUT);
            assertThat(state().connects()).isZero();
            emulator.faults().remove(id);
            Waiting.until(() -> state().connects() == 1);
        }
    }

    @Test
    void aDeviceThatLeavesABlackHoleIsNoticedOnceItEnds() throws Exception {
        TestDevice device = TestDevice.connected(emulator, DEVICE);
        long id = emulator.faults().addForAll(Fault.blackHole());
        device.close();
        assertThat(state().online()).isTrue();
        emulator.faults().remove(id);
        Waiting.until(() -> !state().online());
    }

    @Test
    void theOperatorCanCloseABlackHole() throws Exception {
        try (TestDevice device = TestDevice.connected(emulator, DEVICE)) {
            emulator.faults().add(PRODUCT, DEVICE, Fault.blackHole());
            emulator.device(PRODUCT, DEVICE).disconnect();
            Waiting.until(() -> !device.client.isConnected());
            assertThat(state().online()).isFalse();
        }
    }

    @Test
    void acknowledgementsAreWithheld() throws Exception {
        emulator.faults().add(PRODUCT, DEVICE, Fault.withholdPuback(2));
        try (TestDevice device = TestDevice.connected(emulator, DEVICE)) {
            for (int i = 0; i < 3; i++) {
                device.publish(device.topic("user/update"), Integer.toString(i), 1);
            }
            Waiting.until(() -> emulator.device(PRODUCT, DEVICE).messages(0).size() == 3);
            Waiting.until(() -> device.client.getPendingDeliveryTokens().length == 2);
            assertThat(emulator.faults().all()).isEmpty();
        }
    }

    @Test
    void aDeletedDeviceTakesItsFaultsWithIt() {
        emulator.faults().add(PRODUCT, DEVICE, Fault.blackHole());
        emulator.faults().addForAll(Fault.delay(Duration.ofMillis(1)));
        emulator.devices().remove(PRODUCT, DEVICE);
        assertThat(emulator.faults().all()).hasSize(1).allMatch(active -> active.productKey() == null);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> emulator.faults().add(PRODUCT, DEVICE, Fault.blackHole()))
                .withMessageContaining(DEVICE);
    }

    @Test
    void faultsAreListedAndRemovedOverRest() throws Exception {
        JsonNode one = call("POST", PATH, "{\"type\":\"refuse-connect\",\"count\":3,\"returnCode\":5}", 201);
        assertThat(one.path("type").asText()).isEqualTo("refuse-connect");
        assertThat(one.path("deviceName").asText()).isEqualTo(DEVICE);
        JsonNode all = call("POST", "/api/faults", "{\"type\":\"delay\",\"delayMillis\":20}", 201);
        assertThat(all.path("deviceName").isNull()).isTrue();
        call("POST", PATH, "{\"type\":\"refuse-subscription\",\"filter\":\"user/#\"}", 201);
        call("POST", PATH, "{\"type\":\"black-hole\"}", 201);
        call("POST", PATH, "{\"type\":\"withhold-puback\"}", 201);
        assertThat(call("GET", PATH, "", 200).path("faults")).hasSize(5);
        assertThat(call("GET", "/api/faults", "", 200)
                        .path("faults")
                        .get(0)
                        .path("count")
                        .asInt())
                .isEqualTo(3);
        call("DELETE", "/api/faults/" + one.path("id").asText(), "", 200);
        call("DELETE", "/api/faults/" + one.path("id").asText(), "", 404);
        JsonNode drop =
                call("POST", PATH, "{\"type\":\"drop-at-random\",\"withinMillis\":3600000,\"seed\":12345678901}", 201);
        assertThat(drop.path("withinMillis").asInt()).isEqualTo(3_600_000);
        assertThat(drop.path("seed").asLong()).isEqualTo(12_345_678_901L);
        JsonNode cut = call("POST", PATH, "{\"type\":\"drop-after-bytes\",\"after\":1000,\"count\":2}", 201);
        assertThat(cut.path("after").asInt()).isEqualTo(1000);
        assertThat(cut.path("count").asInt()).isEqualTo(2);
        assertThat(call("DELETE", PATH, "", 200).path("removed").asInt()).isEqualTo(5);
        assertThat(call("GET", PATH, "", 200).path("faults")).hasSize(1);
        assertThat(call("DELETE", "/api/faults", "", 200).path("removed").asInt())
                .isEqualTo(1);
        assertThat(emulator.faults().all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'lose-datagrams','count':0,'percent':30,'seed':7}",
                "{'type':'duplicate-datagrams','count':5,'percent':100,'seed':0}",
                "{'type':'separate-response','count':1,'delayMillis':500}",
                "{'type':'dtls-alert','count':1}",
                "{'type':'expire-token','count':2}",
                "{'type':'refuse-request','count':1,'returnCode':503}",
                "{'type':'refuse-alink','count':1,'filter':'thing/topo/+','returnCode':6400}",
                "{'type':'lose-reply','count':2,'filter':'combine/login'}",
                "{'type':'refuse-request','count':0,'returnCode':20004}"
            })
    void faultsOfCoapAndHttpsComeBackAsTheyWereAdded(String fault) throws Exception {
        String body = fault.replace('\'', '"');
        JsonNode added = call("POST", PATH, body, 201);
        MAPPER.readTree(body)
                .fields()
                .forEachRemaining(field -> assertThat(added.get(field.getKey())).isEqualTo(field.getValue()));
        call("DELETE", PATH, "", 200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    no JSON;                                                  body
                    {};                                                       type must be one of refuse-connect
                    {"type":"explode"};                                       type must be one of refuse-connect
                    {"type":"refuse-connect"};                                returnCode must be 1 to 5
                    {"type":"refuse-connect","returnCode":6};                 returnCode must be 1 to 5
                    {"type":"refuse-connect","returnCode":5,"count":-1};      count must be 0 to 100000
                    {"type":"refuse-connect","returnCode":5,"count":100001};  count must be 0 to 100000
                    {"type":"refuse-connect","returnCode":"x"};               returnCode must be a whole number
                    {"type":"refuse-subscription"};                           filter must be
                    {"type":"refuse-subscription","filter":"a/#/b"};          filter must be
                    {"type":"delay"};                                         delayMillis must be 1 to 60000
                    {"type":"delay","delayMillis":60001};                     delayMillis must be 1 to 60000
                    {"type":"black-hole","delayMillis":5};                    delayMillis does not go with black-hole
                    {"type":"black-hole","filter":"a"};                       filter does not go with black-hole
                    {"type":"black-hole","seconds":5};                        only type, count
                    {"type":"drop-after-packets"};                            after must be 1 to 1000000000
                    {"type":"drop-after-bytes","after":0};                    after must be 1 to 1000000000
                    {"type":"download-status","returnCode":200};              returnCode must be 400 to 599
                    {"type":"download-slow"};                                 bytesPerSecond must be 1 to 1000000000
                    {"type":"lose-datagrams"};                                percent must be 1 to 100
                    {"type":"duplicate-datagrams","percent":101};             percent must be 1 to 100
                    {"type":"separate-response"};                             delayMillis must be 1 to 60000
                    {"type":"refuse-request","returnCode":200};               returnCode must be 400 to 599
                    {"type":"refuse-request","returnCode":50000};             returnCode must be 400 to 599
                    {"type":"refuse-alink","filter":"#","returnCode":200};    returnCode must be 400 to 99999
                    {"type":"refuse-alink","filter":"/sys/#","returnCode":500}; filter must be a relative topic filter
                    {"type":"lose-reply"};                                    filter must be a relative topic filter
                    {"type":"expire-token","percent":5};                      percent does not go with expire-token
                    {"type":"dtls-alert","returnCode":500};                   returnCode does not go with dtls-alert
                    {"type":"drop-at-random"};                                withinMillis must be 1 to 3600000
                    {"type":"drop-at-random","withinMillis":9,"seed":"x"};    seed must be a whole number
                    {"type":"drop-at-random","withinMillis":9,"after":1};     after does not go with drop-at-random
                    {"type":"delay","delayMillis":5,"seed":1};                seed does not go with delay
                    """)
    void malformedFaultsAreRefusedWithASentence(String body, String sentence) throws Exception {
        assertThat(call("POST", PATH, body, 400).path("error").asText())
                .contains(sentence)
                .endsWith(".");
    }

    @Test
    void thereIsABoundOnFaults() throws Exception {
        for (int i = 0; i < 1000; i++) {
            emulator.faults().addForAll(Fault.refuseSubscription("user/" + i));
        }
        assertThatThrownBy(() -> emulator.faults().addForAll(Fault.refuseSubscription("user/more")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("remove some");
        call("POST", PATH, "{\"type\":\"black-hole\"}", 429);
    }

    private static DeviceState state() {
        return emulator.device(PRODUCT, DEVICE).state();
    }

    private static SendResult send(String payload) {
        return emulator.device(PRODUCT, DEVICE).send("user/get", 1, bytes(payload));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode call(String method, String path, String body, int status) throws Exception {
        HttpResponse<String> response = HTTP.send(
                HttpRequest.newBuilder(URI.create(
                                "http://127.0.0.1:" + emulator.ports().rest() + path))
                        .timeout(Duration.ofSeconds(20))
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return MAPPER.readTree(response.body());
    }
}
