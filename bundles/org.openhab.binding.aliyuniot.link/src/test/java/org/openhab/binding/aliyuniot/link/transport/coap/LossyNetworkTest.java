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

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.session.ReconnectPolicy;
import org.openhab.binding.aliyuniot.link.session.SessionListener;
import org.openhab.binding.aliyuniot.link.session.SessionSettings;
import org.openhab.binding.aliyuniot.link.session.outgoing.UplinkRates;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.transport.coap.endpoint.CoapSettings;
import org.openhab.binding.aliyuniot.link.transport.coap.endpoint.CoapTimeouts;
import org.openhab.binding.aliyuniot.link.transport.coap.secure.SequenceStore;

/** Of the datagrams, 30 in 100 are lost, there and back; of the reports, none is. */
@NonNullByDefault({})
@Timeout(300)
class LossyNetworkTest {
    private static final double LOSS = 0.3;
    private static final int TRANSMISSIONS = 5;
    private static final Duration BOUND = Duration.ofMinutes(4);
    private static final CoapTimeouts SHORT = new CoapTimeouts(
            CoapBench.BOUND,
            Duration.ofMillis(50),
            Duration.ofMillis(50),
            Duration.ofSeconds(2),
            CoapBench.BOUND,
            Duration.ofSeconds(30));
    private static final SessionSettings EAGER = SessionSettings.DEFAULT
            .withReconnect(
                    new ReconnectPolicy(Duration.ofMillis(10), Duration.ofMillis(50), Duration.ofMillis(50), 10_000))
            .withRates(new UplinkRates(10_000, 10_000));

    @TempDir
    Path folder;

    /** The same datagrams, by their order in each direction, are lost every time. */
    private static BiPredicate<Boolean, byte[]> loss() {
        Random there = new Random(7);
        Random back = new Random(8);
        return (toServer, bytes) -> (toServer ? there : back).nextDouble() < LOSS;
    }

    private static void reportAll(CoapSettings settings, int reports) throws Exception {
        LinkRuntime runtime = new LinkRuntime("lossy-test");
        try {
            DeviceSession session = new DeviceSession(
                    runtime,
                    CoapBench.IDENTITY,
                    new CoapTransportFactory(
                            runtime, settings, CoapBench.IDENTITY, CoapBench.SECRET, SequenceStore.NONE, SHORT),
                    EAGER,
                    new Silent());
            session.start();
            List<CompletableFuture<?>> outcomes = new ArrayList<>();
            for (int i = 0; i < reports; i++) {
                outcomes.add(
                        session.publish(CoapBench.update("{\"n\":" + i + "}")).toCompletableFuture());
            }
            for (CompletableFuture<?> outcome : outcomes) {
                outcome.get(BOUND.toSeconds(), TimeUnit.SECONDS);
            }
        } finally {
            runtime.close();
        }
    }

    private record Silent() implements SessionListener {
        @Override
        public void online() {}

        @Override
        public void offline(LinkFailure reason, Duration delay) {}

        @Override
        public void subscriptionsRefused(Set<TopicFilter> refused) {}
    }

    @Test
    void everyReportArrivesAndTwiceOnlyWhereAWholeExchangeWasLost() throws Exception {
        int reports = 150;
        try (AnsweringServer server = AnsweringServer.plain();
                UdpRelay router = new UdpRelay(server.port(), loss())) {
            reportAll(CoapBench.plain(router.port()), reports);
            Map<String, Map<Integer, Long>> exchanges = exchanges(router);
            assertThat(exchanges).hasSize(reports);
            exchanges.forEach((payload, transmissions) -> {
                long arrived = server.payloads.stream().filter(payload::equals).count();
                assertThat(arrived).as(payload).isBetween(1L, (long) transmissions.size());
                List<Long> earlier = new ArrayList<>(transmissions.values());
                earlier.remove(earlier.size() - 1);
                assertThat(earlier).as(payload).allMatch(number -> number == TRANSMISSIONS);
            });
            assertThat(router.passages).anyMatch(passage -> !passage.delivered());
        }
    }

    /** How often each exchange of each report was sent, by the report's payload and the exchange's message id. */
    private static Map<String, Map<Integer, Long>> exchanges(UdpRelay router) {
        Map<String, Map<Integer, Long>> exchanges = new LinkedHashMap<>();
        for (UdpRelay.Passage passage : router.passages) {
            CoapDatagram message = CoapDatagram.parse(passage.bytes());
            if (passage.toServer() && message.path().startsWith("/topic/")) {
                exchanges
                        .computeIfAbsent(message.text(), payload -> new LinkedHashMap<>())
                        .merge(message.messageId(), 1L, Long::sum);
            }
        }
        return exchanges;
    }

    @Test
    void everyReportArrivesOverDtls() throws Exception {
        int reports = 50;
        ServerIdentity identity = ServerIdentity.in(folder, "dns:localhost");
        try (AnsweringServer server = AnsweringServer.dtls(identity);
                UdpRelay router = new UdpRelay(server.port(), loss())) {
            reportAll(CoapBench.dtls("localhost", router.port(), identity.asAnchor()), reports);
            await().atMost(CoapBench.BOUND)
                    .untilAsserted(() -> assertThat(Set.copyOf(server.payloads)).hasSize(reports));
        }
    }
}
