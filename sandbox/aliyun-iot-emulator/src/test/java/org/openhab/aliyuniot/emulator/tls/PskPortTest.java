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
package org.openhab.aliyuniot.emulator.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.RawClient;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
import org.openhab.aliyuniot.emulator.message.ReceivedMessage;

/** TLS with pre-shared keys as a client sees it that others made. */
@NonNullByDefault({})
class PskPortTest {
    private static final String PRODUCT = "a1Abc123Def";
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    /** Of dev001 with the secret above, as Aliyun's C SDK 4.1.0 makes them. */
    private static final String IDENTITY = "devicename|hmacsha256|a1Abc123Def&dev001|2524608000000";

    private static final String KEY = "3D780B765D6454C55BCFA2DE5B791326D36735300FE7EE48EEBBD58417BEBF2C";
    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final int CONNACK_BYTES = 4;

    @TempDir
    Path folder;

    private AliyunIotEmulator emulator;

    @BeforeEach
    void start() throws Exception {
        emulator = AliyunIotEmulator.start(EmulatorConfiguration.in(folder)
                .withDevice(PRODUCT, "dev001", SECRET)
                .withDevice(PRODUCT, "lamp01", SECRET));
    }

    @AfterEach
    void stop() {
        emulator.close();
    }

    private Process client(String identity, String key, String suite) throws Exception {
        boolean there;
        try {
            there = new ProcessBuilder("openssl", "version").start().waitFor() == 0;
        } catch (IOException e) {
            there = false;
        }
        assumeTrue(there, "openssl is not installed, so the port is not checked with it");
        return new ProcessBuilder(List.of(
                        "openssl",
                        "s_client",
                        "-connect",
                        "127.0.0.1:" + emulator.ports().tlsPsk(),
                        "-tls1_2",
                        "-quiet",
                        "-cipher",
                        suite,
                        "-psk_identity",
                        identity,
                        "-psk",
                        HexFormat.of().formatHex(key.getBytes(StandardCharsets.US_ASCII))))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static byte[] connect(String device) throws Exception {
        byte[] packet = RawClient.connect(device, 60);
        String text = new String(packet, StandardCharsets.ISO_8859_1).replace("securemode=3", "securemode=2");
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] answer(Process client, byte[] connect) throws IOException {
        client.getOutputStream().write(connect);
        client.getOutputStream().flush();
        return client.getInputStream().readNBytes(CONNACK_BYTES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ECDHE-PSK-AES128-CBC-SHA256",
                "DHE-PSK-AES128-GCM-SHA256",
                "PSK-AES256-GCM-SHA384",
                "PSK-AES128-CBC-SHA256",
                "PSK-AES128-CBC-SHA",
                "PSK-AES256-CBC-SHA"
            })
    void aDeviceLogsInAndIsHeard(String suite) throws Exception {
        Process client = client(IDENTITY.replace("dev001", "lamp01"), keyOf("lamp01"), suite);
        try {
            assertThat(answer(client, connect("lamp01"))).containsExactly(0x20, 2, 0, 0);
            client.getOutputStream().write(RawClient.publish("user/update", "hello"));
            client.getOutputStream().flush();
            await().atMost(BOUND)
                    .untilAsserted(
                            () -> assertThat(emulator.device(PRODUCT, "lamp01").messages(0))
                                    .extracting(ReceivedMessage::text)
                                    .containsExactly("hello"));
        } finally {
            client.destroyForcibly();
        }
    }

    /** With the JDK, as somebody else would. */
    private static String keyOf(String device) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String content = "id" + PRODUCT + "&" + device + "timestamp2524608000000";
        return HexFormat.of().withUpperCase().formatHex(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theKeyIsThatOfTheSdk() throws Exception {
        assertThat(keyOf("dev001")).isEqualTo(KEY);
        Process client = client(IDENTITY, KEY, "PSK-AES128-CBC-SHA256");
        try {
            assertThat(answer(client, connect("dev001"))).containsExactly(0x20, 2, 0, 0);
        } finally {
            client.destroyForcibly();
        }
    }

    @Test
    void theKeyOfAnotherDeviceIsRefused() throws Exception {
        Process client = client(IDENTITY, KEY, "PSK-AES128-CBC-SHA256");
        try {
            assertThat(answer(client, connect("lamp01"))).containsExactly(0x20, 2, 0, 4);
        } finally {
            client.destroyForcibly();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "devicename|hmacsha256|a1Abc123Def&nobody|2524608000000",
                "devicename|hmacsha512|a1Abc123Def&dev001|2524608000000",
                "devicename|hmacsha256|a1Abc123Def|2524608000000",
                "productkey|hmacsha256|a1Abc123Def&dev001|2524608000000",
                "devicename|hmacsha256|a1Abc123Def&dev001|1",
                "dev001"
            })
    void whoIsNotKnownDoesNotGetIn(String identity) throws Exception {
        Process client = client(identity, KEY, "PSK-AES128-CBC-SHA256");
        assertThat(client.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(client.exitValue()).isNotZero();
    }

    @Test
    void anotherKeyDoesNotGetIn() throws Exception {
        Process client = client(IDENTITY, "0".repeat(64), "PSK-AES128-CBC-SHA256");
        assertThat(client.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(client.exitValue()).isNotZero();
    }

    /** Whoever speaks no TLS is cut off, and others still get in. */
    @Test
    void noiseIsCutOff() throws Exception {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), emulator.ports().tlsPsk())) {
            socket.setSoTimeout((int) BOUND.toMillis());
            socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().readAllBytes().length).isLessThan(100);
        }
        theKeyIsThatOfTheSdk();
    }
}
