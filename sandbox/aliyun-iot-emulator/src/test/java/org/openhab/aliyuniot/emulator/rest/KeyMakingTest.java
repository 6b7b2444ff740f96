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
package org.openhab.aliyuniot.emulator.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyPairGeneratorSpi;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.Emulated;
import org.openhab.aliyuniot.emulator.TestDevice;

/** RSA keys take long to make, and the platform serves everybody else meanwhile. */
@NonNullByDefault({})
class KeyMakingTest {
    private static final String DEVICE = "dev001";
    private static final int PATIENCE = 60;

    private static volatile CompletableFuture<String> begun = new CompletableFuture<>();
    private static volatile CompletableFuture<String> released = new CompletableFuture<>();

    @Emulated(devices = DEVICE)
    private static AliyunIotEmulator emulator;

    /** Makes RSA keys when it is told to, and not before. */
    private static final class SlowKeys extends Provider {
        private static final long serialVersionUID = 1L;

        SlowKeys() {
            super("SlowKeys", "1", "RSA keys that take their time");
            put("KeyPairGenerator.RSA", Generator.class.getName());
        }

        /** Public as the JDK makes it. */
        public static final class Generator extends KeyPairGeneratorSpi {
            private int bits;

            @Override
            public void initialize(int keysize, SecureRandom random) {
                bits = keysize;
            }

            @Override
            public void initialize(AlgorithmParameterSpec parameters, SecureRandom random) {
                bits = ((RSAKeyGenParameterSpec) parameters).getKeysize();
            }

            @Override
            public KeyPair generateKeyPair() {
                begun.complete("begun");
                try {
                    released.get(PATIENCE, TimeUnit.SECONDS);
                    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", "SunRsaSign");
                    generator.initialize(bits);
                    return generator.generateKeyPair();
                } catch (GeneralSecurityException | InterruptedException | ExecutionException | TimeoutException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    private static CompletableFuture<HttpResponse<String>> send(String method, String path, String body) {
        URI address = URI.create("http://127.0.0.1:" + emulator.ports().rest() + path);
        return HttpClient.newHttpClient()
                .sendAsync(
                        HttpRequest.newBuilder(address)
                                .method(method, HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static void assertThatOthersAreServedDuring(String method, String path, String body, int status)
            throws Exception {
        begun = new CompletableFuture<>();
        released = new CompletableFuture<>();
        CompletableFuture<HttpResponse<String>> answer = send(method, path, body);
        try {
            CompletableFuture.anyOf(begun, answer).get(PATIENCE, TimeUnit.SECONDS);
            assertThat(begun).as("an answer without a key").isDone();
            assertThat(send("GET", "/api/devices", "")
                            .get(PATIENCE / 2, TimeUnit.SECONDS)
                            .statusCode())
                    .as("another one's during " + path)
                    .isEqualTo(200);
            assertThat(answer).isNotDone();
        } finally {
            released.complete("released");
        }
        HttpResponse<String> answered = answer.get(PATIENCE, TimeUnit.SECONDS);
        assertThat(answered.statusCode()).as(answered.body()).isEqualTo(status);
    }

    @Test
    void everybodyIsServedMeanwhile() throws Exception {
        String image = emulator.firmware()
                .addImage(new ByteArrayInputStream(new byte[] {1}))
                .id();
        Security.insertProviderAt(new SlowKeys(), 1);
        try {
            assertThatOthersAreServedDuring(
                    "POST",
                    "/api/devices/" + TestDevice.PRODUCT_KEY + "/" + DEVICE + "/certificates",
                    "{\"key\":\"RSA\"}",
                    201);
            assertThatOthersAreServedDuring(
                    "POST",
                    "/api/campaigns",
                    "{\"productKey\":\"" + TestDevice.PRODUCT_KEY + "\",\"image\":\"" + image
                            + "\",\"version\":\"2\",\"digestSign\":true}",
                    201);
        } finally {
            Security.removeProvider("SlowKeys");
        }
    }
}
