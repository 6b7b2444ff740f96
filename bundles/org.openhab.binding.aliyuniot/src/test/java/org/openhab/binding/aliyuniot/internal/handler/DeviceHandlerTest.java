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
package org.openhab.binding.aliyuniot.internal.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.message.ReceivedMessage;
import org.openhab.aliyuniot.emulator.message.SendResult;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.ThingStatusInfo;
import org.openhab.core.types.RefreshType;

@NonNullByDefault({})
class DeviceHandlerTest extends EmulatedCloud {
    @Test
    void aDeviceComesOnlineOverTlsAndTellsWhatItIs() {
        Thing thing = startThing();

        assertThat(openhab.statuses.get(0).getStatus()).isEqualTo(ThingStatus.UNKNOWN);
        awaitOnline();
        assertThat(device().online()).isTrue();
        assertThat(device().clientId()).contains("securemode=2");
        assertThat(thing.getProperties())
                .containsEntry("productKey", PRODUCT)
                .containsEntry("deviceName", DEVICE)
                .containsEntry("endpoint", "localhost:" + cloud.ports().tls())
                .containsEntry("protocol", "MQTT/TLS")
                .containsEntry("vendor", "Alibaba Cloud");
        assertThat(thing.getProperties().toString()).doesNotContain(SECRET);
        assertThat(handler.getConfigStatus()).isEmpty();
    }

