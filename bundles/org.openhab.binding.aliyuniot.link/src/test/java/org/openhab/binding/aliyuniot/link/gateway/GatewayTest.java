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
import static org.openhab.binding.aliyuniot.link.gateway.GatewayPlatform.PRODUCT_SECRET;
import static org.openhab.binding.aliyuniot.link.gateway.GatewayPlatform.names;
import static org.openhab.binding.aliyuniot.link.gateway.GatewayPlatform.secretOf;
import static org.openhab.binding.aliyuniot.link.gateway.House.BOUND;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.binding.aliyuniot.link.Mailbox;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure.Reason;
import org.openhab.binding.aliyuniot.link.gateway.House.Child;
import org.openhab.binding.aliyuniot.link.gateway.session.SubDevice;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;
import org.openhab.binding.aliyuniot.link.registration.LearntSecrets;
import org.openhab.binding.aliyuniot.link.session.SessionState;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;

/** One sub-device at a time: how it comes online, and what takes it offline. */
@NonNullByDefault({})
class GatewayTest {
    private static final DeviceIdentity LAMP = DeviceIdentity.of("a2Lamp", "lamp01");

    @TempDir
    Path folder;

    private final GatewayPlatform platform = new GatewayPlatform();
    private House house;

    @BeforeEach
    void begin() throws Exception {
        house = new House(GATEWAY, platform, folder, true);
    }

    @AfterEach
    void end() throws Exception {
        house.close();
    }

    private Child lamp() {
        return house.child(LAMP, secretOf(LAMP), true);
    }

    private Child onlineLamp() {
        Child lamp = lamp();
        lamp.awaitOnline();
        return lamp;
    }

    @Test
    void aSubDeviceWithASecretIsAddedAndLoggedIn() {
        Child lamp = onlineLamp();

        assertThat(platform.asked()).containsExactly("thing/topo/get", "thing/topo/add", "combine/login");
        assertThat(platform.loggedIn).containsExactly(LAMP);
        assertThat(lamp.offline).isEmpty();
        assertThat(house.secrets.devices()).isEmpty();
    }

    @Test
    void oneThatBelongsToTheGatewayIsNotAddedAgain() {
        platform.belonging.add(LAMP);

        onlineLamp();

        assertThat(platform.asked()).containsExactly("thing/topo/get", "combine/login");
    }

