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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttAck;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttPublish;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttWireMessage;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.Mailbox;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.QuotaFailure;
import org.openhab.binding.aliyuniot.link.transport.mqtt.packet.PendingPacket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The packets of one connection that wait for their acknowledgement (MQTT 3.1.1, section 4.4): gives them ids, sends
 * messages again that were not acknowledged in time, and gives the connection up if that does not help. Belongs to the
 * mailbox.
 */
final class PacketExchanges {
    private static final int MAX_TRIES = 3;
    private static final int MAX_PACKET_ID = 65_535;

    private final Logger logger = LoggerFactory.getLogger(PacketExchanges.class);

    private final LinkRuntime runtime;
    private final Duration timeout;
    private final Mailbox mailbox;
    private final MqttConnection connection;
    private final Consumer<MqttWireMessage> writer;
    private final Map<Integer, PendingPacket> pending = new LinkedHashMap<>();
    private int lastPacketId;
    /** Ends the watch; null while nothing is watched. */
    private @Nullable Runnable watch;

    /**
     * @param timeout time without an acknowledgement after which a message is sent again
     */
    PacketExchanges(
            LinkRuntime runtime,
            Duration timeout,
            Mailbox mailbox,
            MqttConnection connection,
            Consumer<MqttWireMessage> writer) {
        this.runtime = runtime;
        this.timeout = timeout;
        this.mailbox = mailbox;
        this.connection = connection;
        this.writer = writer;
    }

    /** Sends a packet and waits for what acknowledges it. */
    CompletableFuture<MqttAck> begin(MqttWireMessage packet, Class<? extends MqttAck> acknowledgement) {
        if (pending.size() == MAX_PACKET_ID) {
            return CompletableFuture.failedFuture(new QuotaFailure(
                    LinkFailure.Reason.OPEN_REQUESTS,
                    "The platform owes " + MAX_PACKET_ID + " acknowledgements, so there is no packet id left"));
        }
        int id = nextPacketId();
        packet.setMessageId(id);
        PendingPacket waiting = new PendingPacket(packet, acknowledgement);
        pending.put(id, waiting);
        writer.accept(packet);
        watch(timeout);
        return waiting.outcome;
    }

    private int nextPacketId() {
        do {
            lastPacketId = lastPacketId % MAX_PACKET_ID + 1;
        } while (pending.containsKey(lastPacketId));
        return lastPacketId;
    }

    void acknowledged(MqttAck acknowledgement) {
        PendingPacket waiting = pending.get(acknowledgement.getMessageId());
        if (waiting != null && waiting.acknowledgement.isInstance(acknowledgement)) {
            pending.remove(acknowledgement.getMessageId());
            waiting.outcome.complete(acknowledgement);
        } else {
            // PINGRESP, or the second acknowledgement of a packet that was sent twice.
            logger.trace("Packet of type {} answers nothing that waits", acknowledgement.getType());
        }
    }

    /** Fails all that wait, and watches no more. */
    void fail(LinkFailure reason) {
        Runnable endWatch = watch;
        if (endWatch != null) {
            endWatch.run();
        }
        List<PendingPacket> lost = new ArrayList<>(pending.values());
        pending.clear();
        for (PendingPacket waiting : lost) {
            waiting.outcome.completeExceptionally(reason);
        }
    }

    /** One task in the timer for all that is pending. */
    private void watch(Duration delay) {
        if (watch == null) {
            watch = runtime.after(delay, () -> mailbox.execute(this::repeatOverdue));
        }
    }

    private void repeatOverdue() {
        watch = null;
        if (pending.isEmpty()) {
            return;
        }
        if (connection.isPaused()) {
            // What we wait for may have arrived, and waits itself for a slow receiver.
            watch(timeout);
            return;
        }
        long now = System.nanoTime();
        long next = timeout.toNanos();
        for (PendingPacket waiting : pending.values()) {
            long left = timeout.toNanos() - (now - waiting.sentAt);
            if (left > 0) {
                next = Math.min(next, left);
            } else if (!repeat(waiting)) {
                return;
            }
        }
        watch(Duration.ofNanos(next));
    }

    private boolean repeat(PendingPacket waiting) {
        if (waiting.tries++ >= MAX_TRIES) {
            connection.cutForTimeout("does not acknowledge what it gets");
            return false;
        }
        waiting.sentAt = System.nanoTime();
        if (waiting.packet instanceof MqttPublish publish) {
            publish.setDuplicate(true);
            writer.accept(publish);
        }
        return true;
    }
}
