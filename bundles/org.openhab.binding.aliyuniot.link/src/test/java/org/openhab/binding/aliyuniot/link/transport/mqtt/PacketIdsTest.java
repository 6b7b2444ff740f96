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
package org.openhab.binding.aliyuniot.link.transport.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.Mailbox;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.QuotaFailure;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.openhab.binding.aliyuniot.link.transport.Transport;
import org.openhab.binding.aliyuniot.link.transport.TransportListener;

/** All 65,535 packet ids and what comes after them. */
@NonNullByDefault({})
@Timeout(120)
class PacketIdsTest {
    private static final int ALL = 65_535;

    private final LinkRuntime runtime = new LinkRuntime("packet-ids-test");
    private final Mailbox mailbox = runtime.newMailbox();
    private final CompletableFuture<Boolean> opened = new CompletableFuture<>();
    private HostileServer server;

    @AfterEach
    void stop() throws Exception {
        runtime.close();
        server.close();
    }

    private Transport open(HostileServer.Part part) throws Exception {
        server = new HostileServer(part);
        TransportListener listener = new TransportListener() {
            @Override
            public void opened() {
                opened.complete(true);
            }

            @Override
            public void received(Message message, Runnable handled) {
                handled.run();
            }

            @Override
            public void closed(LinkFailure reason) {
                opened.completeExceptionally(reason);
            }
        };
        Transport transport = new MqttTransportFactory(
                        runtime,
                        SessionBench.settings("dev001", SessionBench.tcp(server.port()), TrustAnchors.ofRuntime()),
                        SessionBench.PATIENT)
                .create(mailbox, listener);
        mailbox.execute(transport::open);
        SessionBench.get(opened);
        return transport;
    }

    private List<CompletableFuture<Object>> publish(Transport transport, int count) {
        List<CompletableFuture<Object>> outcomes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            CompletableFuture<Object> outcome = new CompletableFuture<>();
            outcomes.add(outcome);
            mailbox.execute(() -> transport
                    .publish(SessionBench.message("dev001", "", Qos.AT_LEAST_ONCE), false)
                    .whenComplete((done, failure) -> {
                        if (failure == null) {
                            outcome.complete(true);
                        } else {
                            outcome.completeExceptionally(failure);
                        }
                    }));
        }
        return outcomes;
    }

    @Test
    void idsComeRoundAgainButNeverWhileTheyAreOpen() throws Exception {
        Set<Integer> withheld = Set.of(1, 2, 3, 30_000, 65_534, ALL);
        Set<Integer> open = ConcurrentHashMap.newKeySet();
        Queue<Integer> wrong = new ConcurrentLinkedQueue<>();
        Set<Integer> seen = ConcurrentHashMap.newKeySet();
        Transport transport = open((client, number) -> {
            client.connack();
            while (true) {
                byte[] packet = client.receive();
                int id = HostileServer.packetId(packet);
                seen.add(id);
                if (id == 0 || !open.add(id)) {
                    wrong.add(id);
                }
                if (!withheld.contains(id)) {
                    open.remove(id);
                    client.answer(packet);
                }
            }
        });
        // Portions, so that ids in use are few when the next ones are made.
        for (int portion = 0; portion < 4; portion++) {
            List<CompletableFuture<Object>> outcomes = publish(transport, 20_000);
            await().atMost(SessionBench.BOUND)
                    .until(() -> outcomes.stream()
                                    .filter(outcome -> !outcome.isDone())
                                    .count()
                            <= withheld.size());
        }
        assertThat(wrong).isEmpty();
        assertThat(open).isEqualTo(withheld);
        assertThat(seen).hasSize(ALL);
    }

    @Test
    void whenAllAreOpenTheNextPublicationFailsAndOneThatIsAcknowledgedIsUsedAgain() throws Exception {
        CompletableFuture<HostileServer.Client> peer = new CompletableFuture<>();
        CompletableFuture<Boolean> allThere = new CompletableFuture<>();
        CompletableFuture<Integer> afterThat = new CompletableFuture<>();
        Transport transport = open((client, number) -> {
            client.connack();
            peer.complete(client);
            for (int i = 0; i < ALL; i++) {
                client.receive();
            }
            allThere.complete(true);
            afterThat.complete(HostileServer.packetId(client.receive()));
            client.fallSilent();
        });
        List<CompletableFuture<Object>> outcomes = publish(transport, ALL);
        CompletableFuture<Object> tooMany = publish(transport, 1).get(0);
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> SessionBench.get(tooMany))
                .withCauseInstanceOf(QuotaFailure.class);
        SessionBench.get(allThere);
        SessionBench.get(peer).send("40021234");
        SessionBench.get(outcomes.get(0x1233));
        publish(transport, 1);
        assertThat(SessionBench.get(afterThat)).isEqualTo(0x1234);
        assertThat(outcomes.stream().filter(CompletableFuture::isDone)).hasSize(1);
    }
}