    @Test
    void itsSecretIsLearntAndKeptBeforeItIsUsed() {
        List<Boolean> keptBefore = new CopyOnWriteArrayList<>();
        platform.scripted = request -> {
            if (request.what().equals("thing/topo/add") || request.what().equals("combine/login")) {
                try {
                    keptBefore.add(LearntSecrets.open(folder.resolve("secrets.json"))
                            .devices()
                            .contains(LAMP));
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }
            return null;
        };

        house.child(LAMP, null, true).awaitOnline();

        assertThat(platform.asked())
                .containsExactly("thing/topo/get", "thing/sub/register", "thing/topo/add", "combine/login");
        assertThat(keptBefore).containsExactly(true, true);
    }

    @Test
    void aProductsSecretAsksForIt() {
        house.child(new SubDevice(LAMP, null, PRODUCT_SECRET, true)).awaitOnline();

        assertThat(platform.asked())
                .containsExactly(
                        "thing/topo/get",
                        "thing/proxy/provisioning/product_register",
                        "thing/topo/add",
                        "combine/login");
    }

    @Test
    void messagesGoBothWaysOnTopicsOfItsOwn() throws Exception {
        Child lamp = onlineLamp();
        CompletableFuture<Message> received = new CompletableFuture<>();
        lamp.session
                .subscriptions()
                .add(
                        new TopicFilter("/sys/a2Lamp/lamp01/thing/service/property/set"),
                        Qos.AT_LEAST_ONCE,
                        received::complete);
        // Everything before is done on the mailbox that this goes through.
        lamp.publish("user/update", "1", Qos.AT_LEAST_ONCE)
                .toCompletableFuture()
                .get(BOUND.toSeconds(), TimeUnit.SECONDS);

        platform.send("/sys/a2Lamp/lamp01/thing/service/property/set", "{\"params\":{}}");

        assertThat(received.get(BOUND.toSeconds(), TimeUnit.SECONDS).topic())
                .hasToString("/sys/a2Lamp/lamp01/thing/service/property/set");
        assertThat(platform.arrived).singleElement().satisfies(message -> {
            assertThat(message.topic()).hasToString("/a2Lamp/lamp01/user/update");
            assertThat(message.qos()).isEqualTo(Qos.AT_MOST_ONCE);
        });
        assertThat(platform.subscribed)
                .noneMatch(subscription -> subscription.filter().value().contains("lamp01"));
    }

    @Test
    void sessionsOfAGatewayAndItsSubDevicesShareAMailbox() {
        house.awaitOnline();
        List<Mailbox> mailboxes = Stream.of(LAMP, DeviceIdentity.of("a2Lamp", "other"))
                .map(device -> house.gateway.transports(new SubDevice(device, null, null, true)))
                .map(transports -> transports.mailbox(house.runtime))
                .toList();

        assertThat(mailboxes).containsOnly(platform.mailbox());
    }

    @Test
    void topicsOfTheProductAreSubscribedUntilTheHundredIsFull() throws Exception {
        Child lamp = onlineLamp();
        for (int i = 0; i < 100; i++) {
            lamp.session
                    .subscriptions()
                    .add(new TopicFilter("/a2Lamp/lamp01/user/get" + i), Qos.AT_MOST_ONCE, message -> {});
        }

        await().atMost(BOUND).until(() -> !lamp.refused.isEmpty());
        assertThat(platform.subscribed).hasSize(100);
        int ofTheGateway = (int) platform.subscribed.stream()
                .filter(subscription -> subscription.filter().value().contains("home"))
                .count();
        await().atMost(BOUND)
                .until(() -> lamp.refused.get(lamp.refused.size() - 1).size() == ofTheGateway);
    }

    @Test
    void aSubDeviceThatIsClosedIsLoggedOut() throws Exception {
        Child lamp = onlineLamp();

        lamp.session.close().toCompletableFuture().get(BOUND.toSeconds(), TimeUnit.SECONDS);

        await().atMost(BOUND).until(() -> platform.asked().contains("combine/batch_logout"));
        await().atMost(BOUND).until(() -> platform.loggedIn.isEmpty());
    }

    @Test
    void oneThatIsClosedWhileItLogsInIsLoggedOut() {
        Child lamp = house.make(new SubDevice(LAMP, new DeviceSecret(secretOf(LAMP)), null, true));
        platform.scripted = request -> {
            if (request.what().equals("combine/login")) {
                lamp.session.close();
            }
            return null;
        };
        lamp.session.start();

        await().atMost(BOUND).until(() -> platform.asked().contains("combine/batch_logout"));
        await().atMost(BOUND).until(() -> platform.loggedIn.isEmpty());
    }

    @Test
    void whatComesForAProductReachesItsSubDevices() throws Exception {
        Child lamp = onlineLamp();
        CompletableFuture<Message> received = new CompletableFuture<>();
        lamp.session
                .subscriptions()
                .add(new TopicFilter("/broadcast/a2Lamp/all"), Qos.AT_MOST_ONCE, received::complete);
        await().atMost(BOUND)
                .until(() -> platform.subscribed.stream()
                        .anyMatch(one -> one.filter().value().equals("/broadcast/a2Lamp/all")));

        platform.send("/broadcast/a2Lamp/all", "to all");

        assertThat(received.get(BOUND.toSeconds(), TimeUnit.SECONDS).payload())
                .asString()
                .isEqualTo("to all");
    }

    @Test
    void aClosedGatewayEndsItsSubDevices() {
        Child lamp = onlineLamp();

        house.gateway.close();

        assertThat(lamp.awaitOffline().reason()).isEqualTo(Reason.CLOSED);
        await().atMost(BOUND).until(() -> lamp.offline.size() > 1);
    }

    @Test
    void aSecondSessionTakesOver() {
        Child first = onlineLamp();

        Child second = lamp();
        assertThat(first.awaitOffline().reason()).isEqualTo(Reason.LOGGED_IN_ELSEWHERE);
        first.session.close();

        second.awaitOnline();
        await().atMost(BOUND).until(() -> platform.loggedIn.contains(LAMP));
    }

    @Test
    void withoutItsGatewayASubDeviceWaits() {
        Child lamp = onlineLamp();
        platform.reachable = false;
        platform.cut();

        assertThat(lamp.awaitOffline().reason()).isEqualTo(Reason.GATEWAY_OFFLINE);
        await().atMost(BOUND).until(() -> lamp.session.state() == SessionState.CONNECTING);
        assertThat(lamp.offline).hasSize(1);

        platform.reachable = true;
        lamp.awaitOnline();
        assertThat(lamp.offline).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"427, LOGGED_IN_ELSEWHERE", "520, LOGIN_FORGOTTEN"})
    void aLoginThatThePlatformEndsIsRepeated(int code, Reason reason) {
        Child lamp = onlineLamp();

        platform.ends(LAMP, code);

        assertThat(lamp.awaitOffline().reason()).isEqualTo(reason);
        lamp.awaitOnline();
        await().atMost(BOUND).until(() -> platform.loggedIn.contains(LAMP));
    }