    @Test
    void aCommandReachesTheCloud() {
        parameters.putAll(
                Map.of("protocol", "tcp", "port", new BigDecimal(cloud.ports().tcp())));
        startThing();
        awaitOnline();

        handler.handleCommand(channel("pump"), OnOffType.ON);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(sent())
                        .extracting(ReceivedMessage::topic, ReceivedMessage::text, ReceivedMessage::qos)
                        .containsExactly(org.assertj.core.groups.Tuple.tuple(
                                "/" + PRODUCT + "/" + DEVICE + "/user/update", "ON", 1)));
    }

    @Test
    void commandsGivenBeforeTheConnectionArriveInTheirOrder() {
        startThing();
        for (int i = 0; i < 5; i++) {
            handler.handleCommand(channel("pump"), OnOffType.from(i % 2 == 0));
        }

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(sentTexts()).containsExactly("ON", "OFF", "ON", "OFF", "ON"));
    }

    @Test
    void aMessageOfTheCloudBecomesAStateOrAnEvent() {
        addChannel("notice", "message", Map.of("subscribeTopic", "user/notice"));
        startThing();
        awaitOnline();

        assertThat(send("user/get", "ON")).isEqualTo(SendResult.SENT);
        assertThat(send("user/notice", "hello")).isEqualTo(SendResult.SENT);

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(openhab.events).containsExactlyInAnyOrder("pump state ON", "notice event hello"));
        handler.handleCommand(channel("pump"), RefreshType.REFRESH);
        assertThat(openhab.events).hasSize(3).last().isEqualTo("pump state ON");
    }

    @Test
    void aWrongSecretIsRefusedWithWhatToCompare() {
        parameters.put("deviceSecret", "f".repeat(32));
        startThing();

        awaitStatus(
                ThingStatus.OFFLINE,
                ThingStatusDetail.CONFIGURATION_ERROR,
                "@text/offline.not-authorized [\"a1B2c3D4e5F/greenhouse\"]");
        assertThat(openhab.statuses).extracting(ThingStatusInfo::getStatus).doesNotContain(ThingStatus.ONLINE);
    }

    @Test
    void aServerThatProvesItselfWithAnUnknownAuthorityIsRefused() {
        parameters.remove("caFile");
        startThing();

        awaitStatus(
                ThingStatus.OFFLINE,
                ThingStatusDetail.CONFIGURATION_ERROR,
                "@text/offline.certificate-untrusted [\"localhost:"
                        + cloud.ports().tls() + "\"]");
    }

    @Test
    void aServerWithTheCertificateOfAnotherHostIsRefused() throws Exception {
        cloud.close();
        cloud = AliyunIotEmulator.start(cloud.configuration().withTlsHostNames("iot.example.com"));
        startThing();

        awaitStatus(
                ThingStatus.OFFLINE,
                ThingStatusDetail.CONFIGURATION_ERROR,
                "@text/offline.certificate-host [\"localhost:" + cloud.ports().tls() + "\"]");
    }

    @Test
    void aPortWithoutAServerIsACommunicationError() throws Exception {
        // Taken, so that nobody else listens there.
        try (Socket taken = new Socket()) {
            taken.bind(null);
            parameters.put("port", new BigDecimal(taken.getLocalPort()));
            startThing();

            awaitStatus(
                    ThingStatus.OFFLINE,
                    ThingStatusDetail.COMMUNICATION_ERROR,
                    "@text/offline.connection-refused [\"localhost:" + taken.getLocalPort() + "\"]");
        }
    }

    @Test
    void aCertificateFileThatIsNotThereIsNamed() {
        parameters.put("caFile", "/nowhere/ca.pem");
        startThing();

        awaitStatus(
                ThingStatus.OFFLINE,
                ThingStatusDetail.CONFIGURATION_ERROR,
                "@text/config-status.error.ca-file [\"15\", \"-\"]");
    }

    @Test
    void aRefusedSubscriptionIsNamedAndTheRestWorks() {
        addChannel("other", "string", Map.of("subscribeTopic", "user/undefined"));
        startThing();

        awaitStatus(
                ThingStatus.ONLINE,
                ThingStatusDetail.NONE,
                "@text/online.subscription-refused [\"/a1B2c3D4e5F/greenhouse/user/undefined\"]");
        assertThat(send("user/get", "ON")).isEqualTo(SendResult.SENT);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(openhab.events).containsExactly("pump state ON"));
    }

    @ParameterizedTest
    @CsvSource({"wss, 2", "ws, 3"})
    void aDeviceComesOnlineOverWebSocket(String protocol, int secureMode) {
        parameters.put("protocol", protocol);
        parameters.put(
                "port",
                new BigDecimal(
                        "wss".equals(protocol)
                                ? cloud.ports().wss()
                                : cloud.ports().ws()));
        Thing thing = startThing();

        awaitOnline();
        assertThat(device().clientId()).contains("securemode=" + secureMode);
        assertThat(thing.getProperties()).containsEntry("protocol", "MQTT/" + protocol.toUpperCase());
    }

    @Test
    void aDeviceSpeaksTheOlderVersionOfMqttToo() {
        parameters.put("mqttVersion", new BigDecimal("3.1"));
        startThing();

        awaitOnline();
        handler.handleCommand(channel("pump"), OnOffType.ON);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(sentTexts()).containsExactly("ON"));
    }

    @Test
    void anotherProgramWithTheSameDeviceNameIsNamed() throws Exception {
        startThing();
        awaitOnline();

        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
            if (lastStatus().getStatus() == ThingStatus.ONLINE) {
                cloud.device(PRODUCT, DEVICE).disconnect();
            }
            assertThat(lastStatus())
                    .isEqualTo(new ThingStatusInfo(
                            ThingStatus.OFFLINE,
                            ThingStatusDetail.CONFIGURATION_ERROR,
                            "@text/offline.kicked [\"a1B2c3D4e5F/greenhouse\"]"));
        });
    }

    @Test
    void broadcastsReachASubscribedChannel() {
        addChannel("news", "message", Map.of("subscribeTopic", "/broadcast/${productKey}/news"));
        startThing();
        awaitOnline();

        await().atMost(PATIENCE)
                .until(() -> cloud.devices().broadcast(PRODUCT, "news", "rain".getBytes(StandardCharsets.UTF_8)) == 1);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(openhab.events).containsExactly("news event rain"));
    }

    @Test
    void anErrorInTheConfigurationIsShownAtOnceAndWithItsParameter() {
        parameters.put("productKey", "a1-B2");
        startThing();

        assertThat(lastStatus())
                .isEqualTo(new ThingStatusInfo(
                        ThingStatus.OFFLINE,
                        ThingStatusDetail.CONFIGURATION_ERROR,
                        "@text/config-status.error.product-key [\"5\", \"3\"]"));
        assertThat(handler.getConfigStatus())
                .extracting(message -> message.parameterName)
                .containsExactly("productKey");
        handler.handleCommand(channel("pump"), OnOffType.ON);
        assertThat(openhab.events).isEmpty();
    }

    @Test
    void aChannelWithoutATopicIsNamed() {
        addChannel("lamp", "switch", Map.of());
        startThing();

        assertThat(lastStatus())
                .isEqualTo(new ThingStatusInfo(
                        ThingStatus.OFFLINE,
                        ThingStatusDetail.CONFIGURATION_ERROR,
                        "@text/offline.channel-without-topic [\"lamp\"]"));
    }

    @Test
    void aRestartOfTheCloudIsSurvivedAndWhatWasSaidMeanwhileArrives() throws Exception {
        startThing();
        awaitOnline();

        cloud.close();
        awaitStatusOffline();
        handler.handleCommand(channel("pump"), OnOffType.OFF);
        cloud = AliyunIotEmulator.start(cloud.configuration());

        awaitOnline();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(sentTexts()).containsExactly("OFF"));
        assertThat(send("user/get", "ON")).isEqualTo(SendResult.SENT);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(openhab.events).containsExactly("pump state ON"));
    }

    private void awaitStatusOffline() {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(lastStatus().getStatusDetail()).isEqualTo(ThingStatusDetail.COMMUNICATION_ERROR));
    }

    @Test
    void anotherConfigurationStartsAnotherSession() {
        startThing();
        awaitOnline();

        Map<String, Object> changed = new HashMap<>(parameters);
        changed.put("deviceName", "orchard");
        handler.handleConfigurationUpdate(changed);

        await().atMost(PATIENCE)
                .until(() -> cloud.device(PRODUCT, "orchard").state().online());
        await().atMost(PATIENCE).until(() -> !device().online());
        awaitOnline();
    }

    @Test
    void disposedTheHandlerIsSilentAndLeavesNothingBehind() {
        startThing();
        awaitOnline();

        handler.dispose();
        int statuses = openhab.statuses.size();
        handler.dispose();

        await().atMost(PATIENCE).until(() -> !device().online());
        handler.handleCommand(channel("pump"), OnOffType.ON);
        assertThat(sent()).isEmpty();
        assertThat(openhab.statuses).hasSize(statuses);
        runtime.close();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                        .extracting(Thread::getName)
                        .noneMatch(name -> name.startsWith(THREADS)));
    }

    @Test
    void disposedWhileItConnectsTheHandlerIsSilentToo() {
        startThing();
        handler.dispose();
        int statuses = openhab.statuses.size();

        await().during(Duration.ofSeconds(2)).atMost(PATIENCE).until(() -> openhab.statuses.size() == statuses);
        assertThat(Objects.requireNonNull(lastStatus()).getStatus()).isEqualTo(ThingStatus.UNKNOWN);
    }

    private String refusal(String topic, int bytes, int qos) {
        return handler.publish(topic, new byte[bytes], qos)
                .handle((message, failure) -> failure == null
                        ? "sent"
                        : failure.getCause() == null
                                ? failure.getMessage()
                                : failure.getCause().getMessage())
                .toCompletableFuture()
                .join();
    }

    @Test
    void whatThePlatformDoesNotTakeIsRefusedWithASentence() {
        startThing();
        awaitOnline();

        assertThat(refusal("user/update", 3, 1)).isEqualTo("sent");
        assertThat(refusal("user/update", 3, 2)).contains("0 or 1", "Aliyun IoT Platform has no other", "is 2");
        assertThat(refusal("/a1Other/device/user/update", 3, 1)).contains("not one of this device's own");
        assertThat(refusal("user/#", 3, 1)).contains("wildcard");
        assertThat(refusal("user/update", 256 * 1024 + 1, 1)).contains("262145 bytes");
        assertThat(sent()).hasSize(1);
        assertThat(lastStatus().getStatus()).isEqualTo(ThingStatus.ONLINE);
    }
}
