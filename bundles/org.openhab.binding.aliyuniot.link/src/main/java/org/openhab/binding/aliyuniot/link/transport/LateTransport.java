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

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.Mailbox;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;

/**
 * A transport that becomes the real one when it is known what that needs, such as a secret to log in with. All state
 * belongs to the mailbox.
 *
 * @param <T> what is waited for
 */
public final class LateTransport<T> implements Transport {
    private final Mailbox mailbox;
    private final TransportListener listener;
    private final Supplier<? extends CompletionStage<T>> waiting;
    private final Function<T, Transport> making;
    private volatile @Nullable Transport real;
    private volatile boolean isCut;
    private boolean ended;

    /**
     * @param waiting asked when the transport is opened; a failure ends the transport
     * @param making makes the real transport for the same mailbox and listener
     */
    public LateTransport(
            Mailbox mailbox,
            TransportListener listener,
            Supplier<? extends CompletionStage<T>> waiting,
            Function<T, Transport> making) {
        this.mailbox = mailbox;
        this.listener = listener;
        this.waiting = waiting;
        this.making = making;
    }

    @Override
    public void open() {
        waiting.get().whenComplete((needed, failure) -> mailbox.execute(() -> begin(needed, failure)));
    }

    private void begin(@Nullable T needed, @Nullable Throwable failure) {
        if (ended) {
            return;
        }
        if (needed == null) {
            end(failureOf(failure == null ? new IllegalStateException() : LinkFailure.causeOf(failure)));
            return;
        }
        try {
            Transport fresh = making.apply(needed);
            real = fresh;
            fresh.open();
            if (isCut) {
                fresh.cut();
            }
        } catch (Throwable e) {
            // Else nothing would ever end this attempt.
            real = null;
            end(failureOf(e));
        }
    }

    private static LinkFailure failureOf(Throwable cause) {
        return cause instanceof LinkFailure known
                ? known
                : new NetworkFailure(
                        LinkFailure.Reason.CONNECTION_LOST, "What a connection needs could not be had", cause);
    }

    private void end(LinkFailure reason) {
        if (!ended && real == null) {
            ended = true;
            listener.closed(reason);
        }
    }

    @Override
    public CompletionStage<?> publish(Message message, boolean repeated) {
        Transport open = real;
        return open == null ? notOpen() : open.publish(message, repeated);
    }

    @Override
    public CompletionStage<List<Subscription>> subscribe(List<Subscription> subscriptions) {
        Transport open = real;
        return open == null ? notOpen() : open.subscribe(subscriptions);
    }

    @Override
    public CompletionStage<?> unsubscribe(List<TopicFilter> filters) {
        Transport open = real;
        return open == null ? notOpen() : open.unsubscribe(filters);
    }

    private static <T> CompletionStage<T> notOpen() {
        return CompletableFuture.failedFuture(
                new NetworkFailure(LinkFailure.Reason.NOT_CONNECTED, "The device is not logged in yet"));
    }

    @Override
    public void close() {
        Transport open = real;
        if (open == null) {
            end(NetworkFailure.closed("The attempt to connect was given up"));
        } else {
            open.close();
        }
    }

    @Override
    public void cut() {
        isCut = true;
        Transport open = real;
        if (open != null) {
            open.cut();
        } else {
            mailbox.execute(this::cutEarly);
        }
    }

    private void cutEarly() {
        Transport open = real;
        if (open == null) {
            close();
        } else {
            open.cut();
        }
    }
}
