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
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.tuple;
import static org.openhab.binding.aliyuniot.itest.RunningAddOn.THING;
import static org.openhab.binding.aliyuniot.itest.RunningAddOn.eventually;

import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openhab.sandbox.launcher.Cloud;
import org.openhab.sandbox.launcher.DemoFiles;

/** The KAR in Karaf, with the emulator as the cloud; driven by files and console, looked at from both ends. */
@ExtendWith(SharedAddOn.class)
class AddOnIT {
    /** Of the demo's four things, of which two speak MQTT. */
    private static final Map<String, Long> INSTANCES = Map.of(
            "LinkRuntime", 1L, "DeviceHandler", 4L, "DeviceSession", 4L, "MqttConnection", 2L, "TopicChannel", 6L);

    private final RunningAddOn addOn;
    private final OpenHabConsole console;

    AddOnIT(RunningAddOn addOn) {
        this.addOn = addOn;
        console = addOn.console();
    }

    @BeforeEach
    void thingIsOnline() {
        addOn.awaitOnline();
    }

    private Cloud cloud() {
        return addOn.cloud();
    }

    @Test
    void itemAndCloudTalkToEachOther() throws Exception {
        assertThat(cloud().state().online()).isTrue();
        addOn.assertBothDirections("21.5");
    }

    @Test
    void switchKnowsItsOwnValuesInBothDirections() throws Exception {
        cloud().send("user/pump/set", "1");
        eventually(() -> assertThat(console.status("Greenhouse_Pump")).isEqualTo("ON"));
        cloud().send("user/pump/set", "nonsense");
        cloud().send("user/pump/set", "0");
        eventually(() -> assertThat(console.status("Greenhouse_Pump")).isEqualTo("OFF"));
    }

    @Test
    void survivesARestartOfTheCloud() throws Exception {
        int port = addOn.stopCloud();
        addOn.awaitOffline();
        assertThat(console.run("openhab:send Greenhouse_Pump ON")).contains("Command has been sent successfully.");

        addOn.startCloud(port);

        addOn.awaitOnline();
        eventually(() -> assertThat(cloud().receivedAfter(0))
                .filteredOn(message -> message.topic().contains("/user/"))
                .extracting(Cloud.Received::payload)
                .containsExactly("1"));
        addOn.assertBothDirections("18");
    }

    @Test
    void keepsMessagesOnDiskOverARestartOfTheAddOn() throws Exception {
        String config = "    config:\n      productKey:";
        String keeping = "    config:\n      keepQueue: true\n      productKey:";
        long connects = cloud().state().connects();
        addOn.edit(config, keeping);
        eventually(() -> assertThat(cloud().state().connects()).isGreaterThan(connects));
        addOn.awaitOnline();
        int port = addOn.stopCloud();
        try {
            addOn.awaitOffline();
            for (String temperature : List.of("31", "32", "33")) {
                console.run("openhab:send Greenhouse_Temperature " + temperature);
            }
            addOn.stopBundle();
        } finally {
            addOn.startBundle();
            addOn.startCloud(port);
        }
        eventually(() -> assertThat(cloud().receivedAfter(0))
                .filteredOn(message -> message.topic().contains("/user/"))
                .extracting(Cloud.Received::payload)
                .containsExactly("31", "32", "33"));
        addOn.edit(keeping, config);
    }

    @Test
    void wrongSecretIsNamedAndMendedInTheFile() throws Exception {
        String right = "0123456789abcdef0123456789abcdef";
        String wrong = "0123456789abcdef0123456789abcdeX";
        addOn.edit("deviceSecret: " + right, "deviceSecret: " + wrong);
        try {
            eventually(() -> assertThat(console.run("openhab:things show " + THING))
                    .contains("OFFLINE (CONFIGURATION_ERROR): @text/offline.not-authorized")
                    .doesNotContain(wrong));
            addOn.awaitStatusText(
                    THING, "OFFLINE (CONFIGURATION_ERROR): The platform refuses the login", "device secret");
            assertThat(Files.readString(addOn.karaf().eventsLog())).doesNotContain(wrong);
        } finally {
            addOn.edit("deviceSecret: " + wrong, "deviceSecret: " + right);
        }
        addOn.awaitOnline();
        addOn.assertBothDirections("17.5");
    }

