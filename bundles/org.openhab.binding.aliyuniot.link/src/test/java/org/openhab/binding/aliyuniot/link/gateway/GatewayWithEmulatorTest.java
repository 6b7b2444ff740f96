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

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.configuration.DeviceDefinition;
import org.openhab.aliyuniot.emulator.configuration.DeviceName;
import org.openhab.aliyuniot.emulator.configuration.DynamicRegistration;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
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
import org.openhab.binding.aliyuniot.link.topic.Topic;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttSettings;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttTransportFactory;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttVersion;

/** Gateways and the emulator, over real sockets. */
@NonNullByDefault({})
class GatewayWithEmulatorTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final String PRODUCT_SECRET = "prodSecret000001";
    private static final DeviceIdentity HOME = DeviceIdentity.of("a1Abc123Def", "home");
    private static final DeviceIdentity BARN = DeviceIdentity.of("a1Abc123Def", "barn");
    private static final DeviceIdentity LAMP = DeviceIdentity.of("a2SubPk0001", "lamp01");
    private static final int MANY = 200;

    @TempDir
    Path folder;

    private final List<House> houses = new ArrayList<>();
    private AliyunIotEmulator emulator;

    @BeforeEach
    void begin() throws Exception {
        emulator = AliyunIotEmulator.start(EmulatorConfiguration.in(Files.createDirectory(folder.resolve("cloud")))
                .withDevice(HOME.productKey().value(), HOME.deviceName().value(), SECRET)
                .withDevice(BARN.productKey().value(), BARN.deviceName().value(), SECRET)
                .withDevice(LAMP.productKey().value(), LAMP.deviceName().value(), SECRET));
    }

    @AfterEach
    void end() throws Exception {
        for (House house : houses) {
            house.close();
        }
        emulator.close();
    }

    private House house(DeviceIdentity gateway) throws Exception {
        LateFactory transports = new LateFactory();
        House house = new House(
                gateway,
                transports,
                Files.createDirectory(folder.resolve(gateway.deviceName().value())),
                true);
        houses.add(house);
        transports.real.complete(new MqttTransportFactory(
                house.runtime,
                new MqttSettings(
                        new Endpoint("localhost", emulator.ports().tcp(), Protocol.TCP),
                        TrustAnchors.ofRuntime(),
                        ConnectCredentials.of(gateway, new DeviceSecret(SECRET))
                                .with(ClientIdKey.SECURE_MODE, "3")
                                .with(ClientIdKey.EXTENSION, "3")
                                .with(ClientIdKey.AUTO_SUBSCRIBE, "1")
                                .build(),
                        Duration.ofSeconds(60),
                        true,
                        MqttVersion.V3_1_1)));
        house.awaitOnline();
        return house;
    }

    private static DeviceName name(DeviceIdentity device) {
        return new DeviceName(device.productKey().value(), device.deviceName().value());
    }

    private boolean isLoggedIn(DeviceIdentity device, DeviceIdentity gateway) {
        return emulator.device(device.productKey().value(), device.deviceName().value())
                .findState()
                .filter(state -> state.online() && Objects.equals(name(gateway), state.gateway()))
                .isPresent();
    }

    private void allowRegistration() {
        emulator.product(LAMP.productKey().value()).setRegistration(new DynamicRegistration(true, PRODUCT_SECRET));
    }

    @Test
    void aSubDeviceLearnsItsSecretJoinsAndObeys() throws Exception {
        allowRegistration();
        House house = house(HOME);
        Child lamp = house.make(new SubDevice(LAMP, null, null, true));
        CompletableFuture<Message> set = new CompletableFuture<>();
        lamp.session
                .subscriptions()
                .add(
                        new TopicFilter("/sys/a2SubPk0001/lamp01/thing/service/property/set"),
                        Qos.AT_LEAST_ONCE,
                        set::complete);
        lamp.session.start();
        lamp.awaitOnline();

        assertThat(isLoggedIn(LAMP, HOME)).isTrue();
        emulator.device("a2SubPk0001", "lamp01")
                .send("thing/service/property/set", 0, "{\"params\":{}}".getBytes(StandardCharsets.UTF_8));
        assertThat(set.get(BOUND.toSeconds(), TimeUnit.SECONDS).payload())
                .asString()
                .isEqualTo("{\"params\":{}}");
        lamp.publish("user/update", "on", Qos.AT_LEAST_ONCE)
                .toCompletableFuture()
                .get(BOUND.toSeconds(), TimeUnit.SECONDS);
        await().atMost(BOUND)
                .until(() -> emulator.device("a2SubPk0001", "lamp01").messages(0).stream()
                        .anyMatch(message -> message.topic().equals("/a2SubPk0001/lamp01/user/update")));
        assertThat(house.gateway.subDevices().toCompletableFuture().get(BOUND.toSeconds(), TimeUnit.SECONDS))
                .containsExactly(LAMP);
    }

    @Test
    void theSecretOfItsProductDoes() throws Exception {
        allowRegistration();
        House house = house(HOME);

        house.child(new SubDevice(LAMP, null, new ProductSecret(PRODUCT_SECRET), true))
                .awaitOnline();

        assertThat(house.secrets.devices()).containsExactly(LAMP);
    }

    @Test
    void withoutRegistrationNothingIsLearnt() throws Exception {
        assertThat(house(HOME)
                        .child(new SubDevice(LAMP, null, null, true))
                        .awaitOffline()
                        .reason())
                .isEqualTo(Reason.REGISTRATION_OFF);
    }

    @Test
    void callsReachASubDevice() throws Exception {
        House house = house(HOME);
        Child lamp = house.make(new SubDevice(LAMP, new DeviceSecret(SECRET), null, true));
        TopicFilter calls = new TopicFilter("/sys/a2SubPk0001/lamp01/rrpc/request/+");
        lamp.session
                .subscriptions()
                .add(
                        calls,
                        Qos.AT_LEAST_ONCE,
                        call -> lamp.session.publishNow(new Message(
                                new Topic(call.topic().value().replace("/request/", "/response/")),
                                call.payload(),
                                Qos.AT_LEAST_ONCE)));
        lamp.session.start();
        lamp.awaitOnline();

        assertThat(emulator.device("a2SubPk0001", "lamp01")
                        .rrpc(null, "ping".getBytes(StandardCharsets.UTF_8), Duration.ofSeconds(8)))
                .asString()
                .isEqualTo("ping");
    }

    @Test
    void anotherGatewayTakesItOver() throws Exception {
        Child first = house(HOME).child(LAMP, SECRET, true);
        first.awaitOnline();

        // It is asked for once only, or the two would take it from one another for ever.
        first.session.close().toCompletableFuture().get(BOUND.toSeconds(), TimeUnit.SECONDS);
        Child second = house(BARN).child(LAMP, SECRET, true);
        second.awaitOnline();

        assertThat(isLoggedIn(LAMP, BARN)).isTrue();
        Child again = houses.get(0).child(LAMP, SECRET, true);
        assertThat(second.awaitOffline().reason()).isIn(Reason.LOGGED_IN_ELSEWHERE, Reason.DEVICE_DELETED);
        second.session.close();
        again.awaitOnline();
    }

    @Test
    void whatTheConsoleDoesReachesIt() throws Exception {
        House house = house(HOME);
        Child lamp = house.child(LAMP, SECRET, true);
        lamp.awaitOnline();

        emulator.device("a2SubPk0001", "lamp01").setEnabled(false);
        assertThat(lamp.awaitOffline().reason()).isEqualTo(Reason.DEVICE_DISABLED);
        emulator.device("a2SubPk0001", "lamp01").setEnabled(true);
        lamp.awaitOnline();

        lamp.offline.clear();
        emulator.gateway("a1Abc123Def", "home").remove(name(LAMP));
        assertThat(lamp.awaitOffline().reason()).isEqualTo(Reason.DEVICE_DELETED);
        await().atMost(BOUND).until(() -> house.lost.equals(List.of(Set.of(LAMP))));

        emulator.gateway("a1Abc123Def", "home").add(name(LAMP));
        lamp.awaitOnline();
        assertThat(house.found).contains(Set.of(LAMP));
        assertThat(emulator.gateway("a1Abc123Def", "home")
                        .tellToAdd(Duration.ofSeconds(8), name(LAMP))
                        .code())
                .isEqualTo(200);
        assertThat(emulator.gateway("a1Abc123Def", "home")
                        .permit(Duration.ofSeconds(8), "a2SubPk0001", 60)
                        .code())
                .isEqualTo(200);
        await().atMost(BOUND).until(() -> house.permitted.equals(List.of("a2SubPk0001 60")));
    }

    @Test
    void twoHundredComeBackAfterACutAndARestart() throws Exception {
        Set<DeviceIdentity> all = IntStream.range(0, MANY)
                .mapToObj(i -> DeviceIdentity.of("a2SubPk0001", "many" + i))
                .collect(Collectors.toSet());
        all.forEach(device -> emulator.devices()
                .add(new DeviceDefinition(
                        device.productKey().value(), device.deviceName().value(), SECRET)));
        emulator.gateway("a1Abc123Def", "home")
                .add(all.stream().map(GatewayWithEmulatorTest::name).toArray(DeviceName[]::new));
        House house = house(HOME);
        List<Child> children =
                all.stream().map(device -> house.child(device, SECRET, true)).toList();
        awaitAll(children);

        emulator.device("a1Abc123Def", "home").disconnect();
        await().atMost(BOUND).until(() -> children.stream().noneMatch(child -> child.offline.isEmpty()));
        awaitAll(children);

        emulator.restart(Duration.ofMillis(200), false);
        await().atMost(BOUND).until(() -> children.stream().noneMatch(child -> child.offline.size() < 2));
        awaitAll(children);
        assertThat(children)
                .allSatisfy(child ->
                        assertThat(child.offline).allMatch(failure -> failure.reason() == Reason.GATEWAY_OFFLINE));
    }

    private void awaitAll(List<Child> children) {
        await().atMost(BOUND)
                .until(() -> children.stream().allMatch(child -> child.isOnline() && isLoggedIn(child.identity, HOME)));
    }
}