    @Test
    void anOlderPlatformTellsItOnTheTopicOfLogouts() {
        Child lamp = onlineLamp();

        platform.send(
                "/ext/session/a1Gateway01/home/combine/logout_reply",
                "{\"id\":\"9\",\"code\":\"427\",\"data\":" + names(LAMP) + "}");

        assertThat(lamp.awaitOffline().reason()).isEqualTo(Reason.LOGGED_IN_ELSEWHERE);
    }

    @Test
    void aDisabledSubDeviceAsksForNothingUntilItIsEnabled() {
        Child lamp = onlineLamp();
        platform.loggedIn.remove(LAMP);
        platform.send("/sys/a2Lamp/lamp01/thing/disable", "{\"id\":\"7\",\"params\":{},\"method\":\"thing.disable\"}");

        assertThat(lamp.awaitOffline().reason()).isEqualTo(Reason.DEVICE_DISABLED);
        await().atMost(BOUND).until(() -> lamp.session.state() == SessionState.CONNECTING);
        assertThat(platform.logins).containsEntry(LAMP, 1);
        await().atMost(BOUND).until(() -> !platform.answers.isEmpty());
        assertThat(platform.answers).singleElement().satisfies(answer -> {
            assertThat(answer.topic()).hasToString("/sys/a2Lamp/lamp01/thing/disable_reply");
            assertThat(new String(answer.payload(), StandardCharsets.UTF_8))
                    .isEqualTo("{\"id\":\"7\",\"code\":200,\"data\":{}}");
        });

        platform.send("/sys/a2Lamp/lamp01/thing/enable", "{\"id\":\"8\",\"params\":{}}");
        lamp.awaitOnline();
        assertThat(platform.logins).containsEntry(LAMP, 2);
    }

