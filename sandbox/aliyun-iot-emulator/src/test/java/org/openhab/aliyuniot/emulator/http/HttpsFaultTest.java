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
package org.openhab.aliyuniot.emulator.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.Emulated;
import org.openhab.aliyuniot.emulator.Waiting;
import org.openhab.aliyuniot.emulator.fault.Fault;

@NonNullByDefault({})
class HttpsFaultTest {
    @Emulated(devices = HttpsDevice.DEVICE)
    private AliyunIotEmulator emulator;

    private HttpsDevice device;

    @BeforeEach
    void prepare() throws Exception {
        device = new HttpsDevice(emulator.ports().https(), emulator.caCertificate(), HttpClient.Version.HTTP_1_1);
    }

    @Test
    void aTokenExpiresOnce() throws Exception {
        String token = device.token();
        add(Fault.of(Fault.Kind.EXPIRE_TOKEN, 1));
        assertThat(publish(token)).isEqualTo(20001);
        assertThat(publish(token)).isEqualTo(20001);
        assertThat(publish(device.token())).isZero();
        assertThat(received()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 429})
    void requestsAreRefusedWithAStatus(int status) throws Exception {
        String token = device.token();
        add(Fault.refuseRequest(1, status));
        HttpRequest.Builder request = device.request(HttpsDevice.UPDATE, new byte[1])
                .header("Content-Type", "application/octet-stream")
                .header("password", token);
        assertThat(device.send(request).statusCode()).isEqualTo(status);
        assertThat(publish(token)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {10000, 20004, 40000})
    void requestsAreRefusedWithACodeOfThePlatform(int code) throws Exception {
        String token = device.token();
        add(Fault.refuseRequest(2, code));
        assertThat(publish(token)).isEqualTo(code);
        assertThat(device.auth(HttpsDevice.credentials("hmacmd5", Map.of()))
                        .path("code")
                        .asInt())
                .isEqualTo(code);
        assertThat(publish(token)).isZero();
    }

    @Test
    void anAnswerIsDelayed() throws Exception {
        String token = device.token();
        add(Fault.delay(Duration.ofMillis(300)));
        long start = System.nanoTime();
        assertThat(publish(token)).isZero();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void aRequestInABlackHoleIsServedWhenItIsGone() throws Exception {
        String token = device.token();
        long fault = add(Fault.blackHole());
        CompletableFuture<Integer> code = CompletableFuture.supplyAsync(() -> {
            try {
                return publish(token);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(code).failsWithin(Duration.ofMillis(300));
        assertThat(received()).isZero();
        emulator.faults().remove(fault);
        assertThat(code.get(20, TimeUnit.SECONDS)).isZero();
        assertThat(received()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"true, 0", "false, 20001"})
    void aRestartForgetsTokensAsAsked(boolean keep, int code) throws Exception {
        String token = device.token();
        emulator.restart(Duration.ofMillis(10), keep);
        Waiting.until(() -> {
            try {
                return publish(token) == code;
            } catch (IOException e) {
                return false;
            }
        });
    }

    private int publish(String token) throws Exception {
        JsonNode answer = device.publish(token, HttpsDevice.UPDATE, "x");
        return answer.path("code").asInt(-1);
    }

    private long add(Fault fault) {
        return emulator.faults().add(HttpsDevice.PRODUCT, HttpsDevice.DEVICE, fault);
    }

    private long received() {
        return emulator.device(HttpsDevice.PRODUCT, HttpsDevice.DEVICE).state().received();
    }
}
