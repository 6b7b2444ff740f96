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
package org.openhab.binding.aliyuniot.link.transport.coap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.transport.coap.endpoint.CoapTimeouts;
import org.openhab.binding.aliyuniot.link.transport.coap.endpoint.ServerCertificateVerifier;
import org.openhab.binding.aliyuniot.link.transport.coap.secure.SequenceStore;

/** DTLS with servers good and bad, over routers that forget. */
@NonNullByDefault({})
@Timeout(180)
class CoapOverDtlsTest {
    private static final int DEVICES = 1000;

    @TempDir
    static Path folder;

    private static ServerIdentity identity;

    private CoapBench bench;

    @BeforeAll
    static void makeCertificate() throws Exception {
        identity = ServerIdentity.in(folder, "dns:localhost,ip:127.0.0.1");
    }

    @BeforeEach
    void start() {
        bench = new CoapBench();
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    /** Every message is the first one after a pause. */
    private static CoapTimeouts alwaysIdle() {
        return new CoapTimeouts(
                CoapBench.BOUND,
                Duration.ofMillis(500),
                Duration.ofMillis(100),
                CoapBench.BOUND,
                CoapBench.BOUND,
                Duration.ZERO);
    }

    private CoapBench.Device opened(int port, CoapTimeouts timeouts) throws Exception {
        CoapBench.Device device = bench.open(CoapBench.dtls("localhost", port, identity.asAnchor()), timeouts);
        CoapBench.get(device.opened);
        return device;
    }

    private static void report(CoapBench.Device device, String payload) throws Exception {
        CoapBench.get(device.publish(CoapBench.update(payload)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void reportsReachAServerWhoseAuthorityIsTrusted(String host) throws Exception {
        try (AnsweringServer server = AnsweringServer.dtls(identity)) {
            CoapBench.Device device =
                    bench.open(CoapBench.dtls(host, server.port(), identity.asAnchor()), CoapBench.QUICK);
            report(device, "{}");
            assertThat(server.payloads).containsExactly("{}");
        }
    }

    @Test
    void reportsReachAServerWithAnRsaKey() throws Exception {
        ServerIdentity rsa = ServerIdentity.withRsa(folder, "dns:localhost");
        try (AnsweringServer server = AnsweringServer.dtls(rsa)) {
            CoapBench.Device device =
                    bench.open(CoapBench.dtls("localhost", server.port(), rsa.asAnchor()), CoapBench.QUICK);
            report(device, "{}");
            assertThat(server.payloads).containsExactly("{}");
        }
    }

    @Test
    void aServerThatNobodyVouchesForIsRefused() throws Exception {
        try (AnsweringServer server = AnsweringServer.dtls(identity)) {
            CoapBench.Device device =
                    bench.open(CoapBench.dtls("localhost", server.port(), TrustAnchors.ofRuntime()), CoapBench.QUICK);
            assertThat(CoapBench.get(device.closed).reason()).isEqualTo(LinkFailure.Reason.CERTIFICATE_UNTRUSTED);
        }
    }

    @ParameterizedTest
    @CsvSource({"localhost, dns:other.example", "localhost, ip:127.0.0.1", "127.0.0.1, dns:localhost"})
    void aServerWithTheCertificateOfAnotherHostIsRefused(String host, String names) throws Exception {
        ServerIdentity other = ServerIdentity.in(folder, names);
        try (AnsweringServer server = AnsweringServer.dtls(other)) {
            CoapBench.Device device =
                    bench.open(CoapBench.dtls(host, server.port(), other.asAnchor()), CoapBench.QUICK);
            assertThat(CoapBench.get(device.closed).reason()).isEqualTo(LinkFailure.Reason.CERTIFICATE_HOST);
            assertThat(server.payloads).isEmpty();
        }
    }

    @Test
    void aServerWhoseCertificateIsOutOfDateIsRefused() throws Exception {
        ServerIdentity old = ServerIdentity.expired(folder, "dns:localhost");
        try (AnsweringServer server = AnsweringServer.dtls(old)) {
            CoapBench.Device device =
                    bench.open(CoapBench.dtls("localhost", server.port(), old.asAnchor()), CoapBench.QUICK);
            assertThat(CoapBench.get(device.closed).reason()).isEqualTo(LinkFailure.Reason.CERTIFICATE_UNTRUSTED);
        }
    }

    @Test
    void aServerThatAnswersWithAnAlertClosesTheTransport() throws Exception {
        try (AnsweringServer server = AnsweringServer.withoutCertificate()) {
            CoapBench.Device device =
                    bench.open(CoapBench.dtls("localhost", server.port(), identity.asAnchor()), CoapBench.QUICK);
            LinkFailure failure = CoapBench.get(device.closed);
            assertThat(failure.reason()).isEqualTo(LinkFailure.Reason.TLS);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "iot.example.com,  iot.example.com, true",
        "IoT.Example.com,  iot.example.COM, true",
        "*.example.com,    iot.example.com, true",
        "*.example.com,    a.iot.example.com, false",
        "*.example.com,    example.com, false",
        "*.example.com,    .example.com, false",
        "*.com,            example.com, false",
        "i*.example.com,   iot.example.com, false",
        "*.*.com,          iot.example.com, false",
        "*,                localhost, false",
        "example.com,      iot.example.com, false"
    })
    void aStarStandsForOneLabel(String pattern, String host, boolean matches) {
        assertThat(ServerCertificateVerifier.matches(pattern, host)).isEqualTo(matches);
    }

    @Test
    void aReportAfterAPauseCostsNoFullHandshake() throws Exception {
        try (AnsweringServer server = AnsweringServer.dtls(identity);
                UdpRelay router = new UdpRelay(server.port())) {
            CoapBench.Device device = opened(router.port(), alwaysIdle());
            long certificates = router.certificates();
            long hellos = router.clientHellos();
            report(device, "{\"n\":1}");
            report(device, "{\"n\":2}");
            assertThat(router.clientHellos()).isGreaterThanOrEqualTo(hellos + 2);
            assertThat(router.certificates()).isEqualTo(certificates).isPositive();
        }
    }

    @Test
    void aReportAfterAPauseCostsNoHandshakeAtAllWhereTheServerGivesConnectionIds() throws Exception {
        try (AnsweringServer server = AnsweringServer.dtls(identity, 0, 6);
                UdpRelay router = new UdpRelay(server.port())) {
            CoapBench.Device device = opened(router.port(), alwaysIdle());
            long hellos = router.clientHellos();
            report(device, "{\"n\":1}");
            router.rebind();
            report(device, "{\"n\":2}");
            assertThat(router.clientHellos()).isEqualTo(hellos);
            assertThat(server.payloads).containsExactly("{\"n\":1}", "{\"n\":2}");
        }
    }

    @Test
    void aRouterThatGivesUsAnotherAddressLosesNoReport() throws Exception {
        try (AnsweringServer server = AnsweringServer.dtls(identity);
                UdpRelay router = new UdpRelay(server.port())) {
            CoapBench.Device device = opened(router.port(), CoapBench.QUICK);
            report(device, "{\"n\":1}");
            long certificates = router.certificates();
            router.rebind();
            report(device, "{\"n\":2}");
            assertThat(server.payloads).containsExactly("{\"n\":1}", "{\"n\":2}");
            assertThat(router.certificates()).isEqualTo(certificates);
            assertThat(device.closed).isNotDone();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 6})
    void aServerThatHasForgottenAllSessionsLosesNoReport(int connectionIdLength) throws Exception {
        Integer length = connectionIdLength == 0 ? null : Integer.valueOf(connectionIdLength);
        AnsweringServer first = AnsweringServer.dtls(identity, 0, length);
        CoapBench.Device device = opened(first.port(), CoapBench.QUICK);
        report(device, "{\"n\":1}");
        int port = first.port();
        first.close();
        try (AnsweringServer second = AnsweringServer.dtls(identity, port, length)) {
            report(device, "{\"n\":2}");
            assertThat(second.payloads).containsExactly("{\"n\":2}");
        }
    }

    @Test
    void aServerThatAnswersNoHandshakeIsGivenUp() throws Exception {
        try (ScriptedServer silent = new ScriptedServer()) {
            CoapTimeouts timeouts = new CoapTimeouts(
                    CoapBench.BOUND,
                    Duration.ofMillis(10),
                    Duration.ofMillis(10),
                    CoapBench.BOUND,
                    CoapBench.BOUND,
                    CoapBench.BOUND);
            CoapBench.Device device =
                    bench.open(CoapBench.dtls("localhost", silent.port(), identity.asAnchor()), timeouts);
            assertThat(CoapBench.get(device.closed).reason()).isEqualTo(LinkFailure.Reason.TIMEOUT);
        }
    }

    @Test
    void aThousandDevicesShareOneSocketOneSessionAndAFewThreads() throws Exception {
        try (AnsweringServer server = AnsweringServer.dtls(identity);
                UdpRelay router = new UdpRelay(server.port())) {
            List<CoapBench.Device> devices = new ArrayList<>();
            for (int i = 0; i < DEVICES; i++) {
                devices.add(bench.open(
                        DeviceIdentity.of("a1Abc123Def", "dev" + i + "x"),
                        CoapBench.dtls("localhost", router.port(), identity.asAnchor()),
                        CoapBench.timeouts(Duration.ofSeconds(2)),
                        SequenceStore.NONE));
            }
            List<CompletableFuture<Object>> outcomes = new ArrayList<>();
            for (CoapBench.Device device : devices) {
                CoapBench.get(device.opened);
                outcomes.add(device.publish(CoapBench.update("{}")));
            }
            for (CompletableFuture<Object> outcome : outcomes) {
                CoapBench.get(outcome);
            }
            assertThat(server.payloads).hasSize(DEVICES);
            assertThat(router.certificates()).isEqualTo(1);
            assertThat(threadsNamed(CoapBench.THREADS + "-coap-")).isLessThanOrEqualTo(2);
            assertThat(threadsNamed(CoapBench.THREADS + "-reader-")).isLessThanOrEqualTo(1);
            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> thread.getName().startsWith(CoapBench.THREADS))
                    .allMatch(Thread::isDaemon);
        }
    }

    @Test
    void aClosedRuntimeLeavesNoThread() throws Exception {
        try (AnsweringServer server = AnsweringServer.dtls(identity);
                AnsweringServer plain = AnsweringServer.plain()) {
            CoapBench.Device device = opened(server.port(), CoapBench.QUICK);
            CoapBench.Device inTheClear = bench.open(CoapBench.plain(plain.port()), CoapBench.QUICK);
            report(inTheClear, "{}");
            bench.close();
            await().atMost(CoapBench.BOUND).until(() -> threadsNamed(CoapBench.THREADS) == 0);
            assertThat(device.opened).isDone();
        }
    }

    @Test
    void noConfigurationFileIsWritten() throws Exception {
        try (AnsweringServer server = AnsweringServer.dtls(identity)) {
            report(opened(server.port(), CoapBench.QUICK), "{}");
        }
        try (var files = Files.list(Path.of(""))) {
            assertThat(files).noneMatch(file -> file.getFileName().toString().startsWith("Californium"));
        }
    }

    private static long threadsNamed(String prefix) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(prefix) && thread.isAlive())
                .count();
    }
}
