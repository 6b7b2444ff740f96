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
package org.openhab.binding.aliyuniot.link.registration;

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
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Subscription;
import org.openhab.binding.aliyuniot.link.transport.Transport;
import org.openhab.binding.aliyuniot.link.transport.TransportListener;

/**
 * A transport that becomes the real one when it is known what to log in with. All state belongs to the mailbox.
 */
final class LateTransport implements Transport {
    private final Mailbox mailbox;
    private final TransportListener listener;
    private final Supplier<CompletionStage<LearntSecret>> learning;
    private final Function<LearntSecret, Transport> making;
    private volatile @Nullable Transport real;
    private volatile boolean isCut;
    private boolean ended;

    LateTransport(
            Mailbox mailbox,
            TransportListener listener,
            Supplier<CompletionStage<LearntSecret>> learning,
            Function<LearntSecret, Transport> making) {
        this.mailbox = mailbox;
        this.listener = listener;
        this.learning = learning;
        this.making = making;
    }

    @Override
    public void open() {
        learning.get().whenComplete((learnt, failure) -> mailbox.execute(() -> begin(learnt, failure)));
    }

    private void begin(@Nullable LearntSecret learnt, @Nullable Throwable failure) {
        if (ended) {
            return;
        }
        if (learnt == null) {
            end(failureOf(failure == null ? new IllegalStateException() : LinkFailure.causeOf(failure)));
            return;
        }
        try {
            Transport fresh = making.apply(learnt);
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
                : new NetworkFailure(LinkFailure.Reason.CONNECTION_LOST, "The registration broke off", cause);
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
        return CompletableFuture.failedFuture(new NetworkFailure(
                LinkFailure.Reason.NOT_CONNECTED, "The device is not logged in, as it registers first"));
    }

    @Override
    public void close() {
        Transport open = real;
        if (open == null) {
            end(NetworkFailure.closed("The device gave its registration up"));
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
