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

import java.time.Duration;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.Mailbox;
import org.openhab.binding.aliyuniot.link.gateway.line.GatewayLine;
import org.openhab.binding.aliyuniot.link.session.ReconnectPolicy;
import org.openhab.binding.aliyuniot.link.transport.Transport;
import org.openhab.binding.aliyuniot.link.transport.TransportFactory;
import org.openhab.binding.aliyuniot.link.transport.TransportListener;

/**
 * Makes the transports of one sub-device: each is one login over its gateway's connection. They share the mailbox of the
 * gateway's session, and so do the sessions of all its sub-devices.
 */
public final class SubDeviceTransports implements TransportFactory {
    /**
     * What a sub-device's session waits between logins. Logins wait for the gateway and for their turn by themselves, so
     * the waits are short where only the line was down.
     */
    public static final ReconnectPolicy RECONNECT =
            new ReconnectPolicy(Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofMinutes(5), 30);

    private final GatewayLine line;
    private final SubDeviceLogins logins;
    private final SubDevice device;

    public SubDeviceTransports(GatewayLine line, SubDeviceLogins logins, SubDevice device) {
        this.line = line;
        this.logins = logins;
        this.device = device;
    }

    /** The gateway's, so that no message changes threads between the session and the line that it uses. */
    @Override
    public Mailbox mailbox(LinkRuntime runtime) {
        return line.mailbox(runtime);
    }

    /**
     * @throws IllegalArgumentException if the session is on another mailbox, and would share the connection with the
     *     gateway's without being in turn
     */
    @Override
    public Transport create(Mailbox mailbox, TransportListener listener) {
        if (!line.isOn(mailbox)) {
            throw new IllegalArgumentException("The session of a sub-device runs on the mailbox of its gateway's");
        }
        return new SubDeviceTransport(line, logins, device, mailbox, listener);
    }
}
