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
 * The things of a device's named modules, which come and go while the device does, and what they have to know of its
 * session. For any thread.
 */
public final class DeviceModules {
    private final Map<OtaModule, Member> members = new HashMap<>();
    private Line line = Line.CONNECTING;
    private @Nullable DeviceFirmware device;
    /** The newest life of the device's handler that was heard of; what comes from older ones is late. */
    private long newest;

    /** A thing of a module. Hears of everything in order and must not wait. */
    public interface Member {
        OtaModule module();

        /** There is a session, which connects. */
        void opened(DeviceFirmware opened);

        void online();

        void offline();

        /** There is no session, or none any more. */
        void closed();
    }

    private enum Line {
        CLOSED,
        CONNECTING,
        ONLINE,
        OFFLINE
    }

    /**
     * Has a member hear of the session, from how it is now on.
     *
     * @return false if another one is there for the same module
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

    /** Whether a member hears of the session. */
    public synchronized boolean has(Member member) {
        return members.get(member.module()) == member;
    }

    public synchronized void remove(Member member) {
        members.remove(member.module(), member);
    }

    /**
     * Has all members hear of a session.
     *
     * @param life number of the life of the device's handler; later ones have higher numbers
     * @return to be told what becomes of the session, its end before the session is closed
     */
    public SessionFeature opened(long life, DeviceFirmware opened) {
        begin(life, opened);
        return new SessionFeature() {
            @Override
            public void online() {
                move(opened, Line.ONLINE);
            }

            @Override
            public void offline() {
                move(opened, Line.OFFLINE);
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
            line = Line.CONNECTING;
            members.values().forEach(member -> member.opened(opened));
        }
    }

    private synchronized void move(DeviceFirmware opened, Line next) {
        if (opened == device) {
            move(next);
        }
    }

    /**
     * To be called when there will be no session, or none any more.
     *
     * @param life number of the life of the device's handler
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
        move(Line.CLOSED);
    }

    private void move(Line next) {
        line = next;
        members.values().forEach(this::tell);
    }

    private void tell(Member member) {
        switch (line) {
            case ONLINE -> member.online();
            case OFFLINE -> member.offline();
            case CLOSED -> member.closed();
            default -> {}
        }
    }
}
