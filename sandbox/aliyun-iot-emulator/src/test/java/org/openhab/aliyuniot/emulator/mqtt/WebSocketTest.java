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
package org.openhab.aliyuniot.emulator.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.Emulated;
import org.openhab.aliyuniot.emulator.TestDevice;
import org.openhab.aliyuniot.emulator.Waiting;
import org.openhab.aliyuniot.emulator.fault.Fault;

@NonNullByDefault({})
class WebSocketTest {
    private static final String PRODUCT = TestDevice.PRODUCT_KEY;
    private static final String DEVICE = "lamp01";

    @Emulated(devices = DEVICE)
    private static AliyunIotEmulator emulator;

    @ParameterizedTest
    @CsvSource({"ws,3", "wss,2"})
    void messagesGoBothWays(String protocol, int secureMode) throws Exception {
        byte[] large = new byte[256 * 1024];
        try (TestDevice device = device(protocol, secureMode)) {
            device.client.connect(device.options);
            assertThat(emulator.device(PRODUCT, DEVICE).state().protocol()).isEqualTo(protocol);
            device.client.subscribe(device.topic("user/get"), 1);
            emulator.device(PRODUCT, DEVICE).send("user/get", 1, "down".getBytes(StandardCharsets.UTF_8));
            long before = emulator.device(PRODUCT, DEVICE).state().received();
            device.publish(device.topic("user/update"), large, 1);
            Waiting.until(() -> device.arrived.size() == 1);
            Waiting.until(
                    () -> emulator.device(PRODUCT, DEVICE).messages(before).size() == 1);
            assertThat(device.arrived.get(0).getValue()).isEqualTo("down");
            assertThat(emulator.device(PRODUCT, DEVICE).messages(before).get(0).payload())
                    .hasSize(large.length);
        }
    }

    @ParameterizedTest
    @CsvSource({"ws,2", "wss,3"})
    void theSecureModeMustFit(String protocol, int secureMode) throws Exception {
        try (TestDevice device = device(protocol, secureMode)) {
            assertThat(device.connectCode()).isEqualTo(2);
        }
    }

    @Test
    void theSubProtocolIsMqtt() throws Exception {
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("mqtt")
                .buildAsync(
                        URI.create("ws://127.0.0.1:" + emulator.ports().ws() + "/mqtt"), new WebSocket.Listener() {})
                .get(20, TimeUnit.SECONDS);
        assertThat(socket.getSubprotocol()).isEqualTo("mqtt");
        socket.abort();
    }

    @Test
    void faultsReachWebSocketsAsWell() throws Exception {
        try (TestDevice device = device("ws", 3)) {
            device.client.connect(device.options);
            long before = emulator.device(PRODUCT, DEVICE).state().received();
            long id = emulator.faults().add(PRODUCT, DEVICE, Fault.blackHole());
            device.publish(device.topic("user/update"), "held", 1);
            emulator.faults().remove(id);
            Waiting.until(
                    () -> emulator.device(PRODUCT, DEVICE).messages(before).size() == 1);
        }
    }

    private static TestDevice device(String protocol, int secureMode) throws Exception {
        int port =
                "ws".equals(protocol) ? emulator.ports().ws() : emulator.ports().wss();
        TestDevice device = new TestDevice(
                protocol + "://localhost:" + port + "/mqtt",
                DEVICE + "|securemode=" + secureMode + ",signmethod=hmacsha256|",
                DEVICE + "&" + PRODUCT,
                TestDevice.sign(DEVICE, DEVICE, TestDevice.SECRET));
        if ("wss".equals(protocol)) {
            device.options.setSocketFactory(TestDevice.trusting(emulator.caCertificate(), "TLS"));
        }
        return device;
    }
}