    /** That the secret is required is described in a file that thing types share. */
    @Test
    void missingSecretIsNamedByOpenhabItself() throws Exception {
        addOn.edit("reporting", "deviceSecret:", "# deviceSecret:");
        try {
            for (String thing : List.of(DemoFiles.COAP_THING, DemoFiles.HTTP_THING)) {
                eventually(() -> assertThat(console.run("openhab:things show " + thing))
                        .contains("HANDLER_CONFIGURATION_PENDING", "deviceSecret=The parameter is required."));
            }
        } finally {
            addOn.edit("reporting", "# deviceSecret:", "deviceSecret:");
        }
        for (String thing : List.of(DemoFiles.COAP_THING, DemoFiles.HTTP_THING)) {
            eventually(() -> assertThat(console.thing(thing)).contains("Status=ONLINE"));
        }
    }

    /** Such a device may do without one, if it registers; so openHAB cannot know. */
    @Test
    void missingSecretOfADeviceIsNamed() throws Exception {
        addOn.edit("deviceSecret:", "# deviceSecret:");
        try {
            addOn.awaitStatusText(THING, "OFFLINE (CONFIGURATION_ERROR)", "The device secret has 1 to 64");
        } finally {
            addOn.edit("# deviceSecret:", "deviceSecret:");
        }
        addOn.awaitOnline();
    }

    @Test
    void leavesNothingBehindWhenStoppedTwentyTimes() throws Exception {
        eventually(() -> assertThat(instancesOfTheAddOn())
                .as("without what other tests leave")
                .isEqualTo(INSTANCES));
        for (int i = 0; i < 20; i++) {
            assertThat(console.threadsOfTheAddOn()).as("threads while running").isNotEmpty();
            addOn.stopBundle();
            eventually(() -> assertThat(cloud().state().online()).isFalse());
            addOn.startBundle();
            addOn.awaitOnline();
        }
        eventually(() -> assertThat(instancesOfTheAddOn()).isEqualTo(INSTANCES));
        addOn.assertBothDirections("19");
    }

    private Map<String, Long> instancesOfTheAddOn() throws Exception {
        Map<String, Long> instances = new HashMap<>();
        console.liveInstancesOfTheAddOn()
                .forEach((name, number) -> instances.put(name.substring(name.lastIndexOf('.') + 1), number));
        instances.keySet().retainAll(INSTANCES.keySet());
        return instances;
    }

    @Test
    void newLabelLeavesTheConnectionAlone() throws Exception {
        long connects = cloud().state().connects();
        addOn.edit("label: Greenhouse\n", "label: Glasshouse\n");
        try {
            eventually(() -> assertThat(console.thing(THING)).contains("Label=Glasshouse"));
            addOn.assertBothDirections("16");
        } finally {
            addOn.edit("label: Glasshouse\n", "label: Greenhouse\n");
        }
        eventually(() -> assertThat(console.thing(THING)).contains("Label=Greenhouse"));
        assertThat(cloud().state().connects()).isEqualTo(connects);
    }

    @Test
    void newChannelIsSubscribedOnTheOpenConnection() throws Exception {
        long connects = cloud().state().connects();
        String setpoint = "      setpoint:\n        type: number\n";
        String lamp = "      lamp:\n        type: switch\n        config:\n          subscribeTopic: user/get\n";
        addOn.edit(setpoint, lamp + setpoint);
        try {
            eventually(() -> assertThatNoException().isThrownBy(() -> cloud().send("user/get", "ON")));
        } finally {
            addOn.edit(lamp, "");
        }
        eventually(() -> assertThatIOException().isThrownBy(() -> cloud().send("user/get", "ON")));
        assertThat(cloud().state().connects()).isEqualTo(connects);
    }

    @Test
    void deviceAnswersCallsWithItsState() throws Exception {
        assertThat(console.run("openhab:send Greenhouse_Pump ON")).contains("Command has been sent successfully.");
        eventually(() -> assertThat(cloud().call("?")).isEqualTo("1"));
        assertThat(console.run("openhab:send Greenhouse_Pump OFF")).contains("Command has been sent successfully.");
        eventually(() -> assertThat(cloud().call("?")).isEqualTo("0"));
    }

    @Test
    void actionPublishesAndSaysHowItWent() throws Exception {
        String action = "openhab:actions " + THING + " aliyuniot.publishText topic=user/temperature text=7 qos=";
        assertThat(console.run(action + 1)).contains("acknowledged");
        assertThat(cloud().receivedAfter(0))
                .extracting(Cloud.Received::topic, Cloud.Received::payload)
                .contains(tuple("/a1B2c3D4e5F/greenhouse/user/temperature", "7"));
        assertThat(console.run(action + 2)).contains("refused").contains("qos is 0 or 1");
    }

    @Test
    void logHasNoErrorAndNoSecret() throws Exception {
        List<String> log = Files.readAllLines(addOn.karaf().log());
        assertThat(log).noneMatch(line -> line.contains("0123456789abcdef0123456789abcdef"));
        assertThat(log).noneMatch(line -> line.contains("[ERROR]"));
    }
}
