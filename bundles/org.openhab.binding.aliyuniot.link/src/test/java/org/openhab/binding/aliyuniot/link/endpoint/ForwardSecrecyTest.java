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
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLSocket;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.openhab.binding.aliyuniot.link.ota.download.TestCertificate;

/** Who has recorded a connection, and gets hold of the server's key later, reads nothing: on every way. */
@NonNullByDefault({})
class ForwardSecrecyTest {
    static final List<String> WAYS = WaysWithTls.ALL;

    private static final int PATIENCE_MS = 60_000;

    private static final String TLS_AES_128_GCM_SHA256 = "1301";
    private static final String TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 = "C02F";
    private static final String TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 = "C030";

    /** Those of TLS 1.3; those of TLS 1.2 with ECDHE and AEAD; the mark that it may be negotiated anew safely. */
    private static final List<String> FORWARD_SECRET =
            List.of("1301", "1302", "1303", "C02B", "C02C", "C02F", "C030", "CCA8", "CCA9", "00FF");

    /** Fatal alert: handshake_failure. */
    private static final byte[] REFUSAL = {21, 3, 3, 0, 2, 2, 40};

    @TempDir
    Path folder;

    private final List<ClientHello> hellos = new CopyOnWriteArrayList<>();

    /** Names of the suites of connections that came about. */
    private final List<String> agreed = new CopyOnWriteArrayList<>();

    private ServerSocket server;

    /** What a server does with a client. */
    @FunctionalInterface
    private interface Service {
        void serve(Socket client) throws IOException;
    }

    private void start(ServerSocketFactory sockets, Service service) throws IOException {
        server = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(() -> serve(service), "forward-secrecy-test");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(Service service) {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                client.setSoTimeout(PATIENCE_MS);
                service.serve(client);
            } catch (IOException e) {
                // What the test waits for is missed by it, or the test is over.
            }
        }
    }

    private void readHello(Socket client) throws IOException {
        hellos.add(ClientHello.read(client.getInputStream()));
        client.getOutputStream().write(REFUSAL);
    }

    private void speakOlderTls(Socket client) throws IOException {
        SSLSocket encrypted = (SSLSocket) client;
        encrypted.setEnabledProtocols(new String[] {"TLSv1.2"});
        encrypted.startHandshake();
        agreed.add(encrypted.getSession().getCipherSuite());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @FieldSource("WAYS")
    void nothingWithoutForwardSecrecyIsOffered(String way) throws Exception {
        start(ServerSocketFactory.getDefault(), this::readHello);
        WaysWithTls.reason(way, server.getLocalPort(), TrustAnchors.ofRuntime());
        assertThat(hellos).isNotEmpty().allSatisfy(ForwardSecrecyTest::assertForwardSecret);
    }

    @Test
    void nothingElseIsOfferedWhateverTheProcessPrefers() throws Exception {
        start(ServerSocketFactory.getDefault(), this::readHello);
        WaysWithTls.reasonsOfAnotherProcess(
                "-Djdk.tls.client.cipherSuites=TLS_RSA_WITH_AES_256_GCM_SHA384,TLS_RSA_WITH_AES_128_CBC_SHA",
                server.getLocalPort(),
                TestCertificate.in(folder, "dns:localhost").pem());
        assertThat(hellos).hasSizeGreaterThanOrEqualTo(WAYS.size()).allSatisfy(ForwardSecrecyTest::assertForwardSecret);
    }

    @ParameterizedTest
    @FieldSource("WAYS")
    void aServerOfOlderTlsWithACertificateOfRsaIsSpokenTo(String way) throws Exception {
        TestCertificate certificate = TestCertificate.ofRsa(folder, "dns:localhost");
        start(certificate.server().getServerSocketFactory(), this::speakOlderTls);
        WaysWithTls.reason(way, server.getLocalPort(), TrustAnchors.ofFile(certificate.pem()));
        assertThat(agreed).isNotEmpty().allMatch(suite -> suite.matches("TLS_ECDHE_RSA_WITH_AES_(128|256)_GCM_SHA.*"));
    }

    /** Suites for a server of TLS 1.3, and of 1.2 with a certificate of RSA, are among it. */
    private static void assertForwardSecret(ClientHello hello) {
        assertThat(hello.suites())
                .isSubsetOf(FORWARD_SECRET)
                .contains(
                        TLS_AES_128_GCM_SHA256,
                        TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
                        TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384);
    }
}
