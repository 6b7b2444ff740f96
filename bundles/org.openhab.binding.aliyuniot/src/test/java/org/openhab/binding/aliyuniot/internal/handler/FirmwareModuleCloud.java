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

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.openhab.aliyuniot.emulator.ota.FirmwareCampaign;
import org.openhab.binding.aliyuniot.internal.AliyunIotBindingConstants;
import org.openhab.binding.aliyuniot.internal.firmware.FirmwareSurroundings;
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
import org.openhab.core.thing.firmware.FirmwareStatus;
import org.openhab.core.thing.firmware.FirmwareUpdateResult;
import org.openhab.core.thing.type.ChannelKind;
import org.openhab.core.thing.type.ChannelTypeUID;

/** A device that is a bridge, with things for its modules below it. */
@NonNullByDefault({})
abstract class FirmwareModuleCloud extends FirmwareCloud {
    static final String MCU = "mcu";

    final List<ModuleThing> modules = new ArrayList<>();
    private Bridge bridge;

    /** The thing of a module, its handler, and what that has told openHAB. */
    final class ModuleThing {
        final ThingUID uid;
        final Map<String, Object> configuration = new HashMap<>();
        final RecordingCallback openhab = new RecordingCallback() {
            @Override
            public Bridge getBridge(ThingUID asked) {
                return UID.equals(asked) ? bridge : null;
            }
        };
        Thing thing;
        ModuleHandler handler;

        ModuleThing(String id, String module) {
            uid = new ThingUID(AliyunIotBindingConstants.THING_TYPE_DEVICE_MODULE, UID, id);
            configuration.put("firmwareVersion", "1.0.0");
            if (module != null) {
                configuration.put("module", module);
            }
            modules.add(this);
        }

        ModuleThing start() {
            thing = described();
            handler = new ModuleHandler(
                    thing, runtime, new FirmwareSurroundings(offers, () -> updates, userdata, THREADS));
            handler.setCallback(openhab);
            service.register(handler);
            handler.initialize();
            return this;
        }

        Thing described() {
            return ThingBuilder.create(AliyunIotBindingConstants.THING_TYPE_DEVICE_MODULE, uid)
                    .withBridge(UID)
                    .withConfiguration(new Configuration(new HashMap<>(configuration)))
                    .withChannels(
                            channel("firmware", ChannelKind.TRIGGER), channel("firmware-state", ChannelKind.STATE))
                    .build();
        }

        private Channel channel(String id, ChannelKind kind) {
            return ChannelBuilder.create(new ChannelUID(uid, id))
                    .withType(new ChannelTypeUID(AliyunIotBindingConstants.BINDING_ID, id))
                    .withKind(kind)
                    .build();
        }

        /** Stops it as openHAB does. */
        void stop() {
            handler.dispose();
            service.unregister(handler);
        }

        ThingStatusInfo status() {
            return openhab.statuses.get(openhab.statuses.size() - 1);
        }

        void awaitStatus(ThingStatus status, ThingStatusDetail detail, String text) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(status()).isEqualTo(new ThingStatusInfo(status, detail, text)));
        }

        void awaitOnline() {
            awaitStatus(ThingStatus.ONLINE, ThingStatusDetail.NONE, null);
        }

        void awaitDeviceOffline() {
            awaitStatus(ThingStatus.OFFLINE, ThingStatusDetail.BRIDGE_OFFLINE, null);
        }

        void offered(String version) {
            awaitFirmware(uid, FirmwareStatus.UPDATE_EXECUTABLE, version);
        }

        void upToDate() {
            awaitFirmware(uid, FirmwareStatus.UP_TO_DATE, null);
        }

        void update(String version) {
            updates.updateFirmware(uid, version, null);
        }

        /** The results that openHAB has heard of this thing. */
        List<FirmwareUpdateResult> results() {
            return resultsOf(uid);
        }
    }

    @AfterEach
    void stopModules() {
        modules.forEach(module -> {
            if (module.handler != null) {
                module.handler.dispose();
            }
        });
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
        Thing thing = super.startThing();
        thing.setHandler(handler);
        return thing;
    }

    ModuleThing mcu() {
        return new ModuleThing(MCU, MCU);
    }

    List<FirmwareUpdateResult> resultsOf(ThingUID thing) {
        return results().stream()
                .map(event -> event.getFirmwareUpdateResultInfo())
                .filter(info -> info.getThingUID().equals(thing))
                .map(info -> info.getResult())
                .toList();
    }

    long campaign(String module, String version) throws Exception {
        return cloud.firmware()
                .start(FirmwareCampaign.builder(
                                PRODUCT,
                                cloud.firmware()
                                        .addImage(new ByteArrayInputStream(image))
                                        .id(),
                                version)
                        .module(module)
                        .devices(DEVICE)
                        .overwrite(true)
                        .build());
    }
}