    @Test
    void aDeletedSubDeviceAsksForNothingUntilItIsAddedAgain() {
        Child lamp = onlineLamp();
        platform.belonging.remove(LAMP);
        platform.send(
                "/sys/a1Gateway01/home/thing/topo/change",
                "{\"id\":\"7\",\"params\":{\"status\":1,\"subList\":[" + names(LAMP) + "]}}");

        assertThat(lamp.awaitOffline().reason()).isEqualTo(Reason.DEVICE_DELETED);
        await().atMost(BOUND).until(() -> lamp.session.state() == SessionState.CONNECTING);
        assertThat(house.lost).containsExactly(Set.of(LAMP));

        platform.belonging.add(LAMP);
        platform.send(
                "/sys/a1Gateway01/home/thing/topo/change",
                "{\"id\":\"8\",\"params\":{\"status\":0,\"subList\":[" + names(LAMP) + "]}}");
        lamp.awaitOnline();
        assertThat(house.found).containsExactly(Set.of(LAMP));
        assertThat(platform.logins).containsEntry(LAMP, 2);
    }

    /** The platform answers that it is done, and says nothing else. */
    @Test
    void oneThatIsGivenUpIsGoneUntilSomebodyBeginsAnewWithIt() throws Exception {
        Child lamp = onlineLamp();

        house.gateway.giveUp(LAMP).toCompletableFuture().get(BOUND.toSeconds(), TimeUnit.SECONDS);

        assertThat(lamp.awaitOffline().reason()).isEqualTo(Reason.DEVICE_DELETED);
        assertThat(house.lost).containsExactly(Set.of(LAMP));
        await().atMost(BOUND).until(() -> lamp.session.state() == SessionState.CONNECTING);
        // What it has sent meanwhile finds no session; that is no reason to add it again.
        platform.ends(LAMP, 520);
        platform.cut();
        await().atMost(BOUND).until(() -> lamp.offline.size() > 1);
        assertThat(lamp.offline).allMatch(failure -> failure.reason() == Reason.DEVICE_DELETED);
        assertThat(platform.belonging).isEmpty();

        lamp.session.close().toCompletableFuture().get(BOUND.toSeconds(), TimeUnit.SECONDS);
        onlineLamp();
        assertThat(platform.belonging).containsExactly(LAMP);
    }

    @Test
    void oneThatWasTakenAwayIsNotAddedBehindTheBackOfWhoDidThat() throws Exception {
        Child lamp = onlineLamp();
        platform.belonging.remove(LAMP);
        platform.ends(LAMP, 6401);
        assertThat(lamp.awaitOffline().reason()).isEqualTo(Reason.DEVICE_DELETED);
        await().atMost(BOUND).until(() -> lamp.session.state() == SessionState.CONNECTING);

        platform.cut();

        await().atMost(BOUND).until(() -> lamp.offline.size() > 1);
        assertThat(lamp.offline).allMatch(failure -> failure.reason() == Reason.DEVICE_DELETED);
        assertThat(platform.belonging).isEmpty();

        // Whoever begins anew with it wants it back.
        lamp.session.close().toCompletableFuture().get(BOUND.toSeconds(), TimeUnit.SECONDS);
        onlineLamp();
        assertThat(platform.belonging).containsExactly(LAMP);
    }

    @Test
    void oneThatMayNotJoinWaitsUntilSomebodyAddsIt() {
        Child lamp = house.child(LAMP, secretOf(LAMP), false);

        assertThat(lamp.awaitOffline().reason()).isEqualTo(Reason.NOT_IN_TOPOLOGY);
        assertThat(platform.logins).isEmpty();

        platform.send("/sys/a1Gateway01/home/thing/topo/add/notify", "{\"id\":\"7\",\"params\":[" + names(LAMP) + "]}");
        lamp.awaitOnline();
        assertThat(house.found).containsExactly(Set.of(LAMP));
        await().atMost(BOUND).until(() -> !platform.answers.isEmpty());
        assertThat(platform.answers.get(0).topic()).hasToString("/sys/a1Gateway01/home/thing/topo/add/notify_reply");
    }

    @Test
    void aRelationThatIsGoneIsMadeAgain() {
        Child lamp = onlineLamp();
        platform.belonging.remove(LAMP);

        platform.ends(LAMP, 520);

        assertThat(lamp.awaitOffline().reason()).isEqualTo(Reason.LOGIN_FORGOTTEN);
        lamp.awaitOnline();
        await().atMost(BOUND).until(() -> platform.belonging.contains(LAMP));
    }

