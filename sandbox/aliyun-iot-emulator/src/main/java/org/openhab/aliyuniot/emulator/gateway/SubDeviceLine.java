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
package org.openhab.aliyuniot.emulator.gateway;

import java.time.Instant;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.configuration.DeviceName;
import org.openhab.aliyuniot.emulator.device.Device;
import org.openhab.aliyuniot.emulator.device.Line;
import org.openhab.aliyuniot.emulator.login.ClientId;
import org.openhab.aliyuniot.emulator.message.OutgoingMessage;
import org.openhab.aliyuniot.emulator.message.SendResult;

/**
 * A sub-device on the connection of its gateway, from its log-in to its end. All goes with QoS 0, the only one that the
 * platform has for sub-devices. Only the emulator's event loop touches it.
 */
final class SubDeviceLine implements Line {
    private final Device gateway;
    private final Line connection;
    private final Device subDevice;
    private final String clientId;
    private final int ext;
    private final Listener listener;
    private final Instant since = Instant.now();
    private boolean closed;

    /** Who hears of the end. */
    interface Listener {
        /** To be called when the platform ends the session; the gateway is told why, unless the operator has done it. */
        void closing(SubDeviceLine session);

        /** To be called when the sub-device connects elsewhere. */
        void replaced(SubDeviceLine session);

        /** To be called when the session has ended. */
        void ended(SubDeviceLine session);
    }

    /** Takes the connection of the gateway, and the client id of the log-in. */
    SubDeviceLine(Device gateway, Line connection, Device subDevice, String clientId, Listener listener) {
        this.gateway = gateway;
        this.connection = connection;
        this.subDevice = subDevice;
        this.clientId = clientId;
        ext = ClientId.ext(clientId);
        this.listener = listener;
    }

    Device gateway() {
        return gateway;
    }

    Device subDevice() {
        return subDevice;
    }

    @Override
    public String clientId() {
        return clientId;
    }

    /** What the sub-device announces, else what its gateway does: it is the gateway that takes the messages. */
    @Override
    public int ext() {
        return ext == 0 ? connection.ext() : ext;
    }

    @Override
    public String protocol() {
        return connection.protocol();
    }

    @Override
    public Instant since() {
        return since;
    }

    @Override
    public @Nullable DeviceName via() {
        return gateway.definition().name();
    }

    @Override
    public SendResult sendOnce(OutgoingMessage message) {
        return closed ? SendResult.OFFLINE : connection.sendOnce(message);
    }

    @Override
    public void sendWaiting() {
        while (!closed && !subDevice.waiting().isEmpty()) {
            OutgoingMessage next = subDevice.waiting().removeFirst();
            if (subDevice.admitDownlink() == 0) {
                connection.sendOnce(next);
            }
        }
    }

    /** Faults of a sub-device are those of the connection of its gateway. */
    @Override
    public void faultsChanged() {
        // The connection hears of it by itself.
    }

    @Override
    public void close(String reason) {
        if (!closed) {
            listener.closing(this);
            end();
        }
    }

    @Override
    public void replaced(String reason) {
        if (!closed) {
            listener.replaced(this);
            end();
        }
    }

    /** Ends it without telling the gateway. */
    void end() {
        if (!closed) {
            closed = true;
            listener.ended(this);
        }
    }
}
