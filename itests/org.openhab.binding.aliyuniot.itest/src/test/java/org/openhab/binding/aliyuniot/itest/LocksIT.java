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
import static org.openhab.binding.aliyuniot.itest.RunningAddOn.eventually;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openhab.sandbox.launcher.Cloud;
import org.openhab.sandbox.launcher.DemoFiles;

/** Connections with a key out of the device's secret, in Karaf with the emulator as their cloud. */
@ExtendWith(SharedAddOn.class)
class LocksIT {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final String REPORTING = "reporting";
    private static final String GREENHOUSE = "greenhouse";

    private final RunningAddOn addOn;
    private final OpenHabConsole console;

    LocksIT(RunningAddOn addOn) {
        this.addOn = addOn;
        console = addOn.console();
    }

    private static String port(int number) {
        return "      port: " + number + "\n";
    }

    @Test
    void mqttGoesOverTlsWithAKey() throws Exception {
        String certificate = port(addOn.emulator().tlsPort());
        String key = port(addOn.emulator().tlsPskPort()) + "      protocol: tls-psk\n";
        addOn.edit(GREENHOUSE, certificate, key);
        try {
            eventually(() -> assertThat(console.run("openhab:things show " + DemoFiles.THING))
                    .contains("ONLINE")
                    .contains("MQTT/TLS-PSK"));
            addOn.assertBothDirections("19.5");
            addOn.edit(GREENHOUSE, SECRET, SECRET.replace("f", "X"));
            addOn.awaitStatusText(DemoFiles.THING, "OFFLINE (CONFIGURATION_ERROR)", "pre-shared key");
            addOn.edit(GREENHOUSE, SECRET.replace("f", "X"), SECRET);
            eventually(() -> assertThat(console.thing(DemoFiles.THING)).contains("Status=ONLINE"));
            addOn.assertBothDirections("20.5");
        } finally {
            addOn.edit(GREENHOUSE, key, certificate);
        }
        eventually(() -> assertThat(console.run("openhab:things show " + DemoFiles.THING))
                .contains("MQTT/TLS")
                .contains("ONLINE")
                .doesNotContain("TLS-PSK"));
        addOn.assertBothDirections("21.5");
    }

    @Test
    void coapGoesOverDtlsWithAKey() throws Exception {
        String certificate = port(addOn.emulator().coapDtlsPort());
        String key = certificate + "      security: dtls-psk\n";
        addOn.edit(REPORTING, certificate, key);
        try {
            eventually(() -> assertThat(console.run("openhab:things show " + DemoFiles.COAP_THING))
                    .contains("ONLINE")
                    .contains("CoAP/DTLS-PSK"));
            assertReports("6.5");
        } finally {
            addOn.edit(REPORTING, key, certificate);
        }
        assertReports("5.5");
    }

    private void assertReports(String value) throws Exception {
        eventually(() -> assertThat(console.thing(DemoFiles.COAP_THING)).contains("Status=ONLINE"));
        Cloud cloud = addOn.cloud(DemoFiles.COAP_DEVICE);
        long before = cloud.receivedAfter(0).stream()
                .mapToLong(Cloud.Received::seq)
                .max()
                .orElse(0);
        assertThat(console.run("openhab:send Weather_Wind " + value)).contains("Command has been sent successfully.");
        eventually(() -> assertThat(cloud.receivedAfter(before))
                .filteredOn(message -> message.topic().contains("/user/"))
                .extracting(Cloud.Received::protocol, Cloud.Received::payload)
                .containsExactly(tuple("coaps", value)));
    }
}
