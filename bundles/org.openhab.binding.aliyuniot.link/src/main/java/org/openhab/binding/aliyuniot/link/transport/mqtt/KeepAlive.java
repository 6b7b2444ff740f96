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
package org.openhab.binding.aliyuniot.link.transport.mqtt;

import java.time.Duration;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttPingReq;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttWireMessage;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.Mailbox;

/**
 * Keeps one MQTT connection alive: sends PINGREQ when little goes either way, and cuts the connection when nothing has
 * come for longer than the period. Belongs to the mailbox.
 */
final class KeepAlive {
    private final LinkRuntime runtime;
    private final Duration period;
    private final Mailbox mailbox;
    private final MqttConnection connection;
    private final Consumer<MqttWireMessage> writer;
    private boolean pingPending;
    private boolean stopped;
    /** Calls off the next check; null until the connection is open. */
    private @Nullable Runnable next;

    KeepAlive(
            LinkRuntime runtime,
            Duration period,
            Mailbox mailbox,
            MqttConnection connection,
            Consumer<MqttWireMessage> writer) {
        this.runtime = runtime;
        this.period = period;
        this.mailbox = mailbox;
        this.connection = connection;
        this.writer = writer;
    }

    /** The connection is open. */
    void start() {
        checkAfter(idle());
    }

    /** A quiet connection is looked at no more often than it is to be heard: many of them would keep a machine awake. */
    private void checkAfter(Duration delay) {
        if (stopped) {
            // By a ping that could not be written.
            return;
        }
        Duration least = period.dividedBy(8);
        next = runtime.after(delay.compareTo(least) < 0 ? least : delay, () -> mailbox.execute(this::check));
    }

    private Duration idle() {
        return period.multipliedBy(5).dividedBy(8);
    }

    boolean isStarted() {
        return next != null;
    }

    /** Something has come from the platform. */
    void heard() {
        pingPending = false;
    }

    void stop() {
        stopped = true;
        Runnable end = next;
        if (end != null) {
            end.run();
        }
    }

    private void check() {
        if (stopped) {
            return;
        }
        Duration silence = connection.sinceRead();
        Duration left = period.multipliedBy(5).dividedBy(4).minus(silence);
        if (left.isNegative()) {
            connection.cutForTimeout("has gone silent");
            return;
        }
        Duration longest = longer(silence, connection.sinceWritten());
        boolean due = longest.compareTo(idle()) >= 0;
        // The answers wait while the reader pauses, but the platform must go on hearing of us.
        if (due && (!pingPending || connection.isPaused())) {
            pingPending = true;
            writer.accept(new MqttPingReq());
        }
        Duration untilDue = due ? idle() : idle().minus(longest);
        checkAfter(untilDue.compareTo(left) < 0 ? untilDue : left);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
