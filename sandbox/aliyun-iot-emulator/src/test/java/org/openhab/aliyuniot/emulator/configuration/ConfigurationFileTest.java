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
package org.openhab.aliyuniot.emulator.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openhab.aliyuniot.emulator.command.EmulatorCommand;
import org.openhab.aliyuniot.emulator.login.ConnectRequest;
import org.openhab.aliyuniot.emulator.thingmodel.RawCodec;
import org.openhab.aliyuniot.emulator.thingmodel.ThingModel;
import org.openhab.aliyuniot.emulator.topic.TopicClass;
import picocli.CommandLine;

@NonNullByDefault({})
class ConfigurationFileTest {
    private static final String SECRET = "s3cret-value";

    @TempDir
    private Path folder;

    @Test
    void everythingThatCanBeConfiguredIsRead() throws Exception {
        EmulatorConfiguration configuration = read("""
                bind: 0.0.0.0
                ports:
                  tcp: 1883
                  tls: 8883
                  ws: 8083
                  wss: 8084
                  rest: 8180
                  coapDtls: 5684
                  coapSymmetric: 5682
                  coapPlain: 5683
                  https: 8444
                  tlsPsk: 8885
                limits: strict
                retransmitSeconds: 7
                minKeepAliveSeconds: 3
                tokenSeconds: 60
                tlsHostNames: [mqtt.example.org]
                products:
                  - productKey: a1Abc123Def
                    topics:
                      - topic: user/lamp/state
                        rights: publish
                    devices:
                      - deviceName: lamp01
                        deviceSecret: s3cret-value
                      - deviceName: lamp02
                        deviceSecret: 0123456789
                """);
        assertThat(configuration.bindAddress()).isEqualTo("0.0.0.0");
        assertThat(configuration.ports().tcp()).isEqualTo(1883);
        assertThat(configuration.ports().tls()).isEqualTo(8883);
        assertThat(configuration.strictLimits()).isTrue();
        assertThat(configuration.retransmitSeconds()).isEqualTo(7);
        assertThat(configuration.minKeepAliveSeconds()).isEqualTo(3);
        assertThat(configuration.ports().ws()).isEqualTo(8083);
        assertThat(configuration.ports().wss()).isEqualTo(8084);
        assertThat(configuration.ports().rest()).isEqualTo(8180);
        assertThat(configuration.ports().coapDtls()).isEqualTo(5684);
        assertThat(configuration.ports().coapSymmetric()).isEqualTo(5682);
        assertThat(configuration.ports().coapPlain()).isEqualTo(5683);
        assertThat(configuration.ports().https()).isEqualTo(8444);
        assertThat(configuration.ports().tlsPsk()).isEqualTo(8885);
        assertThat(configuration.tokenSeconds()).isEqualTo(60);
        assertThat(configuration.tlsHostNames()).containsExactly("mqtt.example.org");
        assertThat(configuration.products())
                .containsExactly(new ProductDefinition(
                        "a1Abc123Def", List.of(new TopicClass("user/lamp/state", TopicClass.Rights.PUBLISH))));
        assertThat(configuration.devices())
                .containsExactly(
                        new DeviceDefinition("a1Abc123Def", "lamp01", SECRET),
                        new DeviceDefinition("a1Abc123Def", "lamp02", "0123456789"));
    }

