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
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.Emulated;
import org.openhab.aliyuniot.emulator.TestDevice;
import org.openhab.aliyuniot.emulator.ota.FirmwareDevice;

/** What Aliyun's C SDKs bring along: TLS suites without forward secrecy, RSA alone, and header names read byte by byte. */
@NonNullByDefault({})
class OldClientsTest {
    private static final int PATIENCE_MILLIS = 30_000;
    private static final Pattern HEADER = Pattern.compile("(?m)^([A-Za-z-]+): ");

    /** RFC 9113, section 6.2. */
    private static final int HEADERS = 1;

    private static final int PRIORITY = 0x20;
    private static final int PRIORITY_BYTES = 5;

    @Emulated(devices = "lamp01")
    private static AliyunIotEmulator emulator;

    private static Stream<Arguments> suitesOnPorts() {
        return Stream.of(
                        "TLS_RSA_WITH_AES_256_CBC_SHA256",
                        "TLS_RSA_WITH_AES_128_CBC_SHA256",
                        "TLS_RSA_WITH_AES_256_CBC_SHA",
                        "TLS_RSA_WITH_AES_128_CBC_SHA",
                        "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256")
                .flatMap(suite -> Stream.of("tls", "wss", "files", "https").map(port -> Arguments.of(suite, port)));
    }

    private static int port(String name) {
        return switch (name) {
            case "tls" -> emulator.ports().tls();
            case "wss" -> emulator.ports().wss();
            case "files" -> emulator.ports().files();
            default -> emulator.ports().https();
        };
    }

    @ParameterizedTest
    @MethodSource("suitesOnPorts")
    void aClientOfRsaAloneGetsIn(String suite, String port) throws Exception {
        try (SSLSocket socket = connect(emulator.rsaCaCertificate(), port(port))) {
            assumeTrue(
                    List.of(socket.getEnabledCipherSuites()).contains(suite), "This Java has the suite switched off");
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            socket.setEnabledCipherSuites(new String[] {suite});
            socket.startHandshake();
            assertThat(socket.getSession().getCipherSuite()).isEqualTo(suite);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tls", "wss", "files", "https"})
    void aClientThatKnowsBetterGetsBetter(String port) throws Exception {
        for (String protocol : List.of("TLSv1.2", "TLSv1.3")) {
            try (SSLSocket socket = connect(emulator.caCertificate(), port(port))) {
                socket.setEnabledProtocols(new String[] {protocol});
                socket.startHandshake();
                assertThat(socket.getSession().getCipherSuite()).doesNotContain("TLS_RSA_");
                assertThat(socket.getSession()
                                .getPeerCertificates()[0]
                                .getPublicKey()
                                .getAlgorithm())
                        .isEqualTo("EC");
            }
        }
    }

    @Test
    void headersOfFilesAreWrittenAsTheStandardPrintsThem() throws Exception {
        FirmwareDevice.upload(emulator, FirmwareDevice.image(100));
        String head = headOf(emulator.ports().files(), "GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertThat(head).startsWith("HTTP/1.1 404").contains("\r\nContent-Length: ");
        assertAsPrinted(head);
    }

    @Test
    void headersOfHttpsAreWrittenAsTheStandardPrintsThem() throws Exception {
        String head = headOf(
                emulator.ports().https(),
                "POST /auth HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
        assertThat(head).startsWith("HTTP/1.1 200").contains("\r\nContent-Length: ", "\r\nContent-Type: ");
        assertAsPrinted(head);
    }

    /** As the C SDK 3 sends it; the frames of the answer begin with those of the connection. */
    @Test
    void aRequestOverHttp2WithoutAuthorityIsRefusedWithAStatus() throws Exception {
        try (SSLSocket socket =
                connect(emulator.caCertificate(), emulator.ports().https())) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setApplicationProtocols(new String[] {"h2"});
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            OutputStream out = socket.getOutputStream();
            out.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            // SETTINGS, then HEADERS of POST https /auth (RFC 9113, section 6; RFC 7541, appendix A)
            out.write(HexFormat.of().parseHex("000000" + "04" + "00" + "00000000"));
            out.write(HexFormat.of().parseHex("000009" + "01" + "05" + "00000001" + "8387" + "0405" + "2f61757468"));
            assertThat(statusOf(socket.getInputStream())).isEqualTo("400");
        }
    }

    /** The first header of the first HEADERS frame: an index of the static table, or a literal of three digits. */
    private static String statusOf(InputStream in) throws Exception {
        while (true) {
            byte[] head = in.readNBytes(9);
            assertThat(head).as("a frame").hasSize(9);
            byte[] content = in.readNBytes((head[0] & 0xff) << 16 | (head[1] & 0xff) << 8 | head[2] & 0xff);
            if (head[3] == HEADERS) {
                int first = (head[4] & PRIORITY) == 0 ? 0 : PRIORITY_BYTES;
                return Map.of(0x8c, "400", 0x8d, "404", 0x88, "200").getOrDefault(content[first] & 0xff, "another");
            }
        }
    }

    private static void assertAsPrinted(String head) {
        Matcher header = HEADER.matcher(head);
        while (header.find()) {
            assertThat(header.group(1)).matches("[A-Z][A-Za-z]*(-[A-Z][A-Za-z]*)*");
        }
    }

    private static String headOf(int port, String request) throws Exception {
        try (SSLSocket socket = connect(emulator.caCertificate(), port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int next = socket.getInputStream().read();
                assertThat(next).as("the end of %s", head).isNotNegative();
                head.append((char) next);
            }
            return head.toString();
        }
    }

    private static SSLSocket connect(Path trusted, int port) throws Exception {
        SSLSocket socket = (SSLSocket) TestDevice.trusting(trusted, "TLS").createSocket("localhost", port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }
}
