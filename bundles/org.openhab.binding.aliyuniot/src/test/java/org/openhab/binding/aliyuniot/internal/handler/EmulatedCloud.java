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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
import org.openhab.aliyuniot.emulator.configuration.ProductDefinition;
import org.openhab.aliyuniot.emulator.device.DeviceState;
import org.openhab.aliyuniot.emulator.message.ReceivedMessage;
import org.openhab.aliyuniot.emulator.message.SendResult;
import org.openhab.aliyuniot.emulator.topic.TopicClass;
import org.openhab.binding.aliyuniot.internal.AliyunIotBindingConstants;
import org.openhab.binding.aliyuniot.internal.firmware.AliyunFirmwareProvider;
import org.openhab.binding.aliyuniot.internal.firmware.FirmwareSurroundings;
import org.openhab.binding.aliyuniot.internal.firmware.UpdateBounds;
import org.openhab.binding.aliyuniot.internal.mirror.MirroredItems;
import org.openhab.binding.aliyuniot.internal.model.ProductModels;
import org.openhab.binding.aliyuniot.internal.secret.SecretFile;
import org.openhab.binding.aliyuniot.internal.session.DeviceEnvironment;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.session.outgoing.OutgoingStore;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.ThingStatusInfo;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.builder.ChannelBuilder;
import org.openhab.core.thing.binding.builder.ThingBuilder;
import org.openhab.core.thing.firmware.FirmwareUpdateService;
import org.openhab.core.thing.type.ChannelKind;
import org.openhab.core.thing.type.ChannelTypeUID;

/** A handler with the emulator as its cloud, spoken to over sockets, and a recorder as its openHAB. */
@NonNullByDefault({})
@Timeout(300)
abstract class EmulatedCloud {
    static final String PRODUCT = "a1B2c3D4e5F";
    static final String DEVICE = "greenhouse";
    static final String SECRET = "0123456789abcdef0123456789abcdef";
    static final String THREADS = "test-aliyuniot";
    static final Duration PATIENCE = Duration.ofSeconds(60);
    static final ThingUID UID = new ThingUID(AliyunIotBindingConstants.THING_TYPE_DEVICE, "test");

    final RecordingCallback openhab = new RecordingCallback();
    final LinkRuntime runtime = new LinkRuntime(THREADS);
    final Map<String, Object> parameters = new HashMap<>();
    final List<Channel> channels = new ArrayList<>();

    AliyunIotEmulator cloud;
    final AliyunFirmwareProvider offers = new AliyunFirmwareProvider();
    OutgoingStore store = OutgoingStore.NONE;
    Path userdata;
    ProductModels models;
    SecretFile secrets;
    MirroredItems mirrors = MirroredItems.NONE;
    FirmwareUpdateService updates;
    UpdateBounds bounds = UpdateBounds.USUAL;
    DeviceHandler handler;

    @BeforeEach
    void startCloud(@TempDir Path folder) throws Exception {
        userdata = folder.resolve("userdata");
        models = new ProductModels(userdata.resolve("models"));
        secrets = new SecretFile(userdata.resolve("secrets.json"));
        ProductDefinition product = new ProductDefinition(
                PRODUCT,
                List.of(
                        new TopicClass("user/update", TopicClass.Rights.PUBLISH),
                        new TopicClass("user/get", TopicClass.Rights.SUBSCRIBE),
                        new TopicClass("user/set", TopicClass.Rights.SUBSCRIBE),
                        new TopicClass("user/notice", TopicClass.Rights.SUBSCRIBE)));
        cloud = AliyunIotEmulator.start(EmulatorConfiguration.in(folder)
                .withProduct(product(product))
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
                new BigDecimal(cloud.ports().tls()),
                "caFile",
                cloud.caCertificate().toString()));
        addChannel("pump", "switch", Map.of("subscribeTopic", "user/get", "publishTopic", "user/update"));
    }

    /** The product of the devices; others give it a thing model. */
    ProductDefinition product(ProductDefinition usual) throws Exception {
        return usual;
    }

    @AfterEach
    void stopEverything() {
        if (handler != null) {
            handler.dispose();
        }
        runtime.close();
        cloud.close();
    }

    /** What the thing is; channels and parameters of the others are to be added for another one. */
    ThingTypeUID type() {
        return AliyunIotBindingConstants.THING_TYPE_DEVICE;
    }

    ThingUID uid() {
        return new ThingUID(type(), "test");
    }

    void addChannel(String id, String type, Map<String, Object> configuration) {
        channels.add(ChannelBuilder.create(new ChannelUID(uid(), id))
                .withType(new ChannelTypeUID(AliyunIotBindingConstants.BINDING_ID, type))
                .withKind(
                        List.of("message", "rrpc", "firmware", "service", "config", "job", "upload")
                                        .contains(type)
                                ? ChannelKind.TRIGGER
                                : ChannelKind.STATE)
                .withConfiguration(new Configuration(configuration))
                .build());
    }

    /** The thing as a file with the present parameters and channels describes it. */
    Thing describedThing() {
        return ThingBuilder.create(type(), uid())
                .withConfiguration(new Configuration(new HashMap<>(parameters)))
                .withChannels(List.copyOf(channels))
                .build();
    }

    Thing startThing() {
        Thing thing = describedThing();
        handler = new DeviceHandler(
                thing,
                new DeviceEnvironment(
                        runtime,
                        () -> store,
                        new FirmwareSurroundings(offers, () -> updates, userdata, THREADS, bounds),
                        models,
                        mirrors,
                        secrets));
        handler.setCallback(openhab.asOpenhab());
        handler.initialize();
        return thing;
    }

    ThingStatusInfo lastStatus() {
        return openhab.statuses.get(openhab.statuses.size() - 1);
    }

    void awaitStatus(ThingStatus status, ThingStatusDetail detail, String text) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(lastStatus()).isEqualTo(new ThingStatusInfo(status, detail, text)));
    }

    void awaitOnline() {
        awaitStatus(ThingStatus.ONLINE, ThingStatusDetail.NONE, null);
    }

    DeviceState device() {
        return cloud.device(PRODUCT, DEVICE).state();
    }

    SendResult send(String topic, String payload) {
        return cloud.device(PRODUCT, DEVICE).send(topic, 1, payload.getBytes(StandardCharsets.UTF_8));
    }

    ChannelUID channel(String id) {
        return new ChannelUID(uid(), id);
    }

    /** What the device has sent to topics of its own, without what the binding says to the platform by itself. */
    List<ReceivedMessage> sent() {
        return cloud.device(PRODUCT, DEVICE).messages(0).stream()
                .filter(message -> message.topic().startsWith("/" + PRODUCT + "/"))
                .toList();
    }

    List<String> sentTexts() {
        return sent().stream().map(ReceivedMessage::text).toList();
    }
}
