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
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.Mailbox;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure.Reason;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;
import org.openhab.binding.aliyuniot.link.gateway.line.GatewayLine;
import org.openhab.binding.aliyuniot.link.gateway.session.Member.State;
import org.openhab.binding.aliyuniot.link.gateway.topology.Topology;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.registration.LearntSecrets;

/**
 * Which sub-devices of a gateway are logged in, and which are wanted to be. One owner of all that state, on one mailbox;
 * its methods are for any thread and return at once.
 */
public final class SubDeviceLogins {
    /** Whoever is held asks again even if the platform forgets to say so. */
    private static final Duration HOLDING = Duration.ofMinutes(5);

    private final LinkRuntime runtime;
    private final GatewayLine line;
    private final Mailbox mailbox;
    private final Map<DeviceIdentity, Member> members = new LinkedHashMap<>();
    private final JoinAttempts attempts;
    private boolean closed;

    /**
     * Best before the gateway's session starts, so that replies are subscribed in time.
     *
     * @throws ConfigurationFailure if the gateway's names make a topic longer than the platform takes
     */
    public SubDeviceLogins(
            LinkRuntime runtime, GatewayLine line, AlinkRequests requests, Topology topology, LearntSecrets secrets)
            throws ConfigurationFailure {
        this.runtime = runtime;
        this.line = line;
        this.mailbox = runtime.newMailbox();
        this.attempts = new JoinAttempts(
                runtime,
                mailbox,
                topology,
                new JoinRequests(runtime, requests, topology, secrets, line.isAutomatic()),
                new JoinResults() {
                    @Override
                    public void loggedIn(Member member) {
                        Joiner joiner = member.joiner;
                        if (joiner != null) {
                            joiner.loggedIn();
                        }
                    }

                    @Override
                    public void failed(Member member, LinkFailure reason) {
                        member.held = isHolding(reason);
                        end(member, reason);
                    }

                    @Override
                    public void out(Member member) {
                        member.state = State.OUT;
                        if (member.joiner != null) {
                            begin(member);
                        }
                    }
                });
    }

    /** Wants a sub-device logged in, now or when the gateway is connected. */
    void join(SubDevice device, Joiner joiner) {
        mailbox.execute(() -> {
            if (closed) {
                joiner.ended(gatewayClosed());
                return;
            }
            Member member = members.computeIfAbsent(device.identity(), identity -> new Member(device));
            Joiner former = member.joiner;
            if (member.device != device) {
                // Somebody begins anew with it.
                member.device = device;
                member.removed = false;
                member.held = false;
            }
            member.begins(joiner);
            if (former != null) {
                former.ended(new NetworkFailure(
                        Reason.LOGGED_IN_ELSEWHERE, "Another thing uses the sub-device " + member + " as well"));
            }
            if (member.state == State.IN) {
                attempts.leave(member);
            } else if (member.state == State.OUT) {
                begin(member);
            }
        });
    }

    /** Wants it no more; does nothing if somebody else wants it. */
    void leave(DeviceIdentity device, Joiner joiner) {
        mailbox.execute(() -> {
            Member member = members.get(device);
            if (member == null || member.joiner != joiner) {
                return;
            }
            member.joiner = null;
            if (member.state == State.IN) {
                attempts.leave(member);
            } else if (member.state == State.WAITING || member.state == State.HELD) {
                attempts.remove(member);
                member.state = State.OUT;
            }
        });
    }

    private void begin(Member member) {
        if (member.held) {
            member.state = State.HELD;
            runtime.after(HOLDING, () -> mailbox.execute(() -> release(member)));
        } else {
            attempts.add(member);
        }
    }

    private void release(Member member) {
        member.held = false;
        if (member.state == State.HELD) {
            begin(member);
        }
    }

    /** The gateway's session is online. */
    public void online() {
        mailbox.execute(() -> {
            if (!closed && line.isOpen()) {
                attempts.online();
            }
        });
    }

    /** The gateway's connection is gone, and with it all logins. Those who wait for one go on waiting. */
    public void lost() {
        mailbox.execute(() -> {
            attempts.offline();
            NetworkFailure reason = new NetworkFailure(
                    Reason.GATEWAY_OFFLINE, "The gateway has lost its connection; its sub-devices come back with it");
            for (Member member : List.copyOf(members.values())) {
                State before = member.state;
                member.held = false;
                if (before == State.IN) {
                    end(member, reason);
                } else if (before != State.WAITING) {
                    member.state = State.OUT;
                    if (member.joiner != null) {
                        begin(member);
                    }
                }
            }
        });
    }

    /** Ends all logins; the gateway's session is closed next, which logs them out. */
    public void close() {
        mailbox.execute(() -> {
            closed = true;
            attempts.offline();
            List.copyOf(members.values()).forEach(member -> end(member, gatewayClosed()));
        });
    }

    private static NetworkFailure gatewayClosed() {
        return NetworkFailure.closed("The gateway is closed");
    }

    private void end(Member member, LinkFailure reason) {
        Joiner joiner = member.joiner;
        member.joiner = null;
        member.state = State.OUT;
        attempts.remove(member);
        if (joiner != null) {
            joiner.ended(reason);
        }
    }

    /**
     * The platform has ended a login, or will not have one.
     *
     * @param reason why; where only a change on the platform helps, nothing is asked until it tells of one
     */
    public void ended(DeviceIdentity device, LinkFailure reason) {
        mailbox.execute(() -> {
            if (reason.reason() == Reason.DEVICE_DELETED || reason.reason() == Reason.NOT_IN_TOPOLOGY) {
                attempts.known().remove(device);
            }
            Member member = members.get(device);
            if (member != null && reason.reason() == Reason.DEVICE_DELETED) {
                member.removed = true;
                member.invited = false;
            }
            // A login that is on its way, or is left, has its own answer; of an old one the platform may tell late.
            if (member == null
                    || member.state == State.ASKED
                    || member.state == State.LEAVING
                    || member.state != State.IN && !isHolding(reason)) {
                return;
            }
            member.held = isHolding(reason);
            end(member, reason);
        });
    }

    /** Whether asking again is of no use until the platform says otherwise. */
    private static boolean isHolding(LinkFailure reason) {
        return reason.reason() == Reason.DEVICE_DELETED
                || reason.reason() == Reason.DEVICE_DISABLED
                || reason.reason() == Reason.NOT_IN_TOPOLOGY;
    }

    /**
     * The platform lets these log in again.
     *
     * @param belong whether they belong to the gateway now
     * @param invited whether somebody wants them added to it
     */
    public void released(Collection<DeviceIdentity> devices, boolean belong, boolean invited) {
        mailbox.execute(() -> devices.forEach(device -> {
            if (belong) {
                attempts.known().add(device);
            }
            Member member = members.get(device);
            if (member != null) {
                member.invited |= invited;
                member.removed &= !belong && !invited;
                release(member);
            }
        }));
    }
}
