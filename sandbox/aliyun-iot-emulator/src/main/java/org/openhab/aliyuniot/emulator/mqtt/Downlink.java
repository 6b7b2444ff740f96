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
package org.openhab.aliyuniot.emulator.mqtt;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttEndpoint;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.openhab.aliyuniot.emulator.device.Device;
import org.openhab.aliyuniot.emulator.fault.Faults;
import org.openhab.aliyuniot.emulator.message.OutgoingMessage;
import org.openhab.aliyuniot.emulator.message.SendResult;

/**
 * What goes to a device over one connection: at the platform's rate, and again when the device does not acknowledge it. Only
 * the emulator's event loop touches it.
 */
final class Downlink {
    /** Bytes that may wait for a device that does not read, before QoS 0 messages are dropped. */
    private static final long MAX_UNWRITTEN_BYTES = 4L * 1024 * 1024;

    private static final long NO_TIMER = -1;

    private final Vertx vertx;
    private final MqttEndpoint endpoint;
    private final Device device;
    private final String protocol;
    private final Outbox outbox;
    private final Unacknowledged unacknowledged = new Unacknowledged();
    private long retransmission = NO_TIMER;
    private long pacing = NO_TIMER;
    private long unwrittenBytes;
    private boolean closed;

    Downlink(Vertx vertx, MqttEndpoint endpoint, Device device, String protocol, Faults faults) {
        this.vertx = vertx;
        this.endpoint = endpoint;
        this.device = device;
        this.protocol = protocol;
        outbox = new Outbox(vertx, faults, device.definition());
    }

    /** To be called when the connection is accepted. */
    void begin(int retransmitSeconds) {
        retransmission = vertx.setPeriodic(TimeUnit.SECONDS.toMillis(retransmitSeconds), id -> retransmit());
        sendWaiting();
    }

    /** To be called when the connection has ended; returns what the device has not acknowledged. */
    Collection<OutgoingMessage> end() {
        closed = true;
        outbox.close();
        vertx.cancelTimer(retransmission);
        vertx.cancelTimer(pacing);
        return unacknowledged.all();
    }

    /** To be called after faults came or went. */
    void faultsChanged() {
        outbox.faultsChanged();
    }

    /** Writes a packet when it is its turn. */
    void write(Runnable packet) {
        boolean taken = outbox.write(() -> {
            if (endpoint.isConnected()) {
                packet.run();
            }
        });
        if (!taken && !closed) {
            device.disconnect("too many packets wait for it");
        }
    }

    /** Sends with QoS 0. */
    SendResult sendOnce(OutgoingMessage message) {
        if (closed || !endpoint.isConnected()) {
            return SendResult.OFFLINE;
        }
        if (unwrittenBytes > MAX_UNWRITTEN_BYTES) {
            return SendResult.DROPPED;
        }
        int size = message.payload().length;
        boolean taken = outbox.write(() -> {
            if (endpoint.isConnected()) {
                endpoint.publish(message.topic(), Buffer.buffer(message.payload()), MqttQoS.AT_MOST_ONCE, false, false)
                        .onComplete(written -> unwrittenBytes -= size);
            }
        });
        if (!taken) {
            return SendResult.DROPPED;
        }
        unwrittenBytes += size;
        device.traffic().sent(protocol, message.topic(), 0, false, message.payload());
        return SendResult.SENT;
    }

    /** Sends what waits for the device with QoS 1, as far as it may. */
    void sendWaiting() {
        while (!closed
                && endpoint.isConnected()
                && pacing == NO_TIMER
                && !unacknowledged.isFull()
                && !device.waiting().isEmpty()) {
            long wait = device.admitDownlink();
            if (wait > 0) {
                pacing = vertx.setTimer(TimeUnit.NANOSECONDS.toMillis(wait) + 1, id -> {
                    pacing = NO_TIMER;
                    sendWaiting();
                });
                return;
            }
            OutgoingMessage next = device.waiting().removeFirst();
            publish(unacknowledged.add(next, device.waiting()), next.wasSent());
        }
    }

    /** To be called with each PUBACK. */
    void acknowledged(int packetId) {
        unacknowledged.acknowledged(packetId);
        sendWaiting();
    }

    /** Sends again what was there last time already, unless it has not even been written. */
    private void retransmit() {
        if (outbox.isEmpty()) {
            unacknowledged.overdue().forEach(message -> publish(message, true));
        }
        unacknowledged.remember();
    }

    private void publish(OutgoingMessage message, boolean again) {
        device.traffic().sent(protocol, message.topic(), 1, again, message.payload());
        write(() -> endpoint.publish(
                message.topic(),
                Buffer.buffer(message.payload()),
                MqttQoS.AT_LEAST_ONCE,
                again,
                false,
                message.packetId()));
    }
}
