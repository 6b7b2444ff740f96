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
package org.openhab.binding.aliyuniot.link.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.openhab.binding.aliyuniot.link.gateway.House.BOUND;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.configuration.DeviceDefinition;
import org.openhab.aliyuniot.emulator.configuration.DeviceName;
import org.openhab.aliyuniot.emulator.configuration.DynamicRegistration;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
import org.openhab.aliyuniot.emulator.fault.Fault;
import org.openhab.aliyuniot.emulator.message.ReceivedMessage;
import org.openhab.binding.aliyuniot.link.endpoint.Endpoint;
import org.openhab.binding.aliyuniot.link.endpoint.Protocol;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure.Reason;
import org.openhab.binding.aliyuniot.link.gateway.House.Child;
import org.openhab.binding.aliyuniot.link.gateway.session.SubDevice;
import org.openhab.binding.aliyuniot.link.identity.ClientIdKey;
import org.openhab.binding.aliyuniot.link.identity.ConnectCredentials;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;
import org.openhab.binding.aliyuniot.link.identity.ProductSecret;
import org.openhab.binding.aliyuniot.link.registration.LearntSecret;
import org.openhab.binding.aliyuniot.link.registration.LearntSecrets;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttSettings;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttTransportFactory;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttVersion;

/** Sub-devices whose learnt secrets the platform refuses, with the emulator over a socket. */
@NonNullByDefault({})
class RefusedSecretsTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final String PRODUCT_SECRET = "prodSecret000001";
    private static final DeviceIdentity HOME = DeviceIdentity.of("a1Abc123Def", "home");
    private static final DeviceIdentity LAMP = DeviceIdentity.of("a2SubPk0001", "lamp01");
    private static final LearntSecret OLD = new LearntSecret.OfDevice(new DeviceSecret("f".repeat(32)));
    private static final LearntSecret GOOD = new LearntSecret.OfDevice(new DeviceSecret(SECRET));
    private static final int MANY = 60;

    @TempDir
    Path folder;

    private AliyunIotEmulator emulator;
    private House house;

    @BeforeEach
    void begin() throws Exception {
        emulator = AliyunIotEmulator.start(EmulatorConfiguration.in(Files.createDirectory(folder.resolve("cloud")))
                .withStrictLimits(false)
                .withDevice(HOME.productKey().value(), HOME.deviceName().value(), SECRET)
                .withDevice(LAMP.productKey().value(), LAMP.deviceName().value(), SECRET));
        emulator.product("a2SubPk0001").setRegistration(new DynamicRegistration(true, PRODUCT_SECRET));
        LateFactory transports = new LateFactory();
        house = new House(HOME, transports, folder, true);
        transports.real.complete(new MqttTransportFactory(
                house.runtime,
                new MqttSettings(
                        new Endpoint("localhost", emulator.ports().tcp(), Protocol.TCP),
                        TrustAnchors.ofRuntime(),
                        ConnectCredentials.of(HOME, new DeviceSecret(SECRET))
                                .with(ClientIdKey.SECURE_MODE, "3")
                                .with(ClientIdKey.EXTENSION, "3")
                                .with(ClientIdKey.AUTO_SUBSCRIBE, "1")
                                .build(),
                        Duration.ofSeconds(60),
                        true,
                        MqttVersion.V3_1_1)));
        house.awaitOnline();
    }

    @AfterEach
    void end() throws Exception {
        house.close();
        emulator.close();
    }

    /** What the gateway asked about its sub-devices, in order. */
    private List<String> asked() {
        return emulator.device("a1Abc123Def", "home").messages(0).stream()
                .map(ReceivedMessage::topic)
                .filter(topic -> topic.contains("/combine/") || topic.contains("/thing/"))
                .filter(topic -> !topic.endsWith("topo/get") && !topic.endsWith("_reply"))
                .map(topic -> topic.replaceAll("^.*/(combine|thing)/", ""))
                .toList();
    }

    private LearntSecret onDisk(DeviceIdentity device) throws Exception {
        return LearntSecrets.open(folder.resolve("secrets.json")).find(device);
    }

    private static DeviceName name(DeviceIdentity device) {
        return new DeviceName(device.productKey().value(), device.deviceName().value());
    }

    @ParameterizedTest
    @CsvSource({
        "true,, login sub/register login",
        "true, prodSecret000001, login proxy/provisioning/product_register login",
        "false,, topo/add sub/register topo/add login",
        "false, prodSecret000001, topo/add proxy/provisioning/product_register topo/add login"
    })
    void anotherOneIsAskedForKeptAndUsedInTheSameAttempt(boolean belongs, String productSecret, String requests)
            throws Exception {
        if (belongs) {
            emulator.gateway("a1Abc123Def", "home").add(name(LAMP));
        }
        house.secrets.keep(Map.of(LAMP, OLD));

        Child lamp = house.child(
                new SubDevice(LAMP, null, productSecret == null ? null : new ProductSecret(productSecret), true));
        lamp.awaitOnline();

        assertThat(lamp.offline).isEmpty();
        assertThat(asked()).containsExactly(requests.split(" "));
        assertThat(onDisk(LAMP)).isEqualTo(GOOD);
    }

    /** What a platform says that gives no other one, and what the sub-device shows. */
    @ParameterizedTest
    @CsvSource({
        "thing/sub/register, 6289, ALREADY_ACTIVATED",
        "thing/sub/register, 6288, REGISTRATION_OFF",
        "thing/sub/register, 6100, UNKNOWN_DEVICE",
        "thing/sub/register, 6619, OTHER_GATEWAY",
        "thing/sub/register, 401, BAD_CREDENTIALS",
        "thing/sub/register, 500, SERVER_UNAVAILABLE"
    })
    void whereThereIsNoOtherOneTheStatusSaysWhatHelps(String request, int code, Reason reason) throws Exception {
        emulator.gateway("a1Abc123Def", "home").add(name(LAMP));
        house.secrets.keep(Map.of(LAMP, OLD));
        emulator.faults().add("a1Abc123Def", "home", Fault.refuseAlink(100_000, request, code));

        Child lamp = house.child(new SubDevice(LAMP, null, null, true));
        await().atMost(BOUND).until(() -> lamp.offline.size() >= 2 && asked().size() >= 4);

        assertThat(lamp.offline).extracting(failure -> failure.reason()).containsOnly(reason);
        assertThat(asked().subList(0, 4)).containsExactly("login", "sub/register", "login", "sub/register");
        assertThat(onDisk(LAMP)).isEqualTo(OLD);
    }

    @Test
    void theSameOneAgainIsNotTriedAgain() throws Exception {
        emulator.gateway("a1Abc123Def", "home").add(name(LAMP));
        house.secrets.keep(Map.of(LAMP, GOOD));
        emulator.faults().add("a1Abc123Def", "home", Fault.refuseAlink(2, "combine/login", 6287));

        Child lamp = house.child(new SubDevice(LAMP, null, null, true));
        lamp.awaitOnline();

        assertThat(lamp.offline).extracting(failure -> failure.reason()).containsOnly(Reason.LEARNT_SECRET);
        assertThat(asked()).containsExactly("login", "sub/register", "login", "sub/register", "login");
    }

    @Test
    void onlyALearntOneIsAskedForAnew() {
        emulator.gateway("a1Abc123Def", "home").add(name(LAMP));

        Child lamp = house.child(LAMP, "f".repeat(32), true);
        await().atMost(BOUND).until(() -> lamp.offline.size() >= 2);

        assertThat(lamp.offline).extracting(failure -> failure.reason()).containsOnly(Reason.BAD_CREDENTIALS);
        assertThat(asked()).containsOnly("login");
    }

    /** A product that was made anew with all its devices. */
    @Test
    void manyAreAskedForOnceEach() throws Exception {
        List<DeviceIdentity> all = IntStream.range(0, MANY)
                .mapToObj(i -> DeviceIdentity.of("a2SubPk0001", "many" + i))
                .toList();
        for (DeviceIdentity device : all) {
            emulator.devices()
                    .add(new DeviceDefinition("a2SubPk0001", device.deviceName().value(), SECRET));
        }
        house.secrets.keep(all.stream().collect(Collectors.toMap(device -> device, device -> OLD)));
        emulator.gateway("a1Abc123Def", "home")
                .add(all.stream().map(RefusedSecretsTest::name).toArray(DeviceName[]::new));

        List<Child> children = all.stream()
                .map(device -> house.child(new SubDevice(device, null, null, true)))
                .toList();
        children.forEach(Child::awaitOnline);

        assertThat(children).allSatisfy(child -> assertThat(child.offline).isEmpty());
        assertThat(asked().stream().filter("sub/register"::equals)).hasSizeLessThanOrEqualTo(MANY);
    }
}
