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
package org.openhab.aliyuniot.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
import org.openhab.aliyuniot.emulator.tls.KeyKind;
import org.openhab.aliyuniot.emulator.tls.ServerKeys;

@NonNullByDefault({})
class LifecycleTest {
    @TempDir
    private Path data;

    @Test
    void aRestartKeepsThePortsAndTheCertificateAuthority() throws Exception {
        AliyunIotEmulator first = AliyunIotEmulator.start(configuration());
        byte[] authority = Files.readAllBytes(first.caCertificate());
        try (TestDevice device = TestDevice.connected(first, "lamp01")) {
            first.close();
            Waiting.until(() -> !device.client.isConnected());
            try (AliyunIotEmulator second = AliyunIotEmulator.start(first.configuration())) {
                assertThat(second.configuration()).isEqualTo(first.configuration());
                assertThat(Files.readAllBytes(second.caCertificate())).isEqualTo(authority);
                assertThat(device.connectCode()).isZero();
                handshake(second, second.caCertificate(), "localhost", "TLSv1.3");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"localhost,TLSv1.2", "localhost,TLSv1.3", "127.0.0.1,TLSv1.3"})
    void clientsThatTrustTheAuthorityGetIn(String host, String protocol) throws Exception {
        try (AliyunIotEmulator emulator = AliyunIotEmulator.start(configuration())) {
            handshake(emulator, emulator.caCertificate(), host, protocol);
        }
    }

    @Test
    void aServerMadeOutForAnotherHostIsRefusedByClients() throws Exception {
        EmulatorConfiguration elsewhere = configuration().withTlsHostNames("mqtt.example.org");
        try (AliyunIotEmulator emulator = AliyunIotEmulator.start(elsewhere)) {
            assertThatThrownBy(() -> handshake(emulator, emulator.caCertificate(), "localhost", "TLSv1.3"))
                    .isInstanceOf(SSLException.class)
                    .hasMessageContaining("localhost");
        }
    }

    @Test
    void anotherAuthorityIsNotTrusted(@TempDir Path other) throws Exception {
        Path stranger = ServerKeys.in(other, List.of("localhost")).authority(KeyKind.EC);
        try (AliyunIotEmulator emulator = AliyunIotEmulator.start(configuration())) {
            assertThatThrownBy(() -> handshake(emulator, stranger, "localhost", "TLSv1.3"))
                    .isInstanceOf(SSLException.class);
        }
    }

    @Test
    void theKeyOfTheAuthorityIsReadableByItsOwnerOnly() throws Exception {
        ServerKeys.in(data, List.of("localhost"));
        assumeTrue(Files.getFileStore(data).supportsFileAttributeView("posix"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("ca-key.pem"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aBrokenAuthorityIsReportedWithTheRemedy() throws Exception {
        ServerKeys.in(data, List.of("localhost"));
        Files.writeString(data.resolve("ca-key.pem"), "broken");
        assertThatIOException()
                .isThrownBy(() -> ServerKeys.in(data, List.of("localhost")))
                .withMessageContaining("delete ca.pem");
    }

    @Test
    void aTakenPortIsNamed() throws Exception {
        try (AliyunIotEmulator emulator = AliyunIotEmulator.start(configuration())) {
            EmulatorConfiguration clash =
                    configuration().withPorts(0, emulator.ports().tls(), 0);
            assertThatThrownBy(() -> AliyunIotEmulator.start(clash).close())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("ports.tls")
                    .hasMessageContaining(Integer.toString(emulator.ports().tls()));
        }
    }

    @Test
    void closingLeavesNoThreadBehind() throws Exception {
        AliyunIotEmulator emulator = AliyunIotEmulator.start(configuration());
        assertThat(eventLoops()).isPositive();
        emulator.close();
        Waiting.until(() -> eventLoops() == 0);
    }

    private static long eventLoops() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("vert.x-"))
                .count();
    }

    private EmulatorConfiguration configuration() {
        return EmulatorConfiguration.in(data).withDevice(TestDevice.PRODUCT_KEY, "lamp01", TestDevice.SECRET);
    }

    private static void handshake(AliyunIotEmulator emulator, Path trusted, String host, String protocol)
            throws Exception {
        try (SSLSocket socket = (SSLSocket) TestDevice.trusting(trusted, "TLS")
                .createSocket(host, emulator.ports().tls())) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            parameters.setProtocols(new String[] {protocol});
            socket.setSSLParameters(parameters);
            socket.setSoTimeout(10_000);
            socket.startHandshake();
            assertThat(socket.getSession().getProtocol()).isEqualTo(protocol);
        }
    }
}
