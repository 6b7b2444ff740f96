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

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.Emulated;
import org.openhab.aliyuniot.emulator.TestDevice;

/** The console in a browser, and devices that mean it harm. */
@NonNullByDefault({})
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class HostileTrafficTest {
    private static final String DEVICE = "lamp01";
    private static final String MARKUP = "<script>window.hurt=1</script><img src=x onerror=window.hurt=1>";

    @Emulated(devices = DEVICE)
    private static AliyunIotEmulator emulator;

    private static Browser browser;

    private TestDevice device;

    @BeforeAll
    static void start() throws Exception {
        browser = Browser.start();
        browser.open(emulator, "messages");
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void connect() throws Exception {
        device = TestDevice.connected(emulator, DEVICE);
        browser.go("messages");
        browser.click("main button", "Clear");
    }

    @AfterEach
    void nothingHappened() throws Exception {
        device.close();
        assertThat(browser.script("return window.hurt")).isNull();
        assertThat((Long) browser.script("return document.querySelectorAll('script').length"))
                .isEqualTo(1);
        assertThat((Long) browser.script("return document.querySelectorAll('main img').length"))
                .isZero();
        browser.isClean(emulator, line -> false);
    }

    @Test
    void markupIsText() throws Exception {
        send(MARKUP);
        browser.waitFor(MARKUP);
        browser.click(".traffic button");
        browser.until(() -> browser.text("pre.foreign").equals(MARKUP));
    }

    /** In every place where the console shows what a device has told. */
    @Test
    void markupIsTextWhateverItIsIn() throws Exception {
        device.publish(
                device.system("thing/deviceinfo/update"),
                "{\"id\":\"1\",\"params\":[{\"attrKey\":\"room\",\"attrValue\":\"" + MARKUP + "\"}]}",
                1);
        device.publish(
                device.system("thing/event/property/post"),
                "{\"id\":\"1\",\"params\":{\"<b>name\":\"" + MARKUP + "\"}}",
                1);
        device.publish(
                device.system("thing/event/Alarm/post"), "{\"id\":\"1\",\"params\":{\"what\":\"" + MARKUP + "\"}}", 1);
        device.publish(device.topic("user/<b>" + "x".repeat(50)), "in a topic", 1);
        browser.waitFor("user/<b>xxxx");
        browser.go("devices");
        browser.waitFor("room " + MARKUP);
        browser.waitFor("<b>name \"" + MARKUP);
        browser.go("model");
        browser.waitFor("{\"what\":\"" + MARKUP + "\"}");
        assertThat((Long) browser.script("return document.querySelectorAll('main b').length"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            ints = {0x0, 0x7, 0x1b, 0x7f, 0x85, 0xad, 0x200b, 0x200f, 0x2028, 0x202e, 0x2066, 0xfeff, 0xe0041, 0x10fffe
            })
    void whatCannotBeSeenIsWrittenOut(int character) throws Exception {
        send("before " + Character.toString(character) + " after");
        String shown = "before ⟨U+%04X⟩ after".formatted(character);
        browser.waitFor(shown);
        browser.click(".traffic button");
        browser.until(() -> browser.text("pre.foreign").equals(shown));
    }

    @Test
    void bytesThatAreNoTextAreShownAsBytes() throws Exception {
        device.publish(device.topic("user/update"), new byte[] {(byte) 0xc3, 0x28, (byte) 0xff, 0, 'a'}, 1);
        browser.waitFor("no text: open it for its bytes");
        browser.click(".traffic button");
        browser.until(() -> browser.text("pre.foreign").startsWith("000000  c3 28 ff 00 61"));
    }

    /** Of what is much, the beginning is shown. */
    @Test
    void aQuarterOfAMegabyteIsShownInPart() throws Exception {
        Map<String, String> payloads = Map.of(
                "one line", "x".repeat(256 * 1024),
                "lines", "\n".repeat(256 * 1024),
                "JSON", "{\"a\":[" + "1,".repeat(100_000) + "1]}",
                "deep JSON", "[".repeat(100_000) + "]".repeat(100_000),
                "marks upon a character", "e" + "\u0301".repeat(100_000));
        for (Map.Entry<String, String> payload : payloads.entrySet()) {
            browser.go("messages");
            browser.click("main button", "Clear");
            send(payload.getValue());
            browser.click(".traffic button");
            String size = "The first 64 KB of " + payload.getValue().getBytes(StandardCharsets.UTF_8).length + " bytes";
            browser.waitFor(size);
            assertThat((Long) browser.script("return document.querySelector('pre.foreign').textContent.length"))
                    .as(payload.getKey())
                    .isLessThan(10 * 64 * 1024);
            assertThat((Long) browser.script("return document.documentElement.scrollWidth - innerWidth"))
                    .as(payload.getKey())
                    .isLessThanOrEqualTo(0);
            browser.click("main button", "Close");
        }
    }

    @Test
    void thousandsOfMessagesLeaveAFewRows() throws Exception {
        for (int i = 1; i <= 3000; i++) {
            device.publish(device.topic("user/update"), "message " + i, 0);
        }
        browser.waitFor("message 3000");
        assertThat((Long) browser.script("return document.querySelectorAll('.traffic tbody tr').length"))
                .isLessThanOrEqualTo(300);
        browser.waitFor("of 1000 messages");
    }

    private void send(String payload) throws Exception {
        device.publish(device.topic("user/update"), payload, 1);
    }
}
