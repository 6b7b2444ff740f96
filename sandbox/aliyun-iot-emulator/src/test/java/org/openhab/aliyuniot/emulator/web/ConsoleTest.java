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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.Emulated;
import org.openhab.aliyuniot.emulator.TestDevice;
import org.openhab.aliyuniot.emulator.Waiting;
import org.openhab.aliyuniot.emulator.configuration.DeviceDefinition;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
import org.openhab.aliyuniot.emulator.configuration.ProductDefinition;
import org.openhab.aliyuniot.emulator.thingmodel.ThingModel;
import org.openqa.selenium.Keys;

/** The console in a browser: each of its actions, and what the device sees of it. */
@NonNullByDefault({})
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ConsoleTest {
    private static final String PRODUCT = TestDevice.PRODUCT_KEY;
    private static final String DEVICE = "lamp01";
    private static final List<String> PAGES =
            List.of("devices", "messages", "send", "call", "firmware", "faults", "model");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Emulated(devices = DEVICE, configuration = "withThingModel")
    private static AliyunIotEmulator emulator;

    private static Browser browser;

    private TestDevice device;

    private static EmulatorConfiguration withThingModel(EmulatorConfiguration usual) throws Exception {
        ThingModel model = ThingModel.read(Files.readAllBytes(Path.of("src/test/resources/lamp.tsl.json")));
        return usual.withProduct(ProductDefinition.of(PRODUCT).withThingModel(model))
                .withDevice(PRODUCT, DEVICE, TestDevice.SECRET);
    }

    @BeforeAll
    static void start() throws Exception {
        browser = Browser.start();
        browser.open(emulator, "devices");
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
    }

    @AfterEach
    void disconnect() throws Exception {
        device.close();
        browser.isClean(emulator, line -> line.contains("the server responded with a status of 4"));
    }

    @Test
    void devicesAreShownAsTheyAre() throws Exception {
        browser.go("devices");
        browser.until(() -> row().contains("online") && row().contains("mqtt"));
        inform("1.0.0");
        browser.until(() -> row().contains("1.0.0"));
        alink("thing/deviceinfo/update", "[{\"attrKey\":\"room\",\"attrValue\":\"kitchen\"}]");
        alink("thing/event/property/post", "{\"Level\":7}");
        browser.waitFor("kitchen");
        browser.until(() -> part("reported").contains("Level 7"));
        device.client.disconnect();
        browser.until(() -> row().contains("offline"));
        assertThat(row()).containsPattern("20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
    }

    @Test
    void aDeviceIsDisconnectedDisabledAndEnabled() {
        browser.go("devices");
        browser.click("main button", "Disconnect");
        Waiting.until(() -> !device.client.isConnected());
        browser.waitFor("the operator closed the connection");
        browser.click("main button", "Disable");
        browser.until(() -> row().contains("disabled"));
        assertThat(device.connectCode()).isEqualTo(5);
        browser.click("main button", "Enable");
        browser.until(() -> row().contains("offline"));
        assertThat(device.connectCode()).isZero();
        browser.until(() -> row().contains("online"));
    }

    @Test
    void messagesAreShownAsTheyPass() throws Exception {
        browser.go("messages");
        browser.click("main button", "Clear");
        alink("thing/event/property/post", "{\"Level\":8,\"Big\":12345678901234567890}");
        browser.waitFor("/sys/" + PRODUCT + "/" + DEVICE + "/thing/event/property/post_reply");
        browser.select("select[name=direction]", "up");
        browser.until(() -> !browser.shown().contains("post_reply"));
        browser.click(".traffic button");
        browser.waitFor("12345678901234567890");
        assertThat(browser.text("pre.foreign")).contains("\n  \"id\": \"1\",\n").contains("\n    \"Level\": 8,\n");
        browser.click("main label", "Hex");
        browser.until(() -> browser.text("pre.foreign").startsWith("000000  7b 22 69 64"));
        browser.click("main button", "Close");
        browser.select("select[name=direction]", "");

        browser.click("main button", "Pause");
        device.publish(device.topic("user/update"), "while paused", 1);
        browser.go("devices");
        browser.until(() -> row().contains("↑ 2"));
        browser.go("messages");
        assertThat(browser.shown()).doesNotContain("while paused");
        browser.click("main button", "Go on");
        browser.waitFor("while paused");
        browser.type("input[name=filter]", "PAUSED");
        browser.until(() -> browser.text(".traffic tbody").contains("while paused")
                && !browser.text(".traffic tbody").contains("post_reply"));
        browser.find("input[name=filter]").clear();
        browser.find("input[name=filter]").sendKeys("x", Keys.BACK_SPACE);
        browser.waitFor("post_reply");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            Text; grüße;        6772c3bcc39f65
            JSON; {"on": true}; 7b226f6e223a20747275657d
            Hex;  00 ff:0x41;   00ff41
            """)
    void aMessageIsSent(String format, String typed, String arrived) throws Exception {
        device.client.subscribe(device.topic("user/get"), 1);
        browser.go("send");
        browser.type("input[name=topic]", "user/get");
        browser.select("select[name=qos]", "1");
        browser.click("main label", format);
        browser.type("textarea[name=send-payload]", typed);
        browser.click("main button", "Send");
        browser.waitFor("Sent to " + device.topic("user/get"));
        Waiting.until(() -> !device.payloads.isEmpty());
        assertThat(HexFormat.of().formatHex(device.payloads.get(0))).isEqualTo(arrived);
    }

    @Test
    void whatCannotBeSentIsNotSentAndSaysWhy() {
        browser.go("send");
        browser.click("main label", "JSON");
        browser.type("textarea[name=send-payload]", "{on}");
        browser.click("main button", "Send");
        browser.waitFor("This is no JSON");
        browser.click("main label", "Hex");
        browser.type("textarea[name=send-payload]", "abc");
        browser.click("main button", "Send");
        browser.waitFor("Hex is pairs");
        browser.type("textarea[name=send-payload]", "ab");
        browser.type("input[name=topic]", "user/#");
        browser.click("main button", "Send");
        browser.waitFor("topic must be a topic without wildcards");
    }

    @Test
    void aDeviceIsCalled() throws Exception {
        browser.go("call");
        browser.type("textarea[name=rrpc-payload]", "how warm?");
        browser.find("form:has(textarea[name=rrpc-payload]) button").click();
        Waiting.until(() -> !device.arrived.isEmpty());
        assertThat(device.arrived.get(0).getValue()).isEqualTo("how warm?");
        device.publish(device.arrived.get(0).getKey().replace("request", "response"), "{\"celsius\": 21}", 0);
        browser.waitFor("\"celsius\": 21");
        assertThat(browser.shown()).containsPattern("Answered after \\d+ ms");
    }

    @Test
    void aServiceIsCalled() throws Exception {
        browser.go("model");
        browser.find("button[aria-label='Call Blink …']").click();
        browser.until(() ->
                "{\"times\":1}".equals(browser.find("textarea[name=params]").getAttribute("value")));
        browser.find("form:has(textarea[name=params]) button").click();
        reply("thing/service/Blink", "{\"done\":3}");
        browser.waitFor("\"done\": 3");
        assertThat(browser.shown()).containsPattern("Code 200 after \\d+ ms");
    }

    @Test
    void propertiesAreSetAndWished() throws Exception {
        browser.go("model");
        browser.find("button[aria-label='Set Level']").click();
        browser.waitFor("Type a number first.");
        browser.type("input[aria-label='New value of Level']", "70");
        browser.find("button[aria-label='Set Level']").click();
        assertThat(reply("thing/service/property/set", "{}").path("params")).hasToString("{\"Level\":70}");
        browser.waitFor("Level: code 200");
        device.arrived.clear();
        browser.select("select[aria-label='New value of Power']", "1");
        browser.find("button[aria-label='Wish for Power']").click();
        assertThat(reply("thing/service/property/set", "{}").path("params")).hasToString("{\"Power\":1}");
        browser.waitFor("version 1");
        alink("thing/event/Alarm/post", "{\"value\":{\"code\":9},\"time\":1510799670074}");
        browser.waitFor("{\"code\":9}");
        browser.type("input[aria-label='New value of Level']", "101");
        browser.find("button[aria-label='Set Level']").click();
        browser.waitFor("Level must be a whole number");
    }

    @Test
    void firmwareIsUpdated(@TempDir Path folder) throws Exception {
        inform("1.0.0");
        Path image =
                Files.write(folder.resolve("lamp.bin"), "firmware".repeat(1000).getBytes(StandardCharsets.UTF_8));
        browser.go("firmware");
        browser.find("input[name=file]").sendKeys(image.toString());
        browser.click("main button", "Upload");
        browser.waitFor("8000 bytes");
        browser.type("input[name=version]", "2.0.0");
        browser.until(
                () -> !browser.find("select[name=image]").getAttribute("value").isEmpty());
        browser.click("input[value=" + DEVICE + "]");
        browser.click("main button", "Begin");
        String push = "/ota/device/upgrade/" + PRODUCT + "/" + DEVICE;
        Waiting.until(() -> !device.arrivedOn(push).isEmpty());
        browser.waitFor("pushed");
        device.publish(
                "/ota/device/progress/" + PRODUCT + "/" + DEVICE,
                "{\"id\":\"2\",\"params\":{\"step\":\"40\",\"desc\":\"flashing\"}}",
                1);
        browser.until(() -> "40".equals(browser.find("article progress").getAttribute("value")));
        browser.waitFor("updating");
        browser.click("article summary");
        browser.waitFor("flashing");
        inform("2.0.0");
        browser.until(() -> "100".equals(browser.find("article progress").getAttribute("value")));
        browser.waitFor("the device reported 2.0.0");
    }

    @Test
    void faultsAreSwitchedOnAndOff() throws Exception {
        device.close();
        device = TestDevice.of(emulator, DEVICE);
        browser.go("faults");
        browser.select("select[name=type]", "refuse-connect");
        browser.type("input[name=returnCode]", "3");
        browser.click("main button", "Switch on");
        browser.waitFor("On: CONNECT is refused");
        browser.find("button[data-fault]");
        assertThat(device.connectCode()).isEqualTo(3);
        browser.click("button[data-fault]");
        browser.waitFor("Nothing goes wrong on purpose.");
        assertThat(device.connectCode()).isZero();
    }

    /** Of both languages, each page has labels for all fields, contrast enough, and nothing left untranslated. */
    @ParameterizedTest
    @CsvSource({"en, en, Devices", "zh, zh-CN, 设备"})
    void everyPageCanBeReadByAll(String choice, String language, String heading) throws Exception {
        inform("1.0.0");
        browser.select("#language", choice);
        browser.until(() -> browser.text("#pages").startsWith(heading));
        assertThat(browser.script("return document.documentElement.lang")).isEqualTo(language);
        for (String page : PAGES) {
            browser.go(page);
            browser.until(() -> browser.text("main").length() > 20);
            assertThat((List<?>) browser.script(Accessibility.UNLABELLED))
                    .as(page)
                    .isEmpty();
            for (boolean dark : new boolean[] {true, false}) {
                browser.script(Accessibility.APPEARANCE, dark);
                assertThat((List<?>) browser.script(Accessibility.FAINT))
                        .as(page + (dark ? ", dark" : ""))
                        .isEmpty();
            }
            assertThat(browser.driver.getTitle()).contains(browser.text("#pages a[aria-current]"));
        }
        browser.select("#language", "en");
        browser.until(() -> browser.text("#pages").startsWith("Devices"));
    }

    @Test
    void thePageIsUsedWithoutAMouse() {
        browser.open(emulator, "devices");
        browser.find("body").sendKeys(Keys.TAB);
        browser.until(
                () -> "skip".equals(browser.driver.switchTo().activeElement().getAttribute("id")));
        browser.driver.switchTo().activeElement().sendKeys(Keys.ENTER);
        browser.until(
                () -> "main".equals(browser.driver.switchTo().activeElement().getAttribute("id")));
        browser.find("#pages a[href='#send']").sendKeys(Keys.ENTER);
        browser.find("textarea[name=send-payload]").sendKeys("on", Keys.TAB, Keys.ENTER);
        browser.waitFor("The device has not subscribed to");
    }

    @Test
    void anotherDeviceIsChosenWhenTheChosenOneIsDeleted() {
        browser.go("devices");
        emulator.devices().add(new DeviceDefinition(PRODUCT, "lamp02", TestDevice.SECRET));
        browser.select("#device", PRODUCT + "/lamp02");
        browser.until(() -> browser.text("main h2").equals(PRODUCT + "/lamp02"));
        emulator.devices().remove(PRODUCT, "lamp02");
        browser.until(() -> browser.text("main h2").equals(PRODUCT + "/" + DEVICE));
    }

    private String row() {
        return browser.text("main tbody tr");
    }

    private String part(String name) {
        return browser.text("[data-part=" + name + "]");
    }

    private void inform(String version) throws Exception {
        device.publish(
                "/ota/device/inform/" + PRODUCT + "/" + DEVICE,
                "{\"id\":\"1\",\"params\":{\"version\":\"" + version + "\"}}",
                1);
    }

    private void alink(String path, String params) throws Exception {
        device.publish(device.system(path), "{\"id\":\"1\",\"version\":\"1.0\",\"params\":" + params + "}", 1);
    }

    /** Replies to what the device was asked, and returns that. */
    private JsonNode reply(String path, String data) throws Exception {
        String topic = device.system(path);
        Waiting.until(() -> !device.arrivedOn(topic).isEmpty());
        JsonNode request = MAPPER.readTree(device.arrivedOn(topic).get(0));
        device.publish(topic + "_reply", "{\"id\":" + request.path("id") + ",\"code\":200,\"data\":" + data + "}", 0);
        return request;
    }
}