    @ParameterizedTest
    @CsvSource({
        "thing/sub/register, 5005, UNKNOWN_PRODUCT",
        "thing/sub/register, 6288, REGISTRATION_OFF",
        "thing/sub/register, 6289, ALREADY_ACTIVATED",
        "thing/sub/register, 6619, OTHER_GATEWAY",
        "thing/sub/register, 6100, UNKNOWN_DEVICE",
        "thing/topo/add, 6400, TOO_MANY_SUB_DEVICES",
        "thing/topo/add, 6402, OWN_SUB_DEVICE",
        "thing/topo/add, 401, BAD_CREDENTIALS",
        "combine/login, 428, TOO_MANY_SUB_DEVICES",
        "combine/login, 429, TOO_MANY_REQUESTS",
        "combine/login, 460, REQUEST_REFUSED",
        "combine/login, 500, SERVER_UNAVAILABLE",
        "combine/login, 521, DEVICE_DELETED",
        "combine/login, 522, DEVICE_DISABLED",
        "combine/login, 6204, DEVICE_DISABLED",
        "combine/login, 6287, BAD_CREDENTIALS",
        "combine/login, 6401, NOT_IN_TOPOLOGY"
    })
    void aRefusalIsTold(String what, int code, Reason reason) {
        platform.scripted = request -> request.what().equals(what) ? "\"code\":" + code + ",\"data\":{}" : null;

        LinkFailure failure = house.child(LAMP, null, true).awaitOffline();

        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure).hasMessageContaining("a2Lamp/lamp01");
    }

    @Test
    void aPlatformThatDoesNotTellWhoBelongsIsTriedAllTheSame() {
        platform.scripted = request -> request.what().equals("thing/topo/get") ? "\"code\":500,\"data\":{}" : null;

        onlineLamp();

        // The login finds out, and the relation is made then.
        assertThat(platform.asked())
                .containsExactly("thing/topo/get", "combine/login", "thing/topo/add", "combine/login");
    }

    @Test
    void permissionsAndScansAreTold() throws Exception {
        house.awaitOnline();
        platform.belonging.add(LAMP);
        platform.send(
                "/sys/a1Gateway01/home/thing/gateway/permit",
                "{\"id\":\"7\",\"params\":{\"productKey\":\"a2Lamp\",\"time\":60}}");

        await().atMost(BOUND).until(() -> house.permitted.equals(List.of("a2Lamp 60")));
        assertThat(house.gateway.subDevices().toCompletableFuture().get(BOUND.toSeconds(), TimeUnit.SECONDS))
                .containsExactly(LAMP);
        house.gateway.report(Set.of(LAMP)).toCompletableFuture().get(BOUND.toSeconds(), TimeUnit.SECONDS);
        house.gateway.giveUp(LAMP).toCompletableFuture().get(BOUND.toSeconds(), TimeUnit.SECONDS);
        assertThat(platform.belonging).isEmpty();
        CompletableFuture<?> again = house.gateway.giveUp(LAMP).toCompletableFuture();
        assertThat(again)
                .failsWithin(BOUND)
                .withThrowableOfType(ExecutionException.class)
                .havingCause()
                .isInstanceOfSatisfying(
                        LinkFailure.class,
                        failure -> assertThat(failure.reason()).isEqualTo(Reason.NOT_IN_TOPOLOGY));
    }

    @Test
    void aSilentPlatformEndsALogin() {
        house.awaitOnline();
        platform.belonging.add(LAMP);
        platform.scripted = request -> {
            platform.silent = request.what().equals("thing/topo/get");
            return null;
        };
        Child lamp = lamp();

        assertThat(lamp.awaitOffline().reason()).isEqualTo(Reason.TIMEOUT);
    }
}
