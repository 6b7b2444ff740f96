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
package org.openhab.aliyuniot.emulator.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.TestDevice;
import org.openhab.aliyuniot.emulator.Waiting;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;

/** The console in a browser while the emulator goes away and comes back. */
@NonNullByDefault({})
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ConsoleRestartTest {
    private static final String DEVICE = "lamp01";

    @Test
    void thePageGoesOnAfterTheEmulatorWasStartedAnew(@TempDir Path data) throws Exception {
        EmulatorConfiguration configuration =
                EmulatorConfiguration.in(data).withDevice(TestDevice.PRODUCT_KEY, DEVICE, TestDevice.SECRET);
        try (Browser browser = Browser.start()) {
            AliyunIotEmulator first = AliyunIotEmulator.start(configuration);
            try {
                browser.open(first, "messages");
                publish(first, "before");
                browser.waitFor("before");
            } finally {
                first.close();
            }
            browser.until(() -> browser.text("#light").startsWith("○"));
            try (AliyunIotEmulator second = AliyunIotEmulator.start(first.configuration())) {
                browser.until(() -> browser.text("#light").startsWith("●"));
                publish(second, "after");
                browser.waitFor("after");
                assertThat(browser.shown()).doesNotContain("before");
                browser.go("devices");
                browser.waitFor("1 devices, 0 online");
                browser.isClean(
                        second,
                        line -> line.contains("ERR_CONNECTION_REFUSED")
                                || line.contains("ERR_INCOMPLETE_CHUNKED_ENCODING")
                                || line.contains("ERR_CONNECTION_RESET")
                                || line.contains("ERR_EMPTY_RESPONSE"));
            }
        }
    }

    @Test
    void thePageGoesOnWhileThePlatformRestarts(@TempDir Path data) throws Exception {
        try (Browser browser = Browser.start();
                AliyunIotEmulator emulator = AliyunIotEmulator.start(
                        EmulatorConfiguration.in(data).withDevice(TestDevice.PRODUCT_KEY, DEVICE, TestDevice.SECRET));
                TestDevice device = TestDevice.connected(emulator, DEVICE)) {
            browser.open(emulator, "devices");
            browser.waitFor("1 devices, 1 online");
            emulator.restart(Duration.ofMillis(50), true);
            browser.waitFor("the platform restarted");
            Waiting.until(() -> device.connectCode() == 0);
            browser.waitFor("1 devices, 1 online");
            device.publish(device.topic("user/update"), "still here", 1);
            browser.go("messages");
            browser.waitFor("still here");
            browser.isClean(emulator, line -> false);
        }
    }

    private static void publish(AliyunIotEmulator emulator, String payload) throws Exception {
        try (TestDevice device = TestDevice.connected(emulator, DEVICE)) {
            device.client.publish(device.topic("user/update"), payload.getBytes(), 1, false);
        }
    }
}
