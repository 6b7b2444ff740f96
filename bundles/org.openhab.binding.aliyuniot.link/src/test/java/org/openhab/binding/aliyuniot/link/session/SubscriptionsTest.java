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
package org.openhab.binding.aliyuniot.link.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.openhab.binding.aliyuniot.link.session.SessionWithEmulator.BOUND;
import static org.openhab.binding.aliyuniot.link.session.SessionWithEmulator.SETTINGS;
import static org.openhab.binding.aliyuniot.link.session.SessionWithEmulator.filter;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openhab.aliyuniot.emulator.fault.Fault;
import org.openhab.binding.aliyuniot.link.Mailbox;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.session.outgoing.OutgoingStore;
import org.openhab.binding.aliyuniot.link.session.subscription.MessageListener;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.openhab.binding.aliyuniot.link.transport.TransportFactory;

/** What becomes of subscriptions, over real sockets. */
class SubscriptionsTest {
    private static final MessageListener NOBODY = message -> {};

    @RegisterExtension
    final SessionWithEmulator line = new SessionWithEmulator();

    private static TopicFilter numbered(int number) {
        return filter("user/topic" + number);
    }

    private static void addNumbered(DeviceSession session, int from, int to) throws ConfigurationFailure {
        for (int i = from; i < to; i++) {
            session.subscriptions().add(numbered(i), Qos.AT_LEAST_ONCE, NOBODY);
        }
    }

    @Test
    void asksForEightAtATime() throws Exception {
        try (Wiretap wiretap = new Wiretap(line.emulator.ports().tcp())) {
            CompletableFuture<Mailbox> mailbox = new CompletableFuture<>();
            TransportFactory tcp = line.tcp(wiretap.port());
            DeviceSession session = line.session(
                    SETTINGS,
                    (own, listener) -> {
                        mailbox.complete(own);
                        return tcp.create(own, listener);
                    },
                    OutgoingStore.NONE);
            addNumbered(session, 0, 20);
            session.subscriptions().add(filter("user/get"), Qos.AT_LEAST_ONCE, message -> {
                // What is added while the session is busy comes there in one turn.
                CompletableFuture<Boolean> busy = new CompletableFuture<>();
                mailbox.join().execute(busy::join);
                try {
                    addNumbered(session, 20, 31);
                } catch (ConfigurationFailure e) {
                    throw new IllegalStateException(e);
                } finally {
                    busy.complete(true);
                }
            });
            line.online(session);
            assertThat(wiretap.subscribed).containsExactly(8, 8, 5);

            line.send("user/get", "more");

            await().atMost(BOUND).until(() -> line.device().subscriptions().size() == 32);
            assertThat(wiretap.subscribed).containsExactly(8, 8, 5, 8, 3);
        }
    }

    @Test
    void refusedOneIsToldAndGivenWithTheNextConnection() throws Exception {
        long fault = line.addFault(Fault.refuseSubscription("user/get"));
        DeviceSession session = line.session(SETTINGS);
        List<Message> received = new CopyOnWriteArrayList<>();
        session.subscriptions().add(filter("user/get"), Qos.AT_LEAST_ONCE, received::add);
        session.subscriptions().add(filter("user/other"), Qos.AT_LEAST_ONCE, NOBODY);
        line.online(session);
        assertThat(line.heard.refused).containsExactly(Set.of(filter("user/get")));

        line.emulator.faults().remove(fault);
        line.disconnect();
        await().atMost(BOUND).until(() -> line.heard.online.get() == 2);

        assertThat(line.heard.refused).containsExactly(Set.of(filter("user/get")), Set.of());
        line.send("user/get", "at last");
        await().atMost(BOUND).until(() -> received.size() == 1);
        assertThat(new String(received.get(0).payload(), StandardCharsets.UTF_8))
                .isEqualTo("at last");
    }

    @Test
    void refusedOneIsAskedAgainOnTheSameConnection() throws Exception {
        long fault = line.addFault(Fault.refuseSubscription("user/#"));
        // A minute takes 60 ms here.
        DeviceSession session = line.hastySession(SETTINGS, 1000);
        line.online(session);
        session.subscriptions().add(filter("user/get"), Qos.AT_LEAST_ONCE, NOBODY);
        await().atMost(BOUND)
                .untilAsserted(() -> assertThat(line.heard.refused).containsExactly(Set.of(filter("user/get"))));

        line.emulator.faults().remove(fault);

        await().atMost(BOUND)
                .untilAsserted(
                        () -> assertThat(line.heard.refused).containsExactly(Set.of(filter("user/get")), Set.of()));
        assertThat(line.device().subscriptions())
                .containsExactly(filter("user/get").value());
        assertThat(line.device().connects()).isEqualTo(1);
    }

    @Test
    void thoseBeyondThePlatformsHundredAreRefused() throws Exception {
        DeviceSession session = line.session(SETTINGS);
        addNumbered(session, 0, 103);
        line.online(session);
        assertThat(line.heard.refused).containsExactly(Set.of(numbered(100), numbered(101), numbered(102)));
        assertThat(line.device().subscriptions()).hasSize(100);
    }
}
