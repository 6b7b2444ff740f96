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

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.Mailbox;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;

/**
 * Transports that need something first, such as the address of the platform, a token or a certificate: it is asked for
 * when a connection is opened, used on as long as it is good, and asked for anew after a connection with it could not be
 * opened. For any thread.
 *
 * @param <T> what is asked for
 */
public final class AskingTransports<T> implements TransportFactory {
    private final TransportCapabilities capabilities;
    private final Supplier<? extends CompletionStage<T>> asking;
    private final Predicate<T> good;
    private final Function<T, TransportFactory> ways;
    private volatile @Nullable T known;
    private volatile @Nullable Attempt latest;

    /**
     * @param capabilities of the transports that {@code ways} makes
     * @param asking waits for nothing; a failure ends the attempt to connect
     * @param good whether what was told before can still be used
     * @param ways how to connect with what was told
     */
    public AskingTransports(
            TransportCapabilities capabilities,
            Supplier<? extends CompletionStage<T>> asking,
            Predicate<T> good,
            Function<T, TransportFactory> ways) {
        this.capabilities = capabilities;
        this.asking = asking;
        this.good = good;
        this.ways = ways;
    }

    @Override
    public Transport create(Mailbox mailbox, TransportListener listener) {
        Attempt attempt = new Attempt(mailbox, listener);
        latest = attempt;
        return attempt.transport;
    }

    @Override
    public TransportCapabilities capabilities() {
        return capabilities;
    }

    private CompletionStage<T> ask() {
        @Nullable T told = known;
        return told != null && good.test(told) ? CompletableFuture.completedFuture(told) : asking.get();
    }

    /**
     * Forgets what was told and ends the open connection in good order, so that the session opens another one. What was
     * sent is sent, what is not acknowledged is sent again.
     */
    public void renew() {
        known = null;
        Attempt open = latest;
        if (open != null) {
            open.mailbox.execute(open::renew);
        }
    }

    /** One connection; all state belongs to the mailbox. */
    private final class Attempt implements TransportListener {
        private final Mailbox mailbox;
        private final TransportListener listener;
        private final Transport transport;
        private boolean opened;
        private boolean renewed;
        private boolean ended;

        Attempt(Mailbox mailbox, TransportListener listener) {
            this.mailbox = mailbox;
            this.listener = listener;
            this.transport = new LateTransport<T>(mailbox, this, AskingTransports.this::ask, told -> {
                known = told;
                return ways.apply(told).create(mailbox, this);
            });
        }

        void renew() {
            if (opened && !ended) {
                renewed = true;
                transport.close();
            }
        }

        @Override
        public void opened() {
            opened = true;
            listener.opened();
        }

        @Override
        public void received(Message message, Runnable handled) {
            listener.received(message, handled);
        }

        @Override
        public void closed(LinkFailure reason) {
            ended = true;
            if (!opened) {
                known = null;
            }
            listener.closed(
                    renewed && reason.reason() == LinkFailure.Reason.CLOSED
                            ? new NetworkFailure(LinkFailure.Reason.RENEWED, "The device connects anew")
                            : reason);
        }
    }
}
