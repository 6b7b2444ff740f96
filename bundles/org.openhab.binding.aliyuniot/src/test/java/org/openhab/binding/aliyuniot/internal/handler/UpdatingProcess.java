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

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.aliyuniot.internal.AliyunIotBindingConstants;
import org.openhab.binding.aliyuniot.internal.firmware.AliyunFirmwareProvider;
import org.openhab.binding.aliyuniot.internal.firmware.FirmwareSurroundings;
import org.openhab.binding.aliyuniot.internal.mirror.MirroredItems;
import org.openhab.binding.aliyuniot.internal.model.ProductModels;
import org.openhab.binding.aliyuniot.internal.secret.SecretFile;
import org.openhab.binding.aliyuniot.internal.session.DeviceEnvironment;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.session.outgoing.OutgoingStore;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.binding.builder.ThingBuilder;

/**
 * A process with one thing, which installs what the platform pushes by itself, until its standard input ends.
 */
@NonNullByDefault({})
public final class UpdatingProcess {
    private UpdatingProcess() {}

    /**
     * @param args folder for user data, port of MQTT over TLS, file of the certificate authority
     */
    public static void main(String[] args) throws IOException {
        Map<String, Object> parameters = new HashMap<>(Map.of(
                "productKey",
                EmulatedCloud.PRODUCT,
                "deviceName",
                EmulatedCloud.DEVICE,
                "deviceSecret",
                EmulatedCloud.SECRET,
                "host",
                "localhost",
                "port",
                new BigDecimal(args[1]),
                "caFile",
                args[2],
                "firmwareVersion",
                "1.0.0",
                "autoUpdate",
                true));
        Thing thing = ThingBuilder.create(AliyunIotBindingConstants.THING_TYPE_DEVICE, EmulatedCloud.UID)
                .withConfiguration(new Configuration(parameters))
                .withChannels(List.of())
                .build();
        AliyunFirmwareProvider offers = new AliyunFirmwareProvider();
        FirmwareService service = new FirmwareService(offers, event -> {});
        try (LinkRuntime runtime = new LinkRuntime(EmulatedCloud.THREADS)) {
            DeviceHandler handler = new DeviceHandler(
                    thing,
                    new DeviceEnvironment(
                            runtime,
                            () -> OutgoingStore.NONE,
                            new FirmwareSurroundings(
                                    offers, () -> service.updates, Path.of(args[0]), EmulatedCloud.THREADS),
                            new ProductModels(Path.of(args[0], "models")),
                            MirroredItems.NONE,
                            new SecretFile(Path.of(args[0], "secrets.json"))));
            handler.setCallback(new RecordingCallback().asOpenhab());
            service.register(handler);
            handler.initialize();
            while (System.in.read() >= 0) {
                // Whoever started the process lets it go on.
            }
            handler.dispose();
        }
    }
}
