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
package org.openhab.binding.aliyuniot.link.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLServerSocket;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.aliyuniot.link.ota.download.TestCertificate;

/** Certificates of other hosts and of other times, on every way and whatever the process has switched off. */
@NonNullByDefault({})
class ServerTrustTest {
    @TempDir
    Path folder;

    /** How often somebody went on after the server's certificate. */
    private final AtomicInteger spokenTo = new AtomicInteger();

    private SSLServerSocket server;

    private void start(TestCertificate certificate) throws IOException {
        server = (SSLServerSocket) certificate
                .server()
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "server-trust-test");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                if (client.getInputStream().read() >= 0) {
                    spokenTo.incrementAndGet();
                }
            } catch (IOException e) {
                // The client does not want this server, or the test is over.
            }
        }
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Djdk.internal.httpclient.disableHostnameVerification=true", "-Dnothing=special"})
    void aCertificateOfAnotherHostIsRefusedWhateverTheProcessHasSwitchedOff(String option) throws Exception {
        TestCertificate certificate = TestCertificate.in(folder, "dns:iot.example.com");
        start(certificate);
        assertThat(WaysWithTls.reasonsOfAnotherProcess(option, server.getLocalPort(), certificate.pem()))
                .containsExactly(
                        "mqtts=CERTIFICATE_HOST",
                        "wss=CERTIFICATE_HOST",
                        "https=CERTIFICATE_HOST",
                        "download=CERTIFICATE",
                        "upload=CERTIFICATE");
        assertThat(spokenTo).hasValue(0);
    }

    @Test
    void anExpiredCertificateIsRefusedAlsoIfItIsTrustedItself() throws Exception {
        TestCertificate certificate = TestCertificate.expired(folder, "dns:localhost");
        start(certificate);
        Map<String, String> reasons =
                WaysWithTls.reasons(server.getLocalPort(), TrustAnchors.ofFile(certificate.pem()));
        assertThat(reasons)
                .containsEntry("mqtts", "CERTIFICATE_UNTRUSTED")
                .containsEntry("wss", "CERTIFICATE_UNTRUSTED")
                .containsEntry("https", "CERTIFICATE_UNTRUSTED")
                .containsEntry("download", "CERTIFICATE")
                .containsEntry("upload", "CERTIFICATE");
        assertThat(spokenTo).hasValue(0);
    }
}
