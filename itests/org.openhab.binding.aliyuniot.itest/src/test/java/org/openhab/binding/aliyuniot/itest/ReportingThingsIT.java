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
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openhab.sandbox.launcher.Cloud;
import org.openhab.sandbox.launcher.DemoFiles;

/** Things that only report, over CoAP with DTLS and over HTTPS, in Karaf with the emulator as their cloud. */
@ExtendWith(SharedAddOn.class)
class ReportingThingsIT {
    private static final String FILE = "reporting";
    /** A report over CoAP is given up only after all its transmissions, and an association with a server that forgot it. */
    private static final Duration BOUND = Duration.ofMinutes(5);

    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private final RunningAddOn addOn;
    private final OpenHabConsole console;

    private enum Reporter {
        COAP(DemoFiles.COAP_THING, DemoFiles.COAP_DEVICE, "Weather_Wind", "user/wind", "coaps"),
        HTTPS(DemoFiles.HTTP_THING, DemoFiles.HTTP_DEVICE, "Meter_Volume", "user/volume", "https");

        private final String thing;
        private final String device;
        private final String item;
        private final String topic;
        private final String protocol;

        Reporter(String thing, String device, String item, String topic, String protocol) {
            this.thing = thing;
            this.device = device;
            this.item = item;
            this.topic = topic;
            this.protocol = protocol;
        }
    }

    ReportingThingsIT(RunningAddOn addOn) {
        this.addOn = addOn;
        console = addOn.console();
    }

    @BeforeEach
    void thingsAreOnline() {
        for (Reporter reporter : Reporter.values()) {
            awaitOnline(reporter);
        }
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(BOUND).pollInterval(Duration.ofMillis(300)).untilAsserted(assertion);
    }

    private void awaitOnline(Reporter reporter) {
        eventually(() -> assertThat(console.thing(reporter.thing)).contains("Status=ONLINE"));
    }

    @ParameterizedTest
    @EnumSource
    void commandOfAnItemArrivesAtTheCloud(Reporter reporter) throws Exception {
        assertReports(reporter, "7.5");
        assertReports(reporter, "8");
    }

    @Test
    void reportsWaitWhileTheCloudIsAway() throws Exception {
        int port = addOn.stopCloud();
        try {
            for (Reporter reporter : Reporter.values()) {
                send(reporter, "3");
                send(reporter, "4");
            }
            eventually(() -> assertThat(console.thing(DemoFiles.HTTP_THING)).contains("Status=OFFLINE"));
        } finally {
            addOn.startCloud(port);
        }
        for (Reporter reporter : Reporter.values()) {
            eventually(() -> assertThat(reports(reporter, 0))
                    .extracting(Cloud.Received::payload)
                    .containsExactly("3", "4"));
            assertReports(reporter, "9.5");
        }
    }

    @Test
    void wrongSecretsAreNamed() throws Exception {
        String wrong = SECRET.replace("f", "X");
        addOn.edit(FILE, SECRET, wrong);
        try {
            for (Reporter reporter : Reporter.values()) {
                eventually(() -> assertThat(console.run("openhab:things show " + reporter.thing))
                        .contains("OFFLINE (CONFIGURATION_ERROR)")
                        .doesNotContain(wrong));
                addOn.awaitStatusText(reporter.thing, "OFFLINE (CONFIGURATION_ERROR)", "device secret");
            }
        } finally {
            addOn.edit(FILE, wrong, SECRET);
        }
        for (Reporter reporter : Reporter.values()) {
            assertReports(reporter, "2.5");
        }
    }

    @Test
    void topicToSubscribeIsAConfigurationError() throws Exception {
        String publish = "          publishTopic: user/";
        String subscribe = "          subscribeTopic: user/get\n" + publish;
        addOn.edit(FILE, publish, subscribe);
        try {
            for (Reporter reporter : Reporter.values()) {
                eventually(() -> assertThat(console.run("openhab:things show " + reporter.thing))
                        .contains("OFFLINE (CONFIGURATION_ERROR)"));
            }
        } finally {
            addOn.edit(FILE, subscribe, publish);
        }
        for (Reporter reporter : Reporter.values()) {
            assertReports(reporter, "1.5");
        }
    }

    private void assertReports(Reporter reporter, String value) throws Exception {
        awaitOnline(reporter);
        long before = reports(reporter, 0).stream()
                .mapToLong(Cloud.Received::seq)
                .max()
                .orElse(0);
        send(reporter, value);
        eventually(() -> assertThat(reports(reporter, before))
                .extracting(Cloud.Received::protocol, Cloud.Received::topic, Cloud.Received::payload)
                .containsExactly(tuple(
                        reporter.protocol,
                        "/" + DemoFiles.PRODUCT_KEY + "/" + reporter.device + "/" + reporter.topic,
                        value)));
    }

    private void send(Reporter reporter, String value) throws Exception {
        assertThat(console.run("openhab:send " + reporter.item + " " + value))
                .contains("Command has been sent successfully.");
    }

    private List<Cloud.Received> reports(Reporter reporter, long after) throws Exception {
        return addOn.cloud(reporter.device).receivedAfter(after).stream()
                .filter(message -> message.topic().contains("/user/"))
                .toList();
    }
}
