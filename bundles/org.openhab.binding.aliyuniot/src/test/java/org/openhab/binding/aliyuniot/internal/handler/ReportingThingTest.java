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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.openhab.aliyuniot.emulator.message.ReceivedMessage;
import org.openhab.aliyuniot.emulator.ota.FirmwareJobState.Status;
import org.openhab.binding.aliyuniot.internal.AliyunIotBindingConstants;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.QuotaFailure;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.library.types.QuantityType;
import org.openhab.core.library.types.StringType;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.firmware.FirmwareStatus;
import org.openhab.core.thing.firmware.FirmwareUpdateResult;

/** Things that only report, over sockets to the emulator, each way that there is. */
@NonNullByDefault({})
@ParameterizedClass
@EnumSource
class ReportingThingTest extends FirmwareCloud {
    enum Way {
        HTTPS("https", 128 * 1024),
        COAP_DTLS("coaps", 1024),
        COAP_SYMMETRIC("coap-psk", 1023),
        COAP_PLAIN("coap", 1024);

        private final String protocol;
        private final int largest;

        Way(String protocol, int largest) {
            this.protocol = protocol;
            this.largest = largest;
        }

        private boolean showsCertificate() {
            return this == HTTPS || this == COAP_DTLS;
        }
    }

    @Parameter
    Way way;

    @Override
    ThingTypeUID type() {
        return way == Way.HTTPS
                ? AliyunIotBindingConstants.THING_TYPE_HTTP_DEVICE
                : AliyunIotBindingConstants.THING_TYPE_COAP_DEVICE;
    }

    @BeforeEach
    void describe() {
        int port = switch (way) {
            case HTTPS -> cloud.ports().https();
            case COAP_DTLS -> cloud.ports().coapDtls();
            case COAP_SYMMETRIC -> cloud.ports().coapSymmetric();
            case COAP_PLAIN -> cloud.ports().coapPlain();
        };
        parameters.put("port", new BigDecimal(port));
        if (way != Way.HTTPS) {
            parameters.put("security", way.name().substring("COAP_".length()).toLowerCase());
        }
        channels.clear();
        addChannel("pump", "switch", Map.of("publishTopic", "user/update"));
        addChannel("note", "string", Map.of("publishTopic", "user/update"));
    }

