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
package org.openhab.aliyuniot.emulator.device;

import java.time.Instant;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.configuration.DeviceDefinition;
import org.openhab.aliyuniot.emulator.message.IncomingMessage;
import org.openhab.aliyuniot.emulator.message.KeptMessages;
import org.openhab.aliyuniot.emulator.message.MessageLog;
import org.openhab.aliyuniot.emulator.message.PassingMessage;
import org.openhab.aliyuniot.emulator.message.TrafficListener;

/**
 * What passes between a device and the platform: kept if it is from the device, and told to the listener. Only the emulator's
 * event loop touches it.
 */
public final class DeviceTraffic {
    private final DeviceDefinition definition;
    private final TrafficListener listener;
    private final MessageLog log;
    private @Nullable Instant lastSeen;

    DeviceTraffic(DeviceDefinition definition, TrafficListener listener, KeptMessages kept) {
        this.definition = definition;
        log = new MessageLog(kept);
        this.listener = listener;
    }

    MessageLog log() {
        return log;
    }

    /** When the device was heard of last; null is never. */
    @Nullable
    Instant lastSeen() {
        return lastSeen;
    }

    /** To be called when the device shows that it is there, other than by a message. */
    public void seen() {
        lastSeen = Instant.now();
    }

    /** To be called when the device has come or gone. */
    void cameOrWent() {
        seen();
        listener.changed();
    }

    /** To be called with each message that the device has sent. */
    public void received(IncomingMessage message) {
        seen();
        log.append(message);
        pass(true, message.protocol(), message.topic(), message.qos(), message.dup(), message.payload());
    }

    /** To be called with each message that a connection, or the answer to a request, carries to the device. */
    public void sent(String protocol, String topic, int qos, boolean again, byte[] payload) {
        pass(false, protocol, topic, qos, again, payload);
    }

    private void pass(boolean up, String protocol, String topic, int qos, boolean dup, byte[] payload) {
        listener.passed(new PassingMessage(
                up, definition.productKey(), definition.deviceName(), protocol, topic, qos, dup, payload));
    }
}
