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

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.QuotaFailure;
import org.openhab.binding.aliyuniot.link.session.outgoing.OutgoingMessage;
import org.openhab.binding.aliyuniot.link.session.outgoing.Uplink;
import org.openhab.binding.aliyuniot.link.topic.TopicRights;
import org.openhab.binding.aliyuniot.link.transport.Message;

/**
 * Where senders put their messages: refuses what the platform would refuse, and wakes the session once for all that come
 * until it looks. For any thread.
 */
final class Outbox {
    private final TopicRights rights;
    private final int largestPayload;
    private final Uplink uplink;
    private final Executor mailbox;
    private final Runnable takeIn;
    /** Whether the mailbox is to look for messages. */
    private final AtomicBoolean offered = new AtomicBoolean();

    /**
     * @param largestPayload bytes that the platform takes at most
     * @param takeIn run on the mailbox when messages have come
     */
    Outbox(TopicRights rights, int largestPayload, Uplink uplink, Executor mailbox, Runnable takeIn) {
        this.rights = rights;
        this.largestPayload = largestPayload;
        this.uplink = uplink;
        this.mailbox = mailbox;
        this.takeIn = takeIn;
    }

    /**
     * @param urgent whether the message is of no use later
     */
    CompletionStage<Message> put(Message message, boolean urgent) {
        if (message.payload().length > largestPayload) {
            return CompletableFuture.failedFuture(new QuotaFailure(
                    LinkFailure.Reason.PAYLOAD_TOO_LARGE,
                    "The payload has " + message.payload().length + " bytes; the platform takes " + largestPayload));
        }
        try {
            rights.checkPublish(message.topic());
        } catch (LinkFailure e) {
            return CompletableFuture.failedFuture(e);
        }
        OutgoingMessage outgoing = new OutgoingMessage(message, urgent);
        uplink.offer(outgoing);
        // One task for all that have come until it runs, or those would wait without bounds.
        if (offered.compareAndSet(false, true)) {
            mailbox.execute(this::takeIn);
        }
        return outgoing.outcome;
    }

    private void takeIn() {
        offered.set(false);
        takeIn.run();
    }
}
