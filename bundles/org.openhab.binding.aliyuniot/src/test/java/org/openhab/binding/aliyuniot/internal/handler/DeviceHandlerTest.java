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
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.DeviceState;
import org.openhab.aliyuniot.emulator.EmulatorConfiguration;
import org.openhab.aliyuniot.emulator.ProductDefinition;
import org.openhab.aliyuniot.emulator.ReceivedMessage;
import org.openhab.aliyuniot.emulator.SendResult;
import org.openhab.aliyuniot.emulator.TopicClass;
import org.openhab.binding.aliyuniot.internal.AliyunIotBindingConstants;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.ThingStatusInfo;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.builder.ChannelBuilder;
import org.openhab.core.thing.binding.builder.ThingBuilder;
import org.openhab.core.thing.type.ChannelKind;
import org.openhab.core.thing.type.ChannelTypeUID;
import org.openhab.core.types.RefreshType;

@NonNullByDefault({})
class DeviceHandlerTest {
    private static final String PRODUCT = "a1B2c3D4e5F";
    private static final String DEVICE = "greenhouse";
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final String THREADS = "test-aliyuniot";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ThingUID UID = new ThingUID(AliyunIotBindingConstants.THING_TYPE_DEVICE, "test");

    private final RecordingCallback openhab = new RecordingCallback();
    private final LinkRuntime runtime = new LinkRuntime(THREADS);
    private final Map<String, Object> parameters = new HashMap<>();
    private final List<Channel> channels = new ArrayList<>();

    private AliyunIotEmulator cloud;
    private DeviceHandler handler;

    @BeforeEach
    void startCloud(@TempDir Path folder) throws Exception {
        ProductDefinition product = new ProductDefinition(
                PRODUCT,
                List.of(
                        new TopicClass("user/update", TopicClass.Rights.PUBLISH),
                        new TopicClass("user/get", TopicClass.Rights.SUBSCRIBE),
                        new TopicClass("user/notice", TopicClass.Rights.SUBSCRIBE)));
        cloud = AliyunIotEmulator.start(EmulatorConfiguration.in(folder)
                .withProduct(product)
                .withDevice(PRODUCT, DEVICE, SECRET)
                .withDevice(PRODUCT, "orchard", SECRET));
        parameters.putAll(Map.of(
                "productKey",
                PRODUCT,
                "deviceName",
                DEVICE,
                "deviceSecret",
                SECRET,
                "host",
                "localhost",
                "port",
                new BigDecimal(cloud.tlsPort()),
                "caFile",
                cloud.caCertificate().toString()));
        addChannel("pump", "switch", Map.of("subscribeTopic", "user/get", "publishTopic", "user/update"));
    }

    @AfterEach
    void stopEverything() {
        if (handler != null) {
            handler.dispose();
        }
        runtime.close();
        cloud.close();
    }

    private void addChannel(String id, String type, Map<String, Object> configuration) {
        channels.add(ChannelBuilder.create(new ChannelUID(UID, id))
                .withType(new ChannelTypeUID(AliyunIotBindingConstants.BINDING_ID, type))
                .withKind(type.equals("message") ? ChannelKind.TRIGGER : ChannelKind.STATE)
                .withConfiguration(new Configuration(configuration))
                .build());
    }

    private Thing startThing() {
        Thing thing = ThingBuilder.create(AliyunIotBindingConstants.THING_TYPE_DEVICE, UID)
                .withConfiguration(new Configuration(parameters))
                .withChannels(channels)
                .build();
        handler = new DeviceHandler(thing, runtime);
        handler.setCallback(openhab);
        handler.initialize();
        return thing;
    }

    private ThingStatusInfo lastStatus() {
        return openhab.statuses.get(openhab.statuses.size() - 1);
    }

