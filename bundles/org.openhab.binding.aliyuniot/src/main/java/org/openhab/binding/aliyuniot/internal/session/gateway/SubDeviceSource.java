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
package org.openhab.binding.aliyuniot.internal.session.gateway;

import java.util.List;
import java.util.concurrent.Executor;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.config.DeviceSettings;
import org.openhab.binding.aliyuniot.internal.config.SubDeviceTransportSettings;
import org.openhab.binding.aliyuniot.internal.gateway.SubDeviceTurns;
import org.openhab.binding.aliyuniot.internal.gateway.SubDeviceTurns.Turn;
import org.openhab.binding.aliyuniot.internal.report.FailureStatus;
import org.openhab.binding.aliyuniot.internal.report.StatusReport;
import org.openhab.binding.aliyuniot.internal.session.ServedThing;
import org.openhab.binding.aliyuniot.internal.session.SessionMembers;
import org.openhab.binding.aliyuniot.internal.session.SessionSource;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.Mailbox;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.gateway.Gateway;
import org.openhab.binding.aliyuniot.link.gateway.session.SubDevice;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.transport.LateTransport;
import org.openhab.binding.aliyuniot.link.transport.Transport;
import org.openhab.binding.aliyuniot.link.transport.TransportFactory;
import org.openhab.binding.aliyuniot.link.transport.TransportListener;

/**
 * Logins over a gateway's connection. The session of the sub-device outlives those of the gateway: what waits to be sent
 * goes on waiting, and each login asks for the gateway's present session, or the next one. What the status is follows
 * from the own session and from the gateway's, whose events come on different ways: only one's own login makes a device
 * ONLINE. All state belongs to the mailbox.
 */
public final class SubDeviceSource implements SessionSource {
    private final SubDeviceTurns turns;
    private final SubDevices gateway;
    private final DeviceIdentity identity;
    private final Executor mailbox;
    private final GatewayEvents gatewayEvents = new GatewayEvents();

    private volatile @Nullable StatusReport status;
    private volatile @Nullable Turn turn;
    private volatile boolean closed;
    /** Another thing is this sub-device. */
    private boolean waiting;

    private boolean gatewayOnline;
    private boolean loggedIn;
    /** Why there is no login, if it is not for the gateway's sake. */
    private @Nullable FailureStatus failure;

    /**
     * @param turns tell whether another thing is this sub-device
     */
    public SubDeviceSource(LinkRuntime runtime, SubDeviceTurns turns, SubDevices gateway, DeviceIdentity identity) {
        this.turns = turns;
        this.gateway = gateway;
        this.identity = identity;
        this.mailbox = runtime.newMailbox();
    }

    @Override
    public void begin(StatusReport shown, Runnable serve) {
        status = shown;
        Turn own = new OwnTurn(serve);
        turn = own;
        turns.add(identity, own);
        if (closed) {
            // The end has come before the turn was known.
            turns.remove(identity, own);
        }
    }

    @Override
    public Way way(DeviceSettings settings, ServedThing thing) {
        if (!(settings.transport() instanceof SubDeviceTransportSettings own)) {
            throw new IllegalArgumentException("The device is not connected by a gateway");
        }
        return new Way(new Logins(own.device()), List.of());
    }

    @Override
    public void online() {
        mailbox.execute(() -> {
            loggedIn = true;
            failure = null;
            show();
        });
    }

    @Override
    public void offline(LinkFailure reason, DeviceSettings settings) {
        mailbox.execute(() -> {
            loggedIn = false;
            failure = switch (reason.reason()) {
                // It comes back by itself, as soon as the gateway is there.
                case GATEWAY_OFFLINE, CLOSED, LOGIN_FORGOTTEN -> null;
                default -> FailureStatus.of(reason, settings);
            };
            show();
        });
    }

    @Override
    public void close() {
        closed = true;
        Turn own = turn;
        if (own != null) {
            turns.remove(identity, own);
        }
    }

    private void show() {
        StatusReport shown = status;
        FailureStatus known = failure;
        if (shown == null) {
            return;
        }
        if (waiting) {
            shown.offline(FailureStatus.anotherThing(identity));
        } else if (loggedIn) {
            shown.online();
        } else if (!gatewayOnline) {
            shown.offline(FailureStatus.gatewayOffline());
        } else if (known != null) {
            shown.offline(known);
        } else {
            shown.connecting();
        }
    }

    /** Logins through whichever gateway there is, on the mailbox of its line. */
    private final class Logins implements TransportFactory {
        private final SubDevice device;

        Logins(SubDevice device) {
            this.device = device;
        }

        @Override
        public Mailbox mailbox(LinkRuntime runtime) {
            return gateway.line();
        }

        @Override
        public Transport create(Mailbox mailboxOfSession, TransportListener listener) {
            return new LateTransport<>(
                    mailboxOfSession,
                    listener,
                    gateway::gateway,
                    present -> present.transports(device).create(mailboxOfSession, listener));
        }
    }

    /** Follows the gateway as long as no other thing is this sub-device. */
    private final class OwnTurn implements Turn {
        private final Runnable serve;

        OwnTurn(Runnable serve) {
            this.serve = serve;
        }

        @Override
        public void waits() {
            mailbox.execute(() -> {
                waiting = true;
                show();
            });
        }

        @Override
        public void serves() {
            gateway.members().add(gatewayEvents);
            mailbox.execute(() -> {
                waiting = false;
                show();
                serve.run();
            });
        }

        @Override
        public void ends() {
            gateway.members().remove(gatewayEvents);
        }
    }

    /** Hears of the gateway. */
    private final class GatewayEvents implements SessionMembers.Member<DeviceIdentity, Gateway> {
        @Override
        public DeviceIdentity key() {
            return identity;
        }

        @Override
        public void opened(Gateway opened) {
            move(false);
        }

        @Override
        public void online() {
            move(true);
        }

        @Override
        public void offline() {
            move(false);
        }

        @Override
        public void closed() {
            move(false);
        }

        private void move(boolean online) {
            mailbox.execute(() -> {
                gatewayOnline = online;
                // Whether a login has ended with the gateway's connection, its own session says.
                if (!loggedIn) {
                    show();
                }
            });
        }
    }
}
