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
package org.openhab.aliyuniot.emulator.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.Emulated;
import org.openhab.aliyuniot.emulator.RawClient;
import org.openhab.aliyuniot.emulator.TestDevice;
import org.openhab.aliyuniot.emulator.Waiting;
import org.openhab.aliyuniot.emulator.device.DeviceState;
import org.openhab.aliyuniot.emulator.message.SendResult;

@NonNullByDefault({})
class RestartTest {
    private static final String PRODUCT = TestDevice.PRODUCT_KEY;
    private static final String DEVICE = "lamp01";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    @Emulated(devices = DEVICE)
    private AliyunIotEmulator emulator;

    @Test
    void connectionsAreCutAndThePortsAreClosedForAWhile() throws Exception {
        try (TestDevice device = TestDevice.connected(emulator, DEVICE)) {
            int port = emulator.ports().tcp();
            emulator.restart(Duration.ofMinutes(5), true);
            Waiting.until(() -> !device.client.isConnected());
            assertThat(state().online()).isFalse();
            assertThat(state().lastProblem()).contains("restarted");
            for (int closed : new int[] {
                port,
                emulator.ports().tls(),
                emulator.ports().ws(),
                emulator.ports().wss()
            }) {
                assertThatThrownBy(() -> new RawClient(closed).close()).isInstanceOf(IOException.class);
            }
            assertThatIllegalStateException()
                    .isThrownBy(() -> emulator.restart(Duration.ZERO, true))
                    .withMessageContaining("already");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keptSessionsOutliveItAsAsked(boolean keep) throws Exception {
        try (TestDevice device = TestDevice.of(emulator, DEVICE)) {
            device.options.setCleanSession(false);
            device.client.connect(device.options);
            device.client.subscribe(device.topic("user/get"), 1);
            emulator.restart(Duration.ofMillis(50), keep);
            Waiting.until(() -> !device.client.isConnected());
            assertThat(emulator.device(PRODUCT, DEVICE).send("user/get", 1, "later".getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(keep ? SendResult.QUEUED : SendResult.OFFLINE);
            Waiting.until(() -> device.connectCode() == 0);
            assertThat(state().subscriptions()).hasSize(keep ? 1 : 0);
            if (keep) {
                Waiting.until(() -> !device.arrived.isEmpty());
                assertThat(device.arrivedOn(device.topic("user/get"))).containsExactly("later");
            }
        }
    }

    @Test
    void itCanBeDoneAgainAndAgain() throws Exception {
        try (TestDevice device = TestDevice.of(emulator, DEVICE)) {
            for (int i = 0; i < 20; i++) {
                Waiting.until(() -> device.connectCode() == 0);
                Waiting.until(this::restarted);
                Waiting.until(() -> !device.client.isConnected());
            }
            Waiting.until(() -> device.connectCode() == 0);
            assertThat(state().connects()).isEqualTo(21);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                    {"downMillis":20,"sessions":"forget"};  202;  {"downMillis":20,"sessions":"forget"}
                    {};                                     202;  {"downMillis":0,"sessions":"keep"}
                    ``;                                     202;  {"downMillis":0,"sessions":"keep"}
                    {"downMillis":-1};                      400;  {"error":"downMillis must be 0 to 600000 ms."}
                    {"downMillis":"soon"};                  400;  {"error":"downMillis must be 0 to 600000 ms."}
                    {"sessions":"some"};                    400;  {"error":"sessions must be keep or forget."}
                    no JSON;                                400;  {"error":"downMillis must be 0 to 600000 ms."}
                    """)
    void itIsAskedForOverRest(String body, int status, String answer) throws Exception {
        HttpResponse<String> response = post(body);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).isEqualTo(answer);
        try (TestDevice device = TestDevice.of(emulator, DEVICE)) {
            Waiting.until(() -> device.connectCode() == 0);
        }
    }

    @Test
    void aSecondOneAtTheSameTimeIsAConflict() throws Exception {
        assertThat(post("{\"downMillis\":600000}").statusCode()).isEqualTo(202);
        assertThat(post("{}").statusCode()).isEqualTo(409);
    }

    private boolean restarted() {
        try {
            emulator.restart(Duration.ZERO, true);
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private HttpResponse<String> post(String body) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(
                                "http://127.0.0.1:" + emulator.ports().rest() + "/api/restart"))
                        .timeout(Duration.ofSeconds(20))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private DeviceState state() {
        return emulator.device(PRODUCT, DEVICE).state();
    }
}