    private void awaitStatus(ThingStatus status, ThingStatusDetail detail, String text) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(lastStatus()).isEqualTo(new ThingStatusInfo(status, detail, text)));
    }

    private void awaitOnline() {
        awaitStatus(ThingStatus.ONLINE, ThingStatusDetail.NONE, null);
    }

    private DeviceState device() {
        return cloud.device(PRODUCT, DEVICE).orElseThrow();
    }

    private SendResult send(String topic, String payload) {
        return cloud.send(PRODUCT, DEVICE, topic, 1, payload.getBytes(StandardCharsets.UTF_8));
    }

    private ChannelUID channel(String id) {
        return new ChannelUID(UID, id);
    }

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
                .containsEntry("endpoint", "localhost:" + cloud.tlsPort())
                .containsEntry("protocol", "MQTT/TLS")
                .containsEntry("vendor", "Alibaba Cloud");
        assertThat(thing.getProperties().toString()).doesNotContain(SECRET);
        assertThat(handler.getConfigStatus()).isEmpty();
    }

    @Test
    void aCommandReachesTheCloud() {
        parameters.putAll(Map.of("protocol", "tcp", "port", new BigDecimal(cloud.tcpPort())));
        startThing();
        awaitOnline();

        handler.handleCommand(channel("pump"), OnOffType.ON);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(cloud.messages(PRODUCT, DEVICE, 0))
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
                .untilAsserted(() -> assertThat(cloud.messages(PRODUCT, DEVICE, 0))
                        .extracting(ReceivedMessage::text)
                        .containsExactly("ON", "OFF", "ON", "OFF", "ON"));
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
                "@text/offline.certificate-untrusted [\"localhost:" + cloud.tlsPort() + "\"]");
    }

    @Test
    void aServerWithTheCertificateOfAnotherHostIsRefused() throws Exception {
        cloud.close();
        cloud = AliyunIotEmulator.start(cloud.configuration().withTlsHostNames("iot.example.com"));
        startThing();

        awaitStatus(
                ThingStatus.OFFLINE,
                ThingStatusDetail.CONFIGURATION_ERROR,
                "@text/offline.certificate-host [\"localhost:" + cloud.tlsPort() + "\"]");
    }

    @Test
    void aPortWithoutAServerIsACommunicationError() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        parameters.put("port", new BigDecimal(free));
        startThing();

        awaitStatus(
                ThingStatus.OFFLINE,
                ThingStatusDetail.COMMUNICATION_ERROR,
                "@text/offline.connection-refused [\"localhost:" + free + "\"]");
    }

    @Test
    void aCertificateFileThatIsNotThereIsNamed() {
        parameters.put("caFile", "/nowhere/ca.pem");
        startThing();

        awaitStatus(
                ThingStatus.OFFLINE,
                ThingStatusDetail.CONFIGURATION_ERROR,
                "@text/config-status.error.ca-file [\"/nowhere/ca.pem\"]");
    }

    @Test
    void aRefusedSubscriptionIsNamed() {
        addChannel("other", "string", Map.of("subscribeTopic", "user/undefined"));
        startThing();

        awaitStatus(
                ThingStatus.OFFLINE,
                ThingStatusDetail.CONFIGURATION_ERROR,
                "@text/offline.subscription-refused [\"/a1B2c3D4e5F/greenhouse/user/undefined\"]");
    }

    @Test
    void anErrorInTheConfigurationIsShownAtOnceAndWithItsParameter() {
        parameters.put("productKey", "a1-B2");
        startThing();

        assertThat(lastStatus())
                .isEqualTo(new ThingStatusInfo(
                        ThingStatus.OFFLINE,
                        ThingStatusDetail.CONFIGURATION_ERROR,
                        "@text/config-status.error.product-key [\"5\"]"));
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
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(cloud.messages(PRODUCT, DEVICE, 0))
                        .extracting(ReceivedMessage::text)
                        .containsExactly("OFF"));
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
                .until(() -> cloud.device(PRODUCT, "orchard").orElseThrow().online());
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
        assertThat(cloud.messages(PRODUCT, DEVICE, 0)).isEmpty();
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
}
