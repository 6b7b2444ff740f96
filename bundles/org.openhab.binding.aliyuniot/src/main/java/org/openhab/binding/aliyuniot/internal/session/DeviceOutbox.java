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
package org.openhab.binding.aliyuniot.internal.session;

import java.util.concurrent.CompletionStage;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.channel.Outbox;
import org.openhab.binding.aliyuniot.internal.report.PublishReport;
import org.openhab.binding.aliyuniot.link.session.outgoing.QueueBounds;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.core.thing.ChannelUID;

/**
 * Takes the messages of a device, from before there is a session until its end. For any thread.
 */
final class DeviceOutbox implements Outbox {
    private final PublishReport report = new PublishReport();
    private final EarlyMessages early;
    private @Nullable OpenSession session;

    /**
     * @param bounds of the session's queue
     */
    DeviceOutbox(QueueBounds bounds) {
        early = new EarlyMessages(bounds);
    }

    /** Sends what has waited for the session, and everything from now on. */
    void open(OpenSession opened) {
        Runnable outcomes;
        synchronized (this) {
            session = opened;
            outcomes = early.sendTo(opened);
        }
        outcomes.run();
    }

    /** There is a connection: what is not sent from now on is told anew. */
    void online() {
        report.online();
    }

    /** Sends a message now or when that is possible; as {@link OpenSession#publish}. */
    synchronized CompletionStage<Message> publish(Message message) {
        OpenSession open = session;
        return open == null ? early.add(message) : open.publish(message);
    }

    @Override
    public void publish(ChannelUID channel, Message message) {
        publish(message).whenComplete((sent, failure) -> {
            if (failure != null) {
                report.notSent(message, failure);
            }
        });
    }

    /** What waits hears that it is not sent; nothing is taken any more. */
    void close() {
        Runnable outcomes;
        synchronized (this) {
            session = null;
            outcomes = early.close();
        }
        outcomes.run();
    }
}
