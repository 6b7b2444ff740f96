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
package org.openhab.binding.aliyuniot.internal.session;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.ota.job.OtaModule;
import org.openhab.binding.aliyuniot.link.ota.module.DeviceFirmware;
import org.openhab.binding.aliyuniot.link.session.SessionFeature;

/**
 * Tells the modules of a device, which come and go, what becomes of the device's session. For any thread.
 */
public final class DeviceModules {
    private final Map<OtaModule, Member> members = new HashMap<>();
    private Phase phase = Phase.CONNECTING;
    private @Nullable DeviceFirmware device;
    /** The newest life of the device's handler that was heard of; what comes from older ones is late. */
    private long newest;

    /** The thing of a module. Its methods are called in order and must not wait. */
    public interface Member {
        OtaModule module();

        /** There is a session; it is connecting. */
        void opened(DeviceFirmware opened);

        void online();

        void offline();

        /** There is no session, or it has ended. */
        void closed();
    }

    private enum Phase {
        CLOSED,
        CONNECTING,
        ONLINE,
        OFFLINE
    }

    /**
     * Adds a member and tells it how the session is now.
     *
     * @return false if the module has a thing already
     */
    public synchronized boolean add(Member member) {
        if (members.putIfAbsent(member.module(), member) != null) {
            return false;
        }
        DeviceFirmware open = device;
        if (open != null) {
            member.opened(open);
        }
        tell(member);
        return true;
    }

    /** Whether a member was added and not removed. */
    public synchronized boolean has(Member member) {
        return members.get(member.module()) == member;
    }

    public synchronized void remove(Member member) {
        members.remove(member.module(), member);
    }

    /**
     * Tells all members of a new session.
     *
     * @param life number of the handler's life; later lives have higher numbers
     * @return follows the session; has to be closed before the session
     */
    public SessionFeature opened(long life, DeviceFirmware opened) {
        begin(life, opened);
        return new SessionFeature() {
            @Override
            public void online() {
                move(opened, Phase.ONLINE);
            }

            @Override
            public void offline() {
                move(opened, Phase.OFFLINE);
            }

            @Override
            public void close() {
                closed(life);
            }
        };
    }

    private synchronized void begin(long life, DeviceFirmware opened) {
        if (!isLate(life)) {
            device = opened;
            phase = Phase.CONNECTING;
            members.values().forEach(member -> member.opened(opened));
        }
    }

    private synchronized void move(DeviceFirmware opened, Phase next) {
        if (opened == device) {
            move(next);
        }
    }

    /**
     * Tells all members that there is no session, or that it has ended.
     *
     * @param life number of the handler's life
     */
    public synchronized void closed(long life) {
        if (!isLate(life)) {
            end();
        }
    }

    /** What a former life has left open ends before a newer one counts. */
    private boolean isLate(long life) {
        if (life > newest) {
            newest = life;
            if (device != null) {
                end();
            }
        }
        return life < newest;
    }

    private void end() {
        device = null;
        move(Phase.CLOSED);
    }

    private void move(Phase next) {
        phase = next;
        members.values().forEach(this::tell);
    }

    private void tell(Member member) {
        switch (phase) {
            case ONLINE -> member.online();
            case OFFLINE -> member.offline();
            case CLOSED -> member.closed();
            default -> {}
        }
    }
}
