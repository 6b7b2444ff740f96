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
package org.openhab.binding.aliyuniot.link.gateway.session;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.Mailbox;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;
import org.openhab.binding.aliyuniot.link.gateway.line.GatewayLine;
import org.openhab.binding.aliyuniot.link.gateway.line.SubDeviceReceiver;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Subscription;
import org.openhab.binding.aliyuniot.link.transport.Transport;
import org.openhab.binding.aliyuniot.link.transport.TransportListener;

/**
 * One login of a sub-device as a {@link Transport}: open means logged in, closed means logged out, thrown out, or without
 * a gateway. All state belongs to the mailbox that the sub-device's session shares with its gateway's.
 */
final class SubDeviceTransport implements Transport, Joiner, SubDeviceReceiver {
    private final GatewayLine line;
    private final SubDeviceLogins logins;
    private final SubDevice device;
    private final Mailbox mailbox;
    private final TransportListener listener;
    private @Nullable LinkFailure end;

    SubDeviceTransport(
            GatewayLine line, SubDeviceLogins logins, SubDevice device, Mailbox mailbox, TransportListener listener) {
        this.line = line;
        this.logins = logins;
        this.device = device;
        this.mailbox = mailbox;
        this.listener = listener;
    }

    @Override
    public void open() {
        // What the platform sends may come before its word on the login.
        line.receive(device.identity(), this);
        logins.join(device, this);
    }

    @Override
    public void loggedIn() {
        mailbox.execute(() -> {
            if (end == null) {
                listener.opened();
            }
        });
    }

    @Override
    public void ended(LinkFailure reason) {
        mailbox.execute(() -> end(reason));
    }

    private void end(LinkFailure reason) {
        if (end == null) {
            end = reason;
            line.forget(device.identity(), this);
            listener.closed(reason);
        }
    }

    @Override
    public void received(Message message, Runnable handled) {
        if (end == null) {
            listener.received(message, handled);
        } else {
            handled.run();
        }
    }

    @Override
    public CompletionStage<?> publish(Message message, boolean repeated) {
        LinkFailure over = end;
        return over == null ? line.publish(message) : CompletableFuture.failedFuture(over);
    }

    @Override
    public CompletionStage<List<Subscription>> subscribe(List<Subscription> subscriptions) {
        LinkFailure over = end;
        return over == null ? line.subscribe(device.identity(), subscriptions) : CompletableFuture.failedFuture(over);
    }

    @Override
    public CompletionStage<?> unsubscribe(List<TopicFilter> filters) {
        LinkFailure over = end;
        return over == null ? line.unsubscribe(device.identity(), filters) : CompletableFuture.failedFuture(over);
    }

    @Override
    public void close() {
        if (end == null) {
            logins.leave(device.identity(), this);
            end(NetworkFailure.closed("The sub-device " + device.identity() + " is logged out"));
        }
    }

    @Override
    public void cut() {
        mailbox.execute(this::close);
    }
}
