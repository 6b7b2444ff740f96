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
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.session.outgoing.QueueBounds;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.core.thing.ChannelUID;

/**
 * Sends the messages of a device. Before there is a session it keeps them. For any thread.
 */
final class DeviceOutbox implements Outbox {
    private final PublishReport report = new PublishReport();
    private final EarlyMessages early;
    private @Nullable DeviceSession session;

    /**
     * @param bounds of the session's queue
     */
    DeviceOutbox(QueueBounds bounds) {
        early = new EarlyMessages(bounds);
    }

    /** Sends the messages that wait, and from now on every message at once. */
    void open(DeviceSession opened) {
        Runnable outcomes;
        synchronized (this) {
            session = opened;
            outcomes = early.sendTo(opened);
        }
        outcomes.run();
    }

    /** There is a connection: the next failures are logged as warnings again. */
    void online() {
        report.online();
    }

    /** Sends a message now or when that is possible; as {@link DeviceSession#publish}. */
    synchronized CompletionStage<Message> publish(Message message) {
        DeviceSession open = session;
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

    /** Fails the messages that wait, and takes no more. */
    void close() {
        Runnable outcomes;
        synchronized (this) {
            session = null;
            outcomes = early.close();
        }
        outcomes.run();
    }
}
