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
package org.openhab.binding.aliyuniot.link.transport.mqtt.packet;

import java.util.concurrent.CompletableFuture;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttAck;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttWireMessage;

/**
 * A packet that waits for its acknowledgement.
 */
public final class PendingPacket {
    public final MqttWireMessage packet;
    public final Class<? extends MqttAck> acknowledgement;
    public final CompletableFuture<MqttAck> outcome = new CompletableFuture<>();
    public int tries = 1;
    public long sentAt = System.nanoTime();

    public PendingPacket(MqttWireMessage packet, Class<? extends MqttAck> acknowledgement) {
        this.packet = packet;
        this.acknowledgement = acknowledgement;
    }
}
