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

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.openhab.aliyuniot.emulator.cloud.CloudDevice;
import org.openhab.aliyuniot.emulator.cloud.CloudGateway;
import org.openhab.aliyuniot.emulator.configuration.DeviceDefinition;
import org.openhab.aliyuniot.emulator.configuration.DeviceName;
import org.openhab.aliyuniot.emulator.configuration.DynamicRegistration;
import org.openhab.aliyuniot.emulator.message.ReceivedMessage;
import org.openhab.binding.aliyuniot.internal.AliyunIotBindingConstants;
import org.openhab.binding.aliyuniot.internal.LocalizedText;
import org.openhab.binding.aliyuniot.internal.firmware.FirmwareSurroundings;
import org.openhab.binding.aliyuniot.internal.gateway.SubDeviceTurns;
import org.openhab.binding.aliyuniot.internal.secret.SecretFile;
import org.openhab.binding.aliyuniot.internal.session.DeviceEnvironment;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.thing.Bridge;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.ThingStatusInfo;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.builder.BridgeBuilder;
import org.openhab.core.thing.binding.builder.ChannelBuilder;
import org.openhab.core.thing.binding.builder.ThingBuilder;
import org.openhab.core.thing.type.ChannelTypeUID;

/** A device that is a gateway, with things for its sub-devices below it, and the emulator as its cloud. */
@NonNullByDefault({})
abstract class GatewayCloud extends EmulatedCloud {
    static final String LAMPS = "a2SubPk0001";
    static final String LAMP = "lamp01";
    static final String PRODUCT_SECRET = "prodSecret000001";

    final List<SubThing> subThings = new ArrayList<>();
    final SubDeviceTurns turns = new SubDeviceTurns();
    Bridge bridge;

    /** The thing of a sub-device, its handler, and what that has told openHAB. */
    final class SubThing {
        final ThingUID uid;
        final String name;
        final Map<String, Object> configuration = new HashMap<>();
        final RecordingCallback openhab = new RecordingCallback() {
            @Override
            public Bridge getBridge(ThingUID asked) {
                return bridgeOf(asked);
            }
        };
        ThingUID gateway = UID;
        String gatewayName = DEVICE;
        Thing thing;
        SubDeviceHandler handler;

        SubThing(String id, String name) {
            this.uid = new ThingUID(AliyunIotBindingConstants.THING_TYPE_SUB_DEVICE, UID, id);
            this.name = name;
            configuration.putAll(Map.of("productKey", LAMPS, "deviceName", name, "model", "off"));
            subThings.add(this);
        }

        SubThing with(String parameter, Object value) {
            configuration.put(parameter, value);
            return this;
        }

        SubThing start() {
            thing = described();
            handler = new SubDeviceHandler(thing, environment(), turns);
            handler.setCallback(openhab.asOpenhab());
            handler.initialize();
            return this;
        }

        Thing described() {
            return ThingBuilder.create(AliyunIotBindingConstants.THING_TYPE_SUB_DEVICE, uid)
                    .withBridge(gateway)
                    .withConfiguration(new Configuration(new HashMap<>(configuration)))
                    .withChannels(channel(
                            "power", "switch", Map.of("subscribeTopic", "user/get", "publishTopic", "user/update")))
                    .build();
        }

        private Channel channel(String id, String type, Map<String, Object> parameters) {
            return ChannelBuilder.create(new ChannelUID(uid, id))
                    .withType(new ChannelTypeUID(AliyunIotBindingConstants.BINDING_ID, type))
                    .withConfiguration(new Configuration(parameters))
                    .build();
        }

        ChannelUID power() {
            return new ChannelUID(uid, "power");
        }

        ThingStatusInfo status() {
            return openhab.statuses.get(openhab.statuses.size() - 1);
        }

        void awaitStatus(ThingStatus status, ThingStatusDetail detail, String text) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(status()).isEqualTo(new ThingStatusInfo(status, detail, text)));
        }

        void awaitOffline(ThingStatusDetail detail, String key, String... arguments) {
            awaitStatus(ThingStatus.OFFLINE, detail, LocalizedText.of(key, List.of(arguments)));
        }

        void awaitOnline() {
            awaitStatus(ThingStatus.ONLINE, ThingStatusDetail.NONE, null);
            assertThat(isLoggedIn()).isTrue();
        }

        void awaitGatewayOffline() {
            awaitOffline(ThingStatusDetail.BRIDGE_OFFLINE, "offline.gateway-offline");
        }

        CloudDevice cloud() {
            return cloud.device(LAMPS, name);
        }

        boolean isLoggedIn() {
            return cloud().findState()
                    .filter(state ->
                            state.online() && Objects.equals(new DeviceName(PRODUCT, gatewayName), state.gateway()))
                    .isPresent();
        }

        List<String> sent() {
            return cloud().messages(0).stream()
                    .filter(message -> message.topic().equals("/" + LAMPS + "/" + name + "/user/update"))
                    .map(ReceivedMessage::text)
                    .toList();
        }
    }

    /** The gateway of that name; null if there is none. */
    Bridge bridgeOf(ThingUID asked) {
        return UID.equals(asked) ? bridge : null;
    }

    @BeforeEach
    void addSubDevices() {
        cloud.devices().add(new DeviceDefinition(LAMPS, LAMP, SECRET));
        cloud.devices().add(new DeviceDefinition(LAMPS, "lamp02", SECRET));
        openhab.unlinked.clear();
    }

    @AfterEach
    void stopSubDevices() {
        subThings.forEach(sub -> {
            if (sub.handler != null) {
                sub.handler.dispose();
            }
        });
    }

    DeviceEnvironment environment() {
        return new DeviceEnvironment(
                runtime,
                () -> store,
                new FirmwareSurroundings(offers, () -> updates, userdata.resolve("firmware"), THREADS, bounds),
                models,
                mirrors,
                secrets);
    }

    @Override
    Thing describedThing() {
        bridge = BridgeBuilder.create(AliyunIotBindingConstants.THING_TYPE_DEVICE, UID)
                .withConfiguration(new Configuration(new HashMap<>(parameters)))
                .withChannels(List.copyOf(channels))
                .build();
        return bridge;
    }

    @Override
    Thing startThing() {
        Thing thing = describedThing();
        handler = new DeviceHandler(thing, environment());
        thing.setHandler(handler);
        handler.setCallback(openhab.asOpenhab());
        handler.initialize();
        return thing;
    }

    /** openHAB's process ends and starts again: nothing but the disk is left. */
    void restartOpenhab() {
        subThings.forEach(sub -> sub.handler.dispose());
        handler.dispose();
        secrets = new SecretFile(userdata.resolve("secrets.json"));
        openhab.statuses.clear();
        startThing();
        subThings.forEach(sub -> {
            sub.openhab.statuses.clear();
            sub.start();
        });
    }

    CloudGateway gateway() {
        return cloud.gateway(PRODUCT, DEVICE);
    }

    void allowRegistration() {
        cloud.product(LAMPS).setRegistration(new DynamicRegistration(true, PRODUCT_SECRET));
    }

    SubThing lamp() {
        return new SubThing("lamp", LAMP);
    }

    static DeviceName name(String deviceName) {
        return new DeviceName(LAMPS, deviceName);
    }
}
