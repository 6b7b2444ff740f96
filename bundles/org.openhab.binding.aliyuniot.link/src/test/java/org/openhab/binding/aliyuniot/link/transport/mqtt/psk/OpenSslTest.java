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
package org.openhab.binding.aliyuniot.link.transport.mqtt.psk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.identity.PreSharedKey;

/** Handshakes with a server that others made. */
@NonNullByDefault({})
class OpenSslTest {
    private static final int BOUND_MILLIS = 60_000;
    private static final String ACCEPT = "ACCEPT ";

    @BeforeAll
    static void look() throws Exception {
        boolean there;
        try {
            there = new ProcessBuilder("openssl", "version").start().waitFor() == 0;
        } catch (IOException e) {
            there = false;
        }
        assumeTrue(there, "openssl is not installed, so nothing is checked against it");
    }

    /** A server that sends each line back from its end to its beginning. */
    private static final class Server implements AutoCloseable {
        private final Process process;
        private final int port;

        Server(PreSharedKey known, String... options) throws IOException {
            List<String> command = new ArrayList<>(List.of(
                    "openssl",
                    "s_server",
                    "-accept",
                    "127.0.0.1:0",
                    "-nocert",
                    "-rev",
                    "-psk_identity",
                    known.identity(),
                    "-psk",
                    HexFormat.of().formatHex(known.keyBytes())));
            command.addAll(List.of(options));
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
            BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            String line = out.readLine();
            while (line != null && !line.startsWith(ACCEPT)) {
                line = out.readLine();
            }
            assertThat(line).as("where it listens").isNotNull();
            port = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1).strip());
            Thread rest = new Thread(() -> skip(out), "openssl-output");
            rest.setDaemon(true);
            rest.start();
        }

        /** What nobody reads would stop it. */
        private static void skip(BufferedReader out) {
            try {
                out.transferTo(Writer.nullWriter());
            } catch (IOException e) {
                // It has ended.
                return;
            }
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    private static PskTls connect(Socket socket, PreSharedKey key) throws Exception {
        socket.setSoTimeout(BOUND_MILLIS);
        return PskTls.connect(socket.getInputStream(), socket.getOutputStream(), key, Handshake.ADDRESS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ECDHE-PSK-CHACHA20-POLY1305",
                "DHE-PSK-AES128-GCM-SHA256",
                "DHE-PSK-AES256-GCM-SHA384",
                "ECDHE-PSK-AES128-CBC-SHA256",
                "ECDHE-PSK-AES256-CBC-SHA384",
                "DHE-PSK-AES128-CBC-SHA256",
                "DHE-PSK-AES256-CBC-SHA384",
                "PSK-AES128-GCM-SHA256",
                "PSK-AES256-GCM-SHA384",
                "PSK-AES128-CBC-SHA256",
                "PSK-AES256-CBC-SHA384",
                "PSK-AES128-CBC-SHA",
                "PSK-AES256-CBC-SHA"
            })
    void bytesGoBothWays(String suite) throws Exception {
        try (Server server = new Server(Handshake.KEY, "-tls1_2", "-cipher", suite);
                Socket socket = new Socket("127.0.0.1", server.port)) {
            PskTls tls = connect(socket, Handshake.KEY);
            tls.out().write("what is said\n".getBytes(StandardCharsets.UTF_8));
            InputStream in = tls.in();
            assertThat(new String(in.readNBytes(12), StandardCharsets.UTF_8)).isEqualTo("dias si tahw");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "X25519, ECDHE-PSK-AES128-CBC-SHA256",
        "X448, ECDHE-PSK-AES128-CBC-SHA256",
        "P-256, ECDHE-PSK-AES128-CBC-SHA256",
        "P-384, ECDHE-PSK-AES256-CBC-SHA384",
        "ffdhe2048, DHE-PSK-AES128-GCM-SHA256"
    })
    void eachGroupOfTheKeyExchangeWorks(String group, String suite) throws Exception {
        try (Server server = new Server(Handshake.KEY, "-tls1_2", "-groups", group, "-cipher", suite);
                Socket socket = new Socket("127.0.0.1", server.port)) {
            PskTls tls = connect(socket, Handshake.KEY);
            tls.out().write("ab\n".getBytes(StandardCharsets.UTF_8));
            assertThat(new String(tls.in().readNBytes(2), StandardCharsets.UTF_8))
                    .isEqualTo("ba");
        }
    }

    private static LinkFailure refused(Server server, PreSharedKey key) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port)) {
            Throwable thrown = catchThrowable(() -> connect(socket, key));
            assertThat(thrown).isInstanceOf(LinkFailure.class);
            return (LinkFailure) thrown;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PSK-AES128-CBC-SHA256", "PSK-AES128-GCM-SHA256", "DHE-PSK-AES128-CBC-SHA256"})
    void anotherKeyIsRefused(String suite) throws Exception {
        try (Server server = new Server(Handshake.KEY, "-tls1_2", "-cipher", suite)) {
            PreSharedKey other = new PreSharedKey(Handshake.KEY.identity(), "0".repeat(64));
            assertThat(refused(server, other).reason()).isEqualTo(LinkFailure.Reason.PRE_SHARED_KEY);
        }
    }

    @Test
    void aServerThatSpeaksOnlyTls13IsNamedAsSuch() throws Exception {
        try (Server server = new Server(Handshake.KEY, "-tls1_3")) {
            assertThat(refused(server, Handshake.KEY).reason()).isEqualTo(LinkFailure.Reason.NO_PRE_SHARED_KEY);
        }
    }

    @Test
    void aServerWithOtherSuitesIsNamedAsSuch() throws Exception {
        try (Server server = new Server(Handshake.KEY, "-tls1_2", "-cipher", "PSK-CAMELLIA128-SHA256")) {
            assertThat(refused(server, Handshake.KEY).reason()).isEqualTo(LinkFailure.Reason.NO_PRE_SHARED_KEY);
        }
    }
}