    @Test
    void theExampleOfTheReadmeIsValid() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        Files.copy(Path.of("src/test/resources/lamp.tsl.json"), folder.resolve("lamp.tsl.json"));
        Files.writeString(folder.resolve("lamp.config.json"), "{\"interval\":60}");
        int start = readme.indexOf("```yaml\n") + 8;
        EmulatorConfiguration configuration = read(readme.substring(start, readme.indexOf("```", start)));
        assertThat(configuration.ports().rest()).isEqualTo(8180);
        assertThat(configuration.products().get(0).topics()).hasSize(2);
        assertThat(configuration.products().get(0).remoteConfig()).isEqualTo("{\"interval\":60}");
        assertThat(configuration.devices()).hasSize(3);
        assertThat(configuration.gateways()).hasSize(1);
        assertThat(configuration.products().get(0).thingModel())
                .isEqualTo(ThingModel.read(Files.readAllBytes(folder.resolve("lamp.tsl.json"))));
    }

    @Test
    void aProductMayHaveDataOfItsOwnFormat() throws Exception {
        assertThat(read("products:\n  - productKey: p\n    dataFormat: raw").products())
                .containsExactly(ProductDefinition.of("p").withCodec(RawCodec.JSON));
        assertThat(read("products:\n  - productKey: p\n    dataFormat: alink").products())
                .containsExactly(ProductDefinition.of("p"));
    }

    @Test
    void gatewaysAndRegistrationAreRead() throws Exception {
        EmulatorConfiguration configuration = read("""
                products:
                  - productKey: a1Gateway
                    devices:
                      - deviceName: gw001
                        deviceSecret: s3cret-value
                        subDevices:
                          - productKey: a1Sub
                            deviceName: sub001
                      - deviceName: gw002
                        deviceSecret: s3cret-value
                        gateway: true
                  - productKey: a1Sub
                    productSecret: s3cret-value
                    devices:
                      - deviceName: sub001
                  - productKey: a1Off
                    productSecret: s3cret-value
                    dynamicRegistration: false
                  - productKey: a1SubOnly
                    dynamicRegistration: true
                """);
        assertThat(configuration.gateways())
                .containsExactly(
                        new GatewayDefinition(
                                new DeviceName("a1Gateway", "gw001"), List.of(new DeviceName("a1Sub", "sub001"))),
                        new GatewayDefinition(new DeviceName("a1Gateway", "gw002"), List.of()));
        assertThat(configuration.products())
                .extracting(ProductDefinition::registration)
                .containsExactly(
                        DynamicRegistration.OFF,
                        new DynamicRegistration(true, SECRET),
                        new DynamicRegistration(false, SECRET),
                        new DynamicRegistration(true, null));
        assertThat(configuration.devices().get(2).deviceSecret()).matches("[0-9a-f]{32}");
        assertThat(configuration.toString()).doesNotContain(SECRET);
    }

    @Test
    void aThingModelThatIsWrongIsReportedWithItsProduct() throws Exception {
        Files.writeString(folder.resolve("bad.json"), "[]");
        assertThatThrownBy(() -> read("products:\n  - productKey: p\n    thingModel: bad.json"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageEndingWith("products[0]: the thing model is no JSON object.");
    }

    @Test
    void secretsAreNotPrinted() {
        assertThat(new DeviceDefinition("pk", "lamp01", SECRET)).hasToString("pk/lamp01");
        assertThat(new ConnectRequest(4, "a|b|\nforged", "lamp01&pk", SECRET, 60, false, true, null).toString())
                .doesNotContain(SECRET)
                .doesNotContain("\n");
    }

    @Test
    void onlyThisMachineIsServedByDefault() throws Exception {
        EmulatorConfiguration configuration = read("products: []");
        assertThat(configuration.bindAddress()).isEqualTo("127.0.0.1");
        assertThat(configuration.tlsHostNames()).containsExactly("localhost", "127.0.0.1", "::1");
    }

    @Test
    void aPlainOffIsAWord() throws Exception {
        assertThat(read("limits: off\nproducts: []").strictLimits()).isFalse();
    }

    static List<Arguments> mistakes() {
        return List.of(
                Arguments.of("product: []", "product (line 1) is not known"),
                Arguments.of("ports: {tcp: 70000}", "ports.tcp must be 0"),
                Arguments.of("limits: maybe", "limits (line 1) must be one of [STRICT, OFF]"),
                Arguments.of("retransmitSeconds: 0", "retransmitSeconds must be 1 to 3600"),
                Arguments.of("minKeepAliveSeconds: 31", "minKeepAliveSeconds must be 1 to 30"),
                Arguments.of("ports: {wss: -1}", "ports.wss must be 0"),
                Arguments.of("ports: {tcp: many}", "ports.tcp (line 1) must be a whole number"),
                Arguments.of("products:\n  - devices: []", "products[0]: productKey is missing"),
                Arguments.of("products:\n  - productKey: a b", "products[0]: productKey must have"),
                Arguments.of(device("deviceSecret: " + SECRET), "products[0].devices[0]: deviceName is missing"),
                Arguments.of(device("deviceName: lamp01"), "products[0].devices[0]: deviceSecret is missing"),
                Arguments.of(
                        device("deviceName: lamp 01\n        deviceSecret: " + SECRET),
                        "products[0].devices[0]: deviceName must have"),
                Arguments.of(
                        device("deviceName: lamp01\n        deviceSecret: [" + SECRET + "]"),
                        "products[0].devices[0].deviceSecret (line 5) must be text"),
                Arguments.of(
                        device("deviceName: lamp01\n        deviceSecret: '" + SECRET + "\n"), "it is no valid YAML"),
                Arguments.of(
                        "products:\n  - productKey: p\n    topics:\n      - topic: /user/x\n        rights: both",
                        "topic must be relative"),
                Arguments.of(
                        "products:\n  - productKey: p\n    topics:\n      - topic: user/x\n        rights: read",
                        "products[0].topics[0].rights (line 5) must be one of [PUBLISH, SUBSCRIBE, BOTH]"),
                Arguments.of(
                        "products:\n  - productKey: p\n  - productKey: p", "products[1]: productKey p is there twice"),
                Arguments.of(
                        "products:\n  - productKey: p\n    thingModel: none.json",
                        "products[0]: thingModel is missing, no file, or larger than 1 MB"),
                Arguments.of(
                        "products:\n  - productKey: p\n    dataFormat: hex",
                        "products[0].dataFormat (line 3) must be one of [ALINK, RAW]"),
                Arguments.of(
                        "products:\n  - productKey: p\n    productSecret: ''",
                        "products[0]: productSecret must have 1"),
                Arguments.of(
                        "products:\n  - productKey: p\n    dynamicRegistration: maybe",
                        "products[0].dynamicRegistration (line 3) must be true or false"),
                Arguments.of(
                        device("deviceName: gw\n        deviceSecret: a\n        subDevices: [{productKey: p}]"),
                        "products[0].devices[0]: deviceName is missing"),
                Arguments.of(
                        device(
                                "deviceName: gw\n        deviceSecret: a\n        subDevices: [{productKey: p, deviceName: x}]"),
                        "there is no device p/x"),
                Arguments.of(
                        device(
                                "deviceName: gw\n        deviceSecret: a\n        subDevices: [{productKey: p, deviceName: gw}]"),
                        "products[0].devices[0]: subDevices must not name the gateway itself"),
                Arguments.of("", "is empty"),
                Arguments.of("products: 7", "products (line 1) must be a list"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsReportedWithItsFieldAndWithoutSecrets(String yaml, String sentence) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(sentence)
                .hasMessageEndingWith(".")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain(SECRET));
    }

    @Test
    void theProgramEndsWithTwoWhenTheConfigurationIsWrong() {
        String data = folder.resolve("data").toString();
        String missing = folder.resolve("missing.yaml").toString();
        assertThat(execute("--config", missing, "--data", data)).isEqualTo(2);
        assertThat(execute("--data", data)).isEqualTo(2);
        assertThat(execute("--config", missing, "--data", data, "--tcp-port", "many"))
                .isEqualTo(2);
    }

    private static int execute(String... arguments) {
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        return new CommandLine(new EmulatorCommand())
                .setErr(nowhere)
                .setOut(nowhere)
                .execute(arguments);
    }

    private static String device(String lines) {
        return "products:\n  - productKey: p\n    devices:\n      - " + lines;
    }

    private EmulatorConfiguration read(String yaml) throws IOException, ConfigurationException {
        Path file = folder.resolve("devices.yaml");
        Files.writeString(file, yaml);
        return ConfigurationFile.read(file, folder);
    }
}
