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
package org.openhab.binding.aliyuniot.link.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.aliyuniot.emulator.port.FreePorts;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.endpoint.Endpoint;
import org.openhab.binding.aliyuniot.link.endpoint.Protocol;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure.Reason;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttSettings;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttTransportFactory;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttVersion;

/** A server that is none of ours, openssl's, looks at the certificate of a device. */
@NonNullByDefault({})
class OpenSslServerTest {
    @TempDir
    Path folder;

    private final LinkRuntime runtime = new LinkRuntime("openssl-server");
    private OpenSsl openssl;
    private Process server;
    private int port;

    @BeforeEach
    void begin() throws Exception {
        openssl = new OpenSsl(folder);
        for (String ca : new String[] {"ca", "other-ca"}) {
            openssl.run("req -x509 -newkey rsa:2048 -nodes -keyout " + ca + ".key -out " + ca
                    + ".pem -days 20 -subj /CN=" + ca);
        }
        openssl.run("req -x509 -newkey rsa:2048 -nodes -keyout server.key -out server.pem -days 20 -subj /CN=localhost"
                + " -addext subjectAltName=DNS:localhost");
        for (String kind : new String[] {"rsa:2048", "ec"}) {
            String name = kind.substring(0, 2);
            String parameters = kind.equals("ec") ? " -pkeyopt ec_paramgen_curve:prime256v1" : "";
            openssl.run("req -newkey " + kind + parameters + " -nodes -keyout " + name + ".key -out " + name
                    + ".csr -subj /CN=dev001");
            for (String ca : new String[] {"ca", "other-ca"}) {
                openssl.run("x509 -req -in " + name + ".csr -CA " + ca + ".pem -CAkey " + ca
                        + ".key -CAcreateserial -days 10 -out " + name + "-" + ca + ".pem");
            }
            openssl.closed(name + ".key");
        }
        port = FreePorts.next();
    }

    @AfterEach
    void end() throws Exception {
        runtime.close();
        if (server != null) {
            server.destroyForcibly().waitFor();
        }
    }

    private String said() throws Exception {
        return Files.readString(folder.resolve("said.txt"), StandardCharsets.ISO_8859_1);
    }

    private Reason connect(String name, String ca) throws Exception {
        TrustAnchors trust = TrustAnchors.ofFile(folder.resolve("server.pem"));
        LearntIdentities identities = LearntIdentities.open(folder.resolve("identities.json"));
        CertificateFiles files =
                new CertificateFiles(folder.resolve(name + "-" + ca + ".pem"), folder.resolve(name + ".key"), null);
        try {
            DeviceIdentity told = CertifiedTransports.identity(
                            runtime,
                            files,
                            Clock.systemUTC(),
                            identities,
                            certificate -> new MqttTransportFactory(
                                    runtime,
                                    new MqttSettings(
                                            new Endpoint("localhost", port, Protocol.TLS),
                                            trust.showing(certificate.keyManager()),
                                            CertificateLogin.of("mac-1").credentials(null),
                                            Duration.ofSeconds(60),
                                            true,
                                            MqttVersion.V3_1_1)))
                    .toCompletableFuture()
                    .get(60, TimeUnit.SECONDS);
            throw new AssertionError("learnt " + told);
        } catch (ExecutionException e) {
            return ((LinkFailure) LinkFailure.causeOf(e)).reason();
        }
    }

    @ParameterizedTest
    @CsvSource({"rs, tls1_2", "rs, tls1_3", "ec, tls1_2", "ec, tls1_3"})
    void itsServerVerifiesACertificate(String name, String version) throws Exception {
        // The server says goodbye after the first line; -naccept ends it.
        server = openssl.start("s_server -accept " + port + " -cert server.pem -key server.key -Verify 3"
                + " -verify_return_error -CAfile ca.pem -naccept 1 -" + version);
        await().atMost(Duration.ofSeconds(30)).until(() -> said().contains("ACCEPT"));

        var outcome = CompletableFuture.supplyAsync(() -> {
            try {
                return connect(name, "ca");
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });

        await().atMost(Duration.ofSeconds(30)).until(() -> said().contains("mac-1|securemode=2"));
        // Since version 3.2 without spaces.
        assertThat(said())
                .containsPattern("CN ?= ?dev001")
                .contains("verify return:1")
                .doesNotContain("verify error");
        server.destroy();
        outcome.get(60, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @CsvSource({"rs, tls1_2", "rs, tls1_3", "ec, tls1_2", "ec, tls1_3"})
    void itsServerRefusesAnotherAuthority(String name, String version) throws Exception {
        server = openssl.start("s_server -accept " + port + " -cert server.pem -key server.key -Verify 3"
                + " -verify_return_error -CAfile ca.pem -" + version);
        await().atMost(Duration.ofSeconds(30)).until(() -> said().contains("ACCEPT"));

        assertThat(connect(name, "other-ca")).isEqualTo(Reason.CERTIFICATE_REFUSED);
        await().atMost(Duration.ofSeconds(30)).until(() -> said().contains("verify error"));
    }
}
