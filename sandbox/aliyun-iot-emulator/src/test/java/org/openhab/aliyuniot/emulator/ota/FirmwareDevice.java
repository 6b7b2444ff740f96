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
package org.openhab.aliyuniot.emulator.ota;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.TestDevice;
import org.openhab.aliyuniot.emulator.Waiting;

/** A device that speaks of its firmware, and the campaigns that it is in. */
@NonNullByDefault({})
public final class FirmwareDevice implements AutoCloseable {
    static final ObjectMapper MAPPER = new ObjectMapper();
    static final String PRODUCT = TestDevice.PRODUCT_KEY;

    final TestDevice mqtt;
    private final AliyunIotEmulator emulator;

    FirmwareDevice(AliyunIotEmulator emulator, String deviceName) throws Exception {
        this.emulator = emulator;
        mqtt = TestDevice.connected(emulator, deviceName);
    }

    public static byte[] image(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    public static String upload(AliyunIotEmulator emulator, byte[] image) throws Exception {
        return emulator.firmware().addImage(new ByteArrayInputStream(image)).id();
    }

    FirmwareDevice reports(String version) throws Exception {
        return reports("default", version);
    }

    FirmwareDevice reports(String module, String version) throws Exception {
        long before = received();
        mqtt.publish(
                "/ota/device/inform/" + PRODUCT + "/" + mqtt.deviceName,
                "{\"id\":1,\"params\":{\"version\":\"" + version + "\",\"module\":\"" + module + "\"}}",
                1);
        Waiting.until(() -> received() > before);
        return this;
    }

    FirmwareDevice progresses(String step) throws Exception {
        long before = received();
        mqtt.publish(
                "/ota/device/progress/" + PRODUCT + "/" + mqtt.deviceName,
                "{\"id\":\"2\",\"params\":{\"step\":\"" + step + "\",\"desc\":\"step " + step + "\"}}",
                1);
        Waiting.until(() -> received() > before);
        return this;
    }

    /** The data of the pushes so far. */
    List<JsonNode> pushes() {
        return mqtt.arrivedOn("/ota/device/upgrade/" + PRODUCT + "/" + mqtt.deviceName).stream()
                .map(FirmwareDevice::json)
                .map(push -> push.path("data"))
                .toList();
    }

    JsonNode awaitPush() {
        Waiting.until(() -> !pushes().isEmpty());
        return pushes().get(pushes().size() - 1);
    }

    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private long received() {
        return emulator.device(PRODUCT, mqtt.deviceName).state().received();
    }

    @Override
    public void close() throws Exception {
        mqtt.close();
    }
}
