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
package org.openhab.binding.aliyuniot.link.session.outgoing;

import java.util.concurrent.CompletableFuture;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;

/**
 * A message that its sender still waits for. Its state belongs to the session's mailbox once that has taken it in.
 */
public final class OutgoingMessage {
    final Message message;
    /** Of no use later: it goes ahead of the others and is not kept. */
    final boolean urgent;

    public final CompletableFuture<Message> outcome = new CompletableFuture<>();
    /** Whether the platform may have it already. */
    boolean sentBefore;
    /** Its key in the {@link OutgoingStore}. */
    long key = OutgoingStore.Shelf.NOT_KEPT;

    /** As {@link System#nanoTime()}. */
    final long since;

    /** Whether the session's mailbox has seen it; belongs to the queue, under its lock. */
    boolean takenIn;

    /** The chain in which it waits or is on its way, and its neighbours there; belong to that chain. */
    @Nullable
    Object chain;

    @Nullable
    OutgoingMessage before;

    @Nullable
    OutgoingMessage after;

    public OutgoingMessage(Message message, boolean urgent) {
        this(message, urgent, System.nanoTime());
    }

    /**
     * @param since when it came, as {@link System#nanoTime()}
     */
    public OutgoingMessage(Message message, boolean urgent, long since) {
        this.message = message;
        this.urgent = urgent;
        this.since = since;
    }

    Qos qos() {
        return message.qos();
    }

    int size() {
        return message.payload().length;
    }

    /** Whether it is sent again with the next connection if this one is lost before it was acknowledged. */
    boolean isRepeatable() {
        return !urgent && message.qos() == Qos.AT_LEAST_ONCE;
    }
}
