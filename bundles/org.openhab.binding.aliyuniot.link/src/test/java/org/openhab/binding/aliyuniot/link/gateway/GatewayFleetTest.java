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
import static org.openhab.binding.aliyuniot.link.gateway.GatewayPlatform.GATEWAY;
import static org.openhab.binding.aliyuniot.link.gateway.GatewayPlatform.secretOf;
import static org.openhab.binding.aliyuniot.link.gateway.House.BOUND;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openhab.binding.aliyuniot.link.Fuzz;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure.Reason;
import org.openhab.binding.aliyuniot.link.gateway.House.Child;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.topic.Topic;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;

/** Two hundred sub-devices at a time: all come online and back, and nobody storms the platform. */
@NonNullByDefault({})
class GatewayFleetTest {
    private static final int MANY = 200;
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    @TempDir
    Path folder;

    private final GatewayPlatform platform = new GatewayPlatform();
    private final List<Child> children = new ArrayList<>();
    private House house;

    @BeforeEach
    void begin() throws Exception {
        house = new House(GATEWAY, platform, folder, true);
        house.awaitOnline();
    }

    @AfterEach
    void end() throws Exception {
        house.close();
    }

    private static DeviceIdentity device(int number) {
        return DeviceIdentity.of("a2Lamp", "lamp" + number);
    }

    private static Set<DeviceIdentity> devices() {
        return IntStream.range(0, MANY).mapToObj(GatewayFleetTest::device).collect(Collectors.toSet());
    }

    private void start(boolean known) {
        for (int i = 0; i < MANY; i++) {
            children.add(house.child(device(i), known ? secretOf(device(i)) : null, true));
        }
    }

    private void awaitAll() {
        await().atMost(BOUND)
                .until(() ->
                        platform.loggedIn.equals(devices()) && children.stream().allMatch(Child::isOnline));
    }

    private void assertThatNobodyStormed() {
        List<Long> times =
                platform.requests.stream().map(GatewayPlatform.Request::time).toList();
        for (int i = 0; i < times.size(); i++) {
            long from = times.get(i);
            assertThat(times.stream()
                            .filter(time -> time - from >= 0 && time - from < SECOND)
                            .count())
                    .as("requests within a second")
                    .isLessThanOrEqualTo(6);
        }
    }

    @Test
    void manyComeOnlineInFewRequests() {
        platform.belonging.addAll(devices());

        start(true);
        awaitAll();

        assertThat(platform.asked().get(0)).isEqualTo("thing/topo/get");
        assertThat(platform.asked()).filteredOn("combine/batch_login"::equals).hasSizeBetween(4, 6);
        assertThatNobodyStormed();
        assertThat(platform.logins.values()).allMatch(count -> count == 1);
    }

    @Test
    void manyWithoutSecretsAreRegisteredAndAdded() {
        start(false);
        awaitAll();

        assertThat(house.secrets.devices()).hasSize(MANY);
        assertThat(platform.asked()).filteredOn("thing/sub/register"::equals).hasSizeBetween(7, 10);
        assertThat(platform.asked()).filteredOn("thing/topo/add"::equals).hasSizeBetween(7, 20);
        assertThatNobodyStormed();
    }

    @Test
    void afterCutsAllComeBackWithWhatWasPromised() throws Exception {
        platform.belonging.addAll(devices());
        start(true);
        awaitAll();
        Random random = new Random(1);
        List<CompletableFuture<Message>> promised = Collections.synchronizedList(new ArrayList<>());
        for (int cut = 0; cut < 3; cut++) {
            platform.reachable = false;
            platform.cut();
            for (int i = 0; i < MANY; i += 4) {
                CompletionStage<Message> sent =
                        children.get(i).publish("user/update", cut + "-" + i, Qos.AT_LEAST_ONCE);
                promised.add(sent.toCompletableFuture());
            }
            promised.add(house.session
                    .publish(new Message(
                            new Topic("/a1Gateway01/home/user/update"),
                            ("own-" + cut).getBytes(StandardCharsets.UTF_8),
                            Qos.AT_LEAST_ONCE))
                    .toCompletableFuture());
            platform.reachable = true;
            if (random.nextBoolean()) {
                // Once more, while they are on their way back.
                await().atMost(BOUND)
                        .until(() -> platform.asked().stream()
                                        .filter("thing/topo/get"::equals)
                                        .count()
                                > 1);
                platform.cut();
            }
        }
        awaitAll();
        for (CompletableFuture<Message> one : promised) {
            one.get(BOUND.toSeconds(), TimeUnit.SECONDS);
        }

        Set<String> arrived = platform.arrived.stream()
                .map(message -> new String(message.payload(), StandardCharsets.UTF_8))
                .collect(Collectors.toCollection(HashSet::new));
        for (int cut = 0; cut < 3; cut++) {
            assertThat(arrived).contains("own-" + cut);
            for (int i = 0; i < MANY; i += 4) {
                assertThat(arrived).contains(cut + "-" + i);
            }
        }
        assertThatNobodyStormed();
    }

