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
package org.openhab.aliyuniot.emulator.thingmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.Emulated;
import org.openhab.aliyuniot.emulator.TestDevice;
import org.openhab.aliyuniot.emulator.Waiting;
import org.openhab.aliyuniot.emulator.call.RrpcException;
import org.openhab.aliyuniot.emulator.call.ServiceReply;
import org.openhab.aliyuniot.emulator.cloud.CloudThing;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
import org.openhab.aliyuniot.emulator.configuration.ProductDefinition;

@NonNullByDefault({})
class ThingModelTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String PRODUCT = TestDevice.PRODUCT_KEY;
    private static final String DEVICE = "lamp01";
    private static final Duration LONG = Duration.ofSeconds(8);

    @Emulated(devices = DEVICE, configuration = "withThingModel")
    private static AliyunIotEmulator emulator;

    private static CloudThing thing;

    private TestDevice device;
    private int lastId;

    private static EmulatorConfiguration withThingModel(EmulatorConfiguration usual) throws Exception {
        ThingModel model = ThingModel.read(Files.readAllBytes(Path.of("src/test/resources/lamp.tsl.json")));
        return usual.withProduct(ProductDefinition.of(PRODUCT).withThingModel(model));
    }

    @BeforeAll
    static void prepare() throws Exception {
        thing = emulator.thing(PRODUCT, DEVICE);
    }

    @BeforeEach
    void connect() throws Exception {
        device = TestDevice.connected(emulator, DEVICE);
    }

    @AfterEach
    void close() throws Exception {
        device.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    Power;       1;                                       true
                    Power;       true;                                    false
                    Power;       2;                                       false
                    Power;       "1";                                     false
                    Temp;        -40;                                     true
                    Temp;        55.5;                                    true
                    Temp;        55.51;                                   false
                    Temp;        1e999999999;                             false
                    Level;       100;                                     true
                    Level;       50.0;                                    false
                    Level;       -1;                                      false
                    Mode;        2;                                       true
                    Mode;        1;                                       false
                    Label;       "12345678";                              true
                    Label;       "1234567°";                              false
                    Label;       7;                                       false
                    Since;       "1510799670074";                         true
                    Since;       1510799670074;                           false
                    Colour;      {"hue":360,"value":0.5};                 true
                    Colour;      {"hue":361};                             false
                    Colour;      {"saturation":1};                        false
                    Colour;      [1];                                     false
                    Scene;       [1,2,3];                                 true
                    Scene;       [1,2,3,4];                               false
                    Scene;       ["1"];                                   false
                    night:Power; 0;                                       true
                    night:Level; 0;                                       false
                    Unknown;     1;                                       false
                    Level;       null;                                    false
                    """)
    void aPropertyIsKeptWhenItFitsTheModelAndElseDroppedSilently(String identifier, String value, boolean fits)
            throws Exception {
        JsonNode reply = ask("thing/event/property/post", "{\"" + identifier + "\":" + value + "}");
        assertThat(reply.path("code").asInt()).isEqualTo(200);
        assertThat(thing.properties().containsKey(identifier)).isEqualTo(fits);
        if (fits) {
            assertThat(thing.properties().get(identifier).value()).isEqualTo(value);
        }
    }

    @Test
    void aPropertyMayComeWithItsTime() throws Exception {
        ask("thing/event/property/post", "{\"Level\":{\"value\":7,\"time\":1510799670074},\"Power\":0}");
        assertThat(thing.properties())
                .containsEntry("Level", new PropertyValue("7", Instant.ofEpochMilli(1510799670074L)))
                .containsKey("Power");
        ask("thing/event/property/post", "{\"Level\":{\"value\":8,\"time\":\"now\"}}");
        assertThat(thing.properties().get("Level").value()).isEqualTo("7");
    }

    @Test
    void batchesAndHistoryDoNotReplaceNewerValues() throws Exception {
        ask("thing/event/property/post", "{\"Level\":{\"value\":7,\"time\":2000}}");
        ask(
                "thing/event/property/batch/post",
                "{\"properties\":{\"Level\":[{\"value\":1,\"time\":1000},{\"value\":8,\"time\":3000}],"
                        + "\"Mode\":[{\"value\":2,\"time\":1000}]},\"events\":{\"Alarm\":[{\"value\":{\"code\":1},\"time\":1}]}}");
        ask(
                "thing/event/property/history/post",
                "[{\"identity\":{\"productKey\":\"" + PRODUCT + "\",\"deviceName\":\"" + DEVICE + "\"},"
                        + "\"properties\":[{\"Level\":{\"value\":2,\"time\":500},\"Power\":{\"value\":1,\"time\":500}}]}]");
        assertThat(thing.properties().get("Level").value()).isEqualTo("8");
        assertThat(thing.properties()).containsKeys("Mode", "Power");
        assertThat(thing.events(0)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    Alarm;      {"value":{"code":9},"time":1510799670074};  200
                    Alarm;      {"code":9};                                 200
                    Alarm;      {"value":{"code":10},"time":1};             6306
                    Alarm;      {"value":{"cause":1},"time":1};             6304
                    Alarm;      {"value":{"code":1},"time":"today"};        6311
                    Alarm;      [];                                         460
                    night:Dark; {"value":{},"time":1};                      200
                    Dark;       {"value":{},"time":1};                      6321
                    """)
    void anEventIsRefusedWithACodeWhenItDoesNotFitTheModel(String identifier, String params, int code)
            throws Exception {
        JsonNode reply = ask("thing/event/" + identifier + "/post", params);
        assertThat(reply.path("code").asInt()).isEqualTo(code);
        assertThat(thing.events(0)).hasSize(code == 200 ? 1 : 0);
    }

    @Test
    void anEventIsKeptWithTypeValueAndTime() throws Exception {
        ask("thing/event/Alarm/post", "{\"value\":{\"code\":9},\"time\":1510799670074}");
        assertThat(thing.events(0))
                .containsExactly(
                        new ThingEvent(1, "Alarm", "alert", "{\"code\":9}", Instant.ofEpochMilli(1510799670074L)));
        assertThat(thing.events(1)).isEmpty();
    }

    @Test
    void theModelIsGivenToDevices() throws Exception {
        JsonNode model = ask("thing/dsltemplate/get", "{}").path("data");
        assertThat(model.path("profile").path("deviceName").asText()).isEqualTo(DEVICE);
        assertThat(model.path("properties")).hasSize(8);
        assertThat(model.path("functionBlocks")).hasSize(1);
        JsonNode reduced = ask("thing/dynamicTsl/get", "{\"nodes\":[\"type\",\"identifier\"],\"addDefault\":false}")
                .path("data");
        assertThat(reduced.path("properties").path(0))
                .hasToString("{\"identifier\":\"Power\",\"dataType\":{\"type\":\"bool\"}}");
        assertThat(reduced.path("events")).hasSize(1);
        assertThat(reduced.path("services")).hasSize(2);
    }

    @Test
    void aSetIsRepliedToByTheDevice() throws Exception {
        CompletableFuture<ServiceReply> set = later(() -> thing.set("{\"Level\":7,\"night:Power\":1}", LONG));
        JsonNode request = request(device.system("thing/service/property/set"));
        assertThat(request.path("method").asText()).isEqualTo("thing.service.property.set");
        assertThat(request.path("params")).hasToString("{\"Level\":7,\"night:Power\":1}");
        device.publish(
                device.system("thing/service/property/set_reply"),
                "{\"id\":\"" + request.path("id").asText() + "\",\"code\":200,\"data\":{}}",
                0);
        assertThat(set.get(20, TimeUnit.SECONDS)).isEqualTo(new ServiceReply(200, "{}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"{\"Temp\":1}; Temp cannot be set", "{\"Level\":101}; Level must be", "{}; 1 to 200"})
    void whatTheModelForbidsIsNotSet(String params, String sentence) {
        assertThatExceptionOfType(RrpcException.class)
                .isThrownBy(() -> thing.set(params, LONG))
                .withMessageContaining(sentence)
                .satisfies(refused -> assertThat(refused.status()).isEqualTo(400));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> thing.wish(params))
                .withMessageContaining(sentence);
        assertThat(thing.desired()).isEmpty();
    }

    @Test
    void aDeviceThatDoesNotReplyOrIsOfflineIsTold() throws Exception {
        assertThatExceptionOfType(RrpcException.class)
                .isThrownBy(() -> thing.set("{\"Level\":7}", Duration.ofMillis(50)))
                .satisfies(refused -> assertThat(refused.status()).isEqualTo(504));
        emulator.device(PRODUCT, DEVICE).setEnabled(false);
        assertThatExceptionOfType(RrpcException.class)
                .isThrownBy(() -> thing.call("Blink", "{}", LONG))
                .satisfies(refused -> assertThat(refused.status()).isEqualTo(409));
    }

    @Test
    void whatADeviceIsToBecomeIsSentKeptAndDeletedByVersion() throws Exception {
        thing.wish("{\"Level\":7}");
        thing.wish("{\"Level\":8,\"Mode\":2}");
        Waiting.until(() ->
                device.arrivedOn(device.system("thing/service/property/set")).size() == 2);
        assertThat(ask("thing/property/desired/get", "[\"Level\",\"Power\"]").path("data"))
                .hasToString("{\"Level\":{\"version\":2,\"value\":8}}");
        ask("thing/property/desired/delete", "{\"Level\":{\"version\":1}}");
        assertThat(thing.desired()).containsEntry("Level", new DesiredValue("8", 2));
        ask("thing/property/desired/delete", "{\"Level\":{\"version\":2},\"Mode\":{}}");
        assertThat(thing.desired()).isEmpty();
        thing.wish("{\"Level\":9}");
        assertThat(thing.desired()).containsEntry("Level", new DesiredValue("9", 3));
    }

    @Test
    void anAsynchronousServiceIsCalledOnItsTopic() throws Exception {
        CompletableFuture<ServiceReply> call = later(() -> thing.call("Blink", "{\"times\":3}", LONG));
        JsonNode request = request(device.system("thing/service/Blink"));
        assertThat(request.path("params")).hasToString("{\"times\":3}");
        device.publish(
                device.system("thing/service/Blink_reply"),
                "{\"id\":\"" + request.path("id").asText() + "\",\"code\":400}",
                0);
        assertThat(call.get(20, TimeUnit.SECONDS)).isEqualTo(new ServiceReply(400, "{}"));
        assertThatExceptionOfType(RrpcException.class)
                .isThrownBy(() -> thing.call("Blink", "{\"times\":11}", LONG))
                .withMessageContaining("Blink.times must be a whole number, at least 1, at most 10");
    }

    @Test
    void aSynchronousServiceIsCalledOverTheTopicOfTheSystem() throws Exception {
        CompletableFuture<ServiceReply> call = later(() -> thing.call("Measure", "{}", LONG));
        Waiting.until(() -> device.arrived.size() == 1);
        String topic = device.arrived.get(0).getKey();
        assertThat(topic).startsWith(device.system("rrpc/request/"));
        assertThat(request(topic).path("method").asText()).isEqualTo("thing.service.Measure");
        device.publish(
                topic.replace("/request/", "/response/"), "{\"id\":\"1\",\"code\":200,\"data\":{\"watts\":4.5}}", 0);
        assertThat(call.get(20, TimeUnit.SECONDS)).isEqualTo(new ServiceReply(200, "{\"watts\":4.5}"));
    }

    @Test
    void aSynchronousServiceIsCalledOnItsTopicWhenTheDeviceAnnouncesExt() throws Exception {
        String clientId = DEVICE + "|securemode=3,signmethod=hmacsha256,ext=1|";
        try (TestDevice announcing = new TestDevice(
                "tcp://127.0.0.1:" + emulator.ports().tcp(),
                clientId,
                DEVICE + "&" + PRODUCT,
                TestDevice.sign(DEVICE, DEVICE, TestDevice.SECRET))) {
            announcing.client.connect(announcing.options);
            CompletableFuture<ServiceReply> call = later(() -> thing.call("Measure", "{}", LONG));
            Waiting.until(() -> announcing.arrived.size() == 1);
            String topic = announcing.arrived.get(0).getKey();
            assertThat(topic).matches("/ext/rrpc/[0-9]+" + announcing.system("thing/service/Measure"));
            announcing.publish(topic, "nonsense", 0);
            assertThat(call)
                    .failsWithin(Duration.ofSeconds(20))
                    .withThrowableThat()
                    .withMessageContaining("no reply of Alink");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    [];                                                                      is no JSON object
                    {;                                                                       is no JSON
                    {"properties":[{}]};                                                     has no identifier
                    {"properties":[{"identifier":"P","dataType":{"type":"blob"}}]};          P has no data type
                    {"properties":[{"identifier":"P","dataType":{"type":"int","specs":{"min":"x"}}}]}; P has a min
                    {"events":[{"identifier":"E","outputData":[{}]}]};                       a parameter of E has no identifier
                    """)
    void aModelThatIsWrongIsRefusedWithASentence(String tsl, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ThingModel.read(tsl.getBytes(StandardCharsets.UTF_8)))
                .withMessageContaining(sentence);
    }

    private interface Action {
        ServiceReply run() throws RrpcException;
    }

    private static CompletableFuture<ServiceReply> later(Action action) {
        CompletableFuture<ServiceReply> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                result.complete(action.run());
            } catch (RrpcException | RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return result;
    }

    private JsonNode request(String topic) throws Exception {
        Waiting.until(() -> device.arrivedOn(topic).size() == 1);
        return MAPPER.readTree(device.arrivedOn(topic).get(0));
    }

    /** The reply to a request of the device. */
    private JsonNode ask(String path, String params) throws Exception {
        String reply = device.system(path + "_reply");
        device.client.subscribe(reply, 1);
        int before = device.arrivedOn(reply).size();
        device.publish(device.system(path), "{\"id\":\"" + ++lastId + "\",\"params\":" + params + "}", 1);
        Waiting.until(() -> device.arrivedOn(reply).size() > before);
        return MAPPER.readTree(device.arrivedOn(reply).get(before));
    }
}
