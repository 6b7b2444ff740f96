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
import static org.openhab.binding.aliyuniot.link.session.SessionWithEmulator.message;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openhab.binding.aliyuniot.link.session.outgoing.OutgoingStore;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.openhab.binding.aliyuniot.link.transport.TransportFactory;

/** Whatever code of others throws, what comes after it goes on. */
class ForeignCodeTest {
    private static final List<Supplier<Throwable>> KINDS = List.of(
            StackOverflowError::new,
            () -> new OutOfMemoryError("for the test"),
            () -> new NoClassDefFoundError("org/example/Missing"),
            () -> new AssertionError("for the test"),
            () -> new IOException("for the test"),
            () -> new InterruptedException("for the test"),
            () -> new TimeoutException("for the test"),
            () -> new CancellationException("for the test"),
            () -> new RejectedExecutionException("for the test"),
            Mute::new);

    @RegisterExtension
    final SessionWithEmulator line = new SessionWithEmulator();

    /** One that cannot even tell what it is. */
    private static final class Mute extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new IllegalStateException("There is no message");
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneakily(Throwable thrown) throws T {
        throw (T) thrown;
    }

    private static void fail(Supplier<Throwable> kind) {
        ForeignCodeTest.<RuntimeException>sneakily(kind.get());
    }

    @Test
    void mailboxesAndTimersGoOn() {
        Executor mailbox = line.runtime.newMailbox();
        Executor callbacks = line.runtime.newMailbox();
        AtomicInteger after = new AtomicInteger();
        List<AtomicInteger> beats = new ArrayList<>();
        for (Supplier<Throwable> kind : KINDS) {
            AtomicInteger beat = new AtomicInteger();
            beats.add(beat);
            line.runtime.every(Duration.ofMillis(5), () -> {
                beat.incrementAndGet();
                fail(kind);
            });
            for (Executor each : List.of(mailbox, callbacks)) {
                each.execute(() -> fail(kind));
                each.execute(after::incrementAndGet);
            }
        }

        await().atMost(BOUND)
                .until(() -> after.get() == 2 * KINDS.size() && beats.stream().allMatch(beat -> beat.get() >= 3));
    }

    @Test
    void whoIsInterruptedByHisOwnCodeIsNotTheNextOne() {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Executor mailbox = line.runtime.newMailbox();
        mailbox.execute(() -> Thread.currentThread().interrupt());
        mailbox.execute(() -> interrupted.complete(Thread.currentThread().isInterrupted()));

        assertThat(interrupted.orTimeout(BOUND.toSeconds(), TimeUnit.SECONDS).join())
                .isFalse();
    }

    @Test
    void sessionsConnectAgainAndReceiversGetWhatFollows() throws Exception {
        TransportFactory real = line.tcp(line.emulator.ports().tcp());
        AtomicInteger attempts = new AtomicInteger();
        TransportFactory failing = (mailbox, listener) -> {
            int attempt = attempts.getAndIncrement();
            if (attempt < KINDS.size()) {
                fail(KINDS.get(attempt));
            }
            return real.create(mailbox, listener);
        };
        DeviceSession session = line.session(SETTINGS, failing, OutgoingStore.NONE);
        AtomicInteger received = new AtomicInteger();
        TopicFilter own = new TopicFilter("/a1Abc123Def/dev001/user/get");
        session.subscriptions().add(own, Qos.AT_LEAST_ONCE, message -> fail(KINDS.get(received.get())));
        session.subscriptions().add(own, Qos.AT_LEAST_ONCE, message -> received.incrementAndGet());

        line.online(session);

        assertThat(line.heard.failures).hasSize(KINDS.size());
        for (int i = 1; i < KINDS.size(); i++) {
            line.emulator.device("a1Abc123Def", "dev001").send("/a1Abc123Def/dev001/user/get", 1, new byte[] {1});
            int sent = i;
            await().atMost(BOUND).until(() -> received.get() == sent);
        }
        assertThat(session.publish(message("1", Qos.AT_LEAST_ONCE))
                        .toCompletableFuture()
                        .orTimeout(BOUND.toSeconds(), TimeUnit.SECONDS)
                        .join())
                .isNotNull();
    }
}