    @Test
    void kicksOfManyBringAllBack() {
        platform.belonging.addAll(devices());
        start(true);
        awaitAll();

        devices().forEach(device -> platform.ends(device, 427));
        await().atMost(BOUND).until(() -> children.stream().noneMatch(child -> child.offline.isEmpty()));
        awaitAll();

        assertThat(platform.logins.values()).allMatch(count -> count <= 3);
        assertThatNobodyStormed();
    }

    @Test
    void oneWithABadSecretKeepsNobodyOut() {
        platform.belonging.addAll(devices());
        Child bad = house.child(device(0), "wrong", true);
        for (int i = 1; i < MANY; i++) {
            children.add(house.child(device(i), secretOf(device(i)), true));
        }

        await().atMost(BOUND).until(() -> children.stream().allMatch(Child::isOnline));
        assertThat(bad.awaitOffline().reason()).isEqualTo(Reason.BAD_CREDENTIALS);
        assertThat(platform.loggedIn).hasSize(MANY - 1).doesNotContain(device(0));
        // Five a minute, and the test takes less than one.
        assertThat(platform.logins.values()).allMatch(count -> count <= 5);
        assertThatNobodyStormed();
    }

    @Test
    void allAreLoggedOutTogether() {
        platform.belonging.addAll(devices());
        start(true);
        awaitAll();

        children.forEach(child -> child.session.close());

        await().atMost(BOUND).until(() -> platform.loggedIn.isEmpty());
        assertThat(platform.asked()).filteredOn("combine/batch_logout"::equals).hasSizeBetween(4, 8);
    }

    @Test
    void oneThatThePlatformHasForgottenKeepsNobodyLoggedIn() {
        Set<DeviceIdentity> some =
                IntStream.range(0, 6).mapToObj(GatewayFleetTest::device).collect(Collectors.toSet());
        platform.belonging.addAll(some);
        some.forEach(device -> children.add(house.child(device, secretOf(device), true)));
        await().atMost(BOUND).until(() -> children.stream().allMatch(Child::isOnline));
        platform.loggedIn.remove(device(3));

        children.forEach(child -> child.session.close());

        await().atMost(BOUND).until(() -> platform.loggedIn.isEmpty());
    }

    @Test
    void hostileMessagesThrowNobodyOut() {
        platform.belonging.addAll(devices());
        start(true);
        awaitAll();
        String[] topics = {
            "/ext/error/a1Gateway01/home",
            "/ext/session/a1Gateway01/home/combine/logout_reply",
            "/ext/session/a1Gateway01/home/combine/batch_login_reply",
            "/sys/a1Gateway01/home/thing/topo/change",
            "/sys/a1Gateway01/home/thing/topo/add/notify",
            "/sys/a1Gateway01/home/thing/topo/get_reply",
            "/sys/a1Gateway01/home/thing/sub/register_reply",
            "/sys/a1Gateway01/home/thing/gateway/permit",
            "/sys/a2Lamp/lamp1/thing/disabled",
            "/sys/a2Lamp/nobody/thing/delete",
            "/sys/a2Lamp",
            "/sys//lamp1/thing/delete",
            "/ext/rrpc/1",
            "/ext/rrpc//sys/a2Lamp/lamp2/thing/service/x",
            "/broadcast/a2Lamp",
            "/ota/device/upgrade/a2Lamp/lamp3",
            "/shadow/get",
            "/x"
        };
        String[] payloads = {
            "{\"code\":520,\"data\":{\"productKey\":\"a2Lamp\",\"deviceName\":\"nobody\"}}",
            "{\"code\":99999999999,\"data\":[]}",
            "{\"params\":{\"status\":9,\"subList\":[{\"productKey\":\"a2Lamp\",\"deviceName\":\"lamp9\"}]}}",
            "{\"params\":{\"status\":1,\"subList\":[{\"productKey\":\"\",\"deviceName\":\"lamp9\"},7,null]}}",
            "{\"params\":{\"productKey\":\"a2Lamp\",\"time\":-1}}",
            "[[[[[]]]]]",
            "{\"id\":\"1\",\"code\":200,\"data\":[{\"productKey\":\"a2Lamp\"}]}"
        };
        Fuzz.cases(random -> platform.send(
                Fuzz.oneOf(random, topics),
                random.nextBoolean()
                        ? Fuzz.broken(random, "x" + Fuzz.text(random, 200))
                        : Fuzz.oneOf(random, payloads).getBytes(StandardCharsets.UTF_8)));

        platform.send(
                "/sys/a1Gateway01/home/thing/gateway/permit", "{\"params\":{\"productKey\":\"a9Last\",\"time\":1}}");
        await().atMost(BOUND).until(() -> house.permitted.contains("a9Last 1"));
        assertThat(children).allMatch(Child::isOnline).allMatch(child -> child.offline.isEmpty());
    }
}
