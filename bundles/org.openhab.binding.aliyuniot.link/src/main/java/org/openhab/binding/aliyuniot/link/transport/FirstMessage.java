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
package org.openhab.binding.aliyuniot.link.transport;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.Mailbox;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;

/**
 * A connection for one message that the platform sends to a device by itself after a login, without a subscription; what
 * comes on other topics is left alone. The connection ends with it. Nothing but such a connection of our own can bring the
 * message.
 */
public final class FirstMessage {
    private FirstMessage() {}

    /**
     * Connects, waits and closes.
     *
     * @param topic on which the message comes
     * @param patience how long it is waited for after the login
     * @return on whatever thread; ends with a {@link LinkFailure} if it does not come
     */
    public static CompletionStage<Message> ask(
            LinkRuntime runtime, TransportFactory way, String topic, Duration patience) {
        Attempt attempt = new Attempt(runtime, topic, patience);
        if (runtime.isClosed()) {
            attempt.fail(NetworkFailure.closed("Nothing connects any more"));
        } else {
            attempt.begin(way);
        }
        return attempt.outcome;
    }

    /** All state belongs to its mailbox. */
    private static final class Attempt implements TransportListener {
        private final LinkRuntime runtime;
        private final String topic;
        private final Duration patience;
        private final Mailbox mailbox;
        private final CompletableFuture<Message> outcome = new CompletableFuture<>();
        private @Nullable Transport transport;
        private Runnable cancelWaiting = () -> {};

        Attempt(LinkRuntime runtime, String topic, Duration patience) {
            this.runtime = runtime;
            this.topic = topic;
            this.patience = patience;
            this.mailbox = runtime.newMailbox();
        }

        void begin(TransportFactory way) {
            mailbox.execute(() -> {
                try {
                    Transport fresh = way.create(mailbox, this);
                    transport = fresh;
                    fresh.open();
                } catch (Throwable e) {
                    fail(new NetworkFailure(
                            LinkFailure.Reason.CONNECTION_LOST, "The connection could not be begun", e));
                }
            });
        }

        void fail(LinkFailure failure) {
            outcome.completeExceptionally(failure);
        }

        @Override
        public void opened() {
            cancelWaiting = runtime.after(
                    patience,
                    () -> mailbox.execute(() -> {
                        fail(new NetworkFailure(
                                LinkFailure.Reason.TIMEOUT,
                                "The platform sent nothing on " + topic + " within " + patience.toSeconds()
                                        + " seconds after the login"));
                        close();
                    }));
        }

        @Override
        public void received(Message message, Runnable handled) {
            boolean awaited = message.topic().value().equals(topic);
            handled.run();
            if (awaited) {
                outcome.complete(message);
                close();
            }
        }

        private void close() {
            Transport open = transport;
            if (open != null) {
                open.close();
            }
        }

        @Override
        public void closed(LinkFailure reason) {
            cancelWaiting.run();
            fail(reason);
        }
    }
}
