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
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;
import org.openhab.binding.aliyuniot.link.session.outgoing.SlidingWindow;

/**
 * What a gateway knows of one of its sub-devices; state of {@link SubDeviceLogins}.
 */
final class Member {
    /** The platform takes five a minute from a device (chapter "Limits"). */
    private static final int LOGINS_A_MINUTE = 5;

    private static final long MINUTE = Duration.ofSeconds(61).toNanos();

    /** As many as fit in a request. */
    static final int ANY_COMPANY = SubDeviceLogin.MAX_A_REQUEST;

    /** How near to the platform it is. */
    enum State {
        /** Logged out, and nobody wants otherwise. */
        OUT,
        /** Waits for a request of its next step. */
        WAITING,
        /** A request is on its way. */
        ASKED,
        /** Logged in. */
        IN,
        /** The platform has to change its mind first. */
        HELD,
        /** Logged in, and to be logged out. */
        LEAVING
    }

    /** The latest that was said of it. */
    SubDevice device;

    State state = State.OUT;
    /** Who wants it logged in. */
    @Nullable
    Joiner joiner;

    /** How many may be in a request with it: the platform refuses all for one of them. */
    int company = ANY_COMPANY;
    /** Whether the platform has said that asking is of no use until it says otherwise. */
    boolean held;
    /** Whether somebody on the platform wants it added. */
    boolean invited;
    /** Whether somebody on the platform has taken it away, which is not to be undone from here. */
    boolean removed;
    /** Whether it was added since it was wanted. */
    boolean added;
    /** Whether the platform has given it a secret since it was wanted, or was asked to. */
    boolean registered;
    /** What it has learnt before and the platform refuses now; another one is asked for. */
    @Nullable
    DeviceSecret refused;

    private final SlidingWindow logins = new SlidingWindow(LOGINS_A_MINUTE, MINUTE);

    Member(SubDevice device) {
        this.device = device;
    }

    /** Somebody wants it logged in, from now on. */
    void begins(Joiner wanting) {
        joiner = wanting;
        added = false;
        registered = false;
        refused = null;
    }

    /** Nanoseconds until it may log in. */
    long untilLogin(long now) {
        return logins.untilAllowed(now);
    }

    void logsIn(long now) {
        logins.happened(now);
    }

    boolean mayBeAdded() {
        return !removed && (device.joins() || invited);
    }

    /** Whether its secret is a learnt one that was not asked for since it was wanted. */
    boolean mayRegisterAnew() {
        return device.secret() == null && !registered;
    }

    /** It was refused with others: with fewer of them next time. */
    void inSmallerCompany(int before) {
        company = before > 10 ? 7 : 1;
    }

    @Override
    public String toString() {
        return device.identity().toString();
    }
}
