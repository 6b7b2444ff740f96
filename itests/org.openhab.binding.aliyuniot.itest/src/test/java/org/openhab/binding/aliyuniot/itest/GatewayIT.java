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
package org.openhab.binding.aliyuniot.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openhab.binding.aliyuniot.itest.RunningAddOn.eventually;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openhab.sandbox.launcher.Cloud;
import org.openhab.sandbox.launcher.DemoFiles;

/**
 * A sub-device in Karaf, from the cloud to an item: added there, in the inbox, approved, registered, joined, online,
 * obedient; and no secret where somebody reads.
 */
@ExtendWith(SharedAddOn.class)
class GatewayIT {
    private static final String GATEWAY = DemoFiles.HOME_THING;
    private static final String LAMP = DemoFiles.LAMP_THING;
    private static final String OTHER_LAMP = "aliyuniot:sub-device:home:lamp_2D02";
    private static final Pattern SECRET = Pattern.compile("\"deviceSecret\":\"([^\"]+)\"");

    private final RunningAddOn addOn;
    private final OpenHabConsole console;

    GatewayIT(RunningAddOn addOn) {
        this.addOn = addOn;
        console = addOn.console();
    }

    @BeforeEach
    void gatewayIsOnline() {
        addOn.awaitOnline();
    }

    private void awaitInInbox(String thing) {
        eventually(() -> assertThat(inbox(thing)).isNotEmpty());
    }

    /** The line of the inbox about a thing; empty if there is none. */
    private String inbox(String thing) throws IOException {
        return console.run("openhab:inbox list")
                .lines()
                .filter(line -> line.contains("thingId=" + thing + ","))
                .findFirst()
                .orElse("");
    }

    private void approve(String thing) throws IOException {
        console.run("openhab:inbox approve " + thing + " Lamp");
        eventually(() -> {
            assertThat(console.thing(thing)).contains("Status=ONLINE", "Label=Lamp");
            assertThat(console.run("openhab:things show " + thing)).contains("UID: " + thing + ":PowerSwitch");
        });
    }

    @Test
    void deviceAddedInTheCloudIsApprovedAndObeys() throws Exception {
        Cloud lamp = addOn.lamp(DemoFiles.LAMP_DEVICE);
        addOn.home().addSubDevice(DemoFiles.LAMP_PRODUCT_KEY, DemoFiles.LAMP_DEVICE);
        awaitInInbox(LAMP);
        assertThat(inbox(LAMP))
                .contains("NEW [aliyuniot:sub-device]: lamp01", "bridgeId=" + GATEWAY)
                .contains("deviceId=a1LampsMode1.lamp01", "representationProperty=deviceId");

        approve(LAMP);
        assertThat(lamp.state().online()).isTrue();
        assertThat(inbox(LAMP)).isEmpty();
        assertThat(console.run("openhab:things show " + LAMP)).contains("deviceId");
        for (int value : List.of(1, 0)) {
            assertThat(lamp.set("PowerSwitch", value).code()).isEqualTo(200);
            eventually(() -> {
                assertThat(console.status("Home_Lamp")).isEqualTo(value == 1 ? "ON" : "OFF");
                assertThat(lamp.property("PowerSwitch")).isEqualTo(String.valueOf(value));
            });
        }
        assertThat(console.run("openhab:send Home_Lamp ON")).contains("Command has been sent successfully.");
        eventually(() -> assertThat(lamp.property("PowerSwitch")).isEqualTo("1"));

        assertThat(console.run("openhab:aliyuniot topology " + GATEWAY))
                .containsPattern("a1LampsMode1 +lamp01 +" + LAMP + " +ONLINE");
        assertSecretIsNowhereElse(DemoFiles.LAMP_DEVICE);
    }

    @Test
    void deviceThatIsToBeAddedJoinsWhenItIsApproved() throws Exception {
        assertThat(addOn.home()
                        .tellToAdd(DemoFiles.LAMP_PRODUCT_KEY, DemoFiles.OTHER_LAMP_DEVICE)
                        .code())
                .isEqualTo(200);
        awaitInInbox(OTHER_LAMP);
        assertThat(addOn.home().subDevices()).doesNotContain(DemoFiles.OTHER_LAMP_DEVICE);
        console.run("openhab:discovery start aliyuniot");
        assertThat(inbox(OTHER_LAMP)).isNotEmpty();

        approve(OTHER_LAMP);
        assertThat(addOn.home().subDevices()).contains(DemoFiles.OTHER_LAMP_DEVICE);
        assertSecretIsNowhereElse(DemoFiles.OTHER_LAMP_DEVICE);
    }

    /** It is in its file, masked on the console, and not told in logs. */
    private void assertSecretIsNowhereElse(String deviceName) throws IOException {
        Path userdata = addOn.karaf().userdata();
        String file = Files.readString(userdata.resolve("aliyuniot").resolve("secrets.json"));
        assertThat(file).contains(deviceName);
        List<String> secrets =
                SECRET.matcher(file).results().map(found -> found.group(1)).toList();
        assertThat(secrets).isNotEmpty();
        String shown = console.run("openhab:aliyuniot secrets list");
        assertThat(shown).containsPattern("a1LampsMode1 +" + deviceName + " +device secret +\\*\\*\\*");
        String told = shown
                + console.run("openhab:things show " + LAMP)
                + console.run("openhab:things show " + OTHER_LAMP)
                + console.run("openhab:inbox list")
                + Files.readString(addOn.karaf().eventsLog())
                + Files.readString(addOn.karaf().log());
        assertThat(secrets).allSatisfy(secret -> assertThat(told).doesNotContain(secret));
    }
}