    @Test
    void commandsOfItemsReachThePlatform() {
        Thing thing = startThing();
        awaitOnline();

        handler.handleCommand(channel("pump"), OnOffType.ON);
        handler.handleCommand(channel("note"), new StringType("watered"));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(sentTexts()).containsExactly("ON", "watered"));
        assertThat(sent()).extracting(ReceivedMessage::protocol).containsOnly(way.protocol);
        assertThat(thing.getProperties())
                .containsEntry("deviceName", DEVICE)
                .containsEntry("endpoint", "localhost:" + parameters.get("port"))
                .doesNotContainKey("clockOffset");
        assertThat(thing.getProperties().get("protocol")).startsWith(way == Way.HTTPS ? "HTTPS" : "CoAP");
    }

    @Test
    void quantitiesArriveInTheUnitOfTheirChannel() {
        addChannel("energy", "number", Map.of("publishTopic", "user/update", "unit", "kWh"));
        startThing();
        awaitOnline();
        assertThat(handler.getThing().getChannel("energy").getAcceptedItemType())
                .isEqualTo("Number:Energy");

        handler.handleCommand(channel("energy"), new QuantityType<>("3600 kJ"));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(sentTexts()).containsExactly("1"));
    }

    @Test
    void whatIsReportedBeforeThereIsATokenWaitsForIt() {
        startThing();
        handler.handleCommand(channel("note"), new StringType("early"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(sentTexts()).containsExactly("early"));
    }

    @Test
    void aTopicToSubscribeIsAnErrorThatSaysWhatToDo() {
        addChannel("valve", "switch", Map.of("subscribeTopic", "user/get", "publishTopic", "user/update"));
        startThing();
        awaitStatus(
                ThingStatus.OFFLINE,
                ThingStatusDetail.CONFIGURATION_ERROR,
                "@text/offline.channel-publish-only [\"valve\", \"user/get\"]");
    }

    @Test
    void remoteCallsAreAnErrorThatSaysWhatToDo() {
        addChannel("calls", "rrpc", Map.of());
        startThing();
        awaitStatus(
                ThingStatus.OFFLINE,
                ThingStatusDetail.CONFIGURATION_ERROR,
                "@text/offline.channel-no-calls [\"calls\"]");

        channels.remove(channels.size() - 1);
        addChannel("valve", "switch", Map.of("publishTopic", "user/update", "rrpcTopic", "system"));
        handler.dispose();
        startThing();
        awaitStatus(
                ThingStatus.OFFLINE,
                ThingStatusDetail.CONFIGURATION_ERROR,
                "@text/offline.channel-no-calls [\"valve\"]");
    }

    @Test
    void aWrongSecretIsAConfigurationError() {
        parameters.put("deviceSecret", "fedcba9876543210fedcba9876543210");
        startThing();
        awaitStatus(
                ThingStatus.OFFLINE,
                ThingStatusDetail.CONFIGURATION_ERROR,
                "@text/offline.not-authorized [\"" + PRODUCT + "/" + DEVICE + "\"]");
    }

    @Test
    void aServerOfAnotherAuthorityIsNotTrusted() {
        if (way.showsCertificate()) {
            parameters.remove("caFile");
            startThing();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(lastStatus().getDescription())
                            .startsWith("@text/offline.certificate-untrusted"));
            assertThat(sent()).isEmpty();
        }
    }

    @Test
    void whatIsTooLargeIsRefusedBeforeItIsSent() {
        startThing();
        awaitOnline();
        CompletableFuture<?> fits =
                handler.publish("user/update", new byte[way.largest], 1).toCompletableFuture();
        CompletableFuture<?> tooLarge =
                handler.publish("user/update", new byte[way.largest + 1], 1).toCompletableFuture();

        assertThat(failureOf(tooLarge))
                .isInstanceOfSatisfying(
                        QuotaFailure.class,
                        failure -> assertThat(failure.reason()).isEqualTo(LinkFailure.Reason.PAYLOAD_TOO_LARGE));
        assertThat(failureOf(fits)).isNull();
    }

    @Test
    void aMessageThatThePlatformRefusesLeavesTheThingOnline() {
        startThing();
        awaitOnline();
        // Not a topic class of the product.
        assertThat(failureOf(handler.publish("user/unknown", new byte[1], 1).toCompletableFuture()))
                .isNotNull();
        assertThat(handler.isOnline()).isTrue();
        assertThat(failureOf(handler.publish("user/update", new byte[1], 1).toCompletableFuture()))
                .isNull();
    }

    private static Throwable failureOf(CompletableFuture<?> outcome) {
        try {
            outcome.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
            return null;
        } catch (CompletionException e) {
            return e.getCause();
        }
    }

    @Test
    void reportsGoOnAfterThePlatformHasForgottenAllTokens() {
        startThing();
        awaitOnline();
        cloud.restart(Duration.ZERO, false);
        handler.handleCommand(channel("note"), new StringType("after"));
        await().atMost(Duration.ofMinutes(3))
                .untilAsserted(() -> assertThat(sentTexts()).contains("after"));
        awaitOnline();
    }

    @Test
    void firmwareIsFoundByAskingAndInstalledAsOverMqtt() throws Exception {
        long campaign = campaign("2.0.0");
        Thing thing = startThing();
        awaitOnline();
        // The platform offers it once it knows the version, so that the first question may come too early.
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(this::isWaiting);
        awaitFirmware(uid(), FirmwareStatus.UPDATE_EXECUTABLE, "2.0.0");

        updates.updateFirmware(uid(), "2.0.0", null);

        awaitJob(campaign, Status.UPDATED);
        awaitResult(FirmwareUpdateResult.SUCCESS, null);
        awaitOnline();
        awaitFirmware(uid(), FirmwareStatus.UP_TO_DATE, null);
        assertThat(thing.getProperties()).containsEntry("firmwareVersion", "2.0.0");
        assertThat(cloud.device(PRODUCT, DEVICE).messages(0))
                .extracting(ReceivedMessage::protocol)
                .containsOnly(way.protocol);
    }

    @Test
    void firmwareThatComesOverMqttIsRefusedWithTheReason() throws Exception {
        long campaign = cloud.firmware().start(campaignOf("2.0.0", true));
        startThing();
        awaitOnline();

        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() ->
                        isWaiting() || cloud.firmware().jobs(campaign).get(0).status() == Status.FAILED);

        awaitJob(campaign, Status.FAILED);
        assertThat(cloud.firmware().jobs(campaign).toString()).contains("dProtocol is mqtt");
    }

    private boolean isWaiting() throws Exception {
        return handler.checkFirmware()
                .toCompletableFuture()
                .handle((version, failure) -> version != null && version.isPresent())
                .get(30, TimeUnit.SECONDS);
    }

    @Test
    void tagsAreWritten() {
        parameters.put("tags", List.of("floor=2"));
        Thing thing = startThing();
        awaitOnline();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(thing.getProperties()).containsEntry("tags", "{\"floor\":\"2\"}"));
    }

    @Test
    void whatConcernsMqttOnlyIsAnError() {
        parameters.put("keepAlive", new BigDecimal(60));
        startThing();
        awaitStatus(
                ThingStatus.OFFLINE,
                ThingStatusDetail.CONFIGURATION_ERROR,
                "@text/config-status.error.mqtt-only [\"keepAlive\"]");
        assertThat(handler.getConfigStatus())
                .singleElement()
                .satisfies(message -> assertThat(message.parameterName).isEqualTo("keepAlive"));
    }
}
