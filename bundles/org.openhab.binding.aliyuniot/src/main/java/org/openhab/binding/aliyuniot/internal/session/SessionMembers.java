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
import org.openhab.binding.aliyuniot.link.session.SessionFeature;

/**
 * Tells those who live on a device's session, its modules or its sub-devices, which come and go, what becomes of that
 * session. For any thread.
 *
 * @param <K> names a member
 * @param <S> what members use of a session
 */
public final class SessionMembers<K, S> {
    private final Map<K, Member<K, S>> members = new HashMap<>();
    private Phase phase = Phase.CONNECTING;
    private @Nullable S present;
    /** The newest life of the device's handler that was heard of; what comes from older ones is late. */
    private long newest;

    /**
     * The thing of a member. Its methods are called in order and must not wait.
     *
     * @param <K> names a member
     * @param <S> what members use of a session
     */
    public interface Member<K, S> {
        K key();

        /** There is a session; it is connecting. */
        void opened(S opened);

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
     * @return false if there is a member of that name already
     */
    public synchronized boolean add(Member<K, S> member) {
        if (members.putIfAbsent(member.key(), member) != null) {
            return false;
        }
        S open = present;
        if (open != null) {
            member.opened(open);
        }
        tell(member);
        return true;
    }

    /** Whether a member was added and not removed. */
    public synchronized boolean has(Member<K, S> member) {
        return members.get(member.key()) == member;
    }

    public synchronized void remove(Member<K, S> member) {
        members.remove(member.key(), member);
    }

    /**
     * Tells all members of a new session.
     *
     * @param life number of the handler's life; later lives have higher numbers
     * @return follows the session; has to be closed before the session
     */
    public SessionFeature opened(long life, S opened) {
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

    private synchronized void begin(long life, S opened) {
        if (!isLate(life)) {
            present = opened;
            phase = Phase.CONNECTING;
            members.values().forEach(member -> member.opened(opened));
        }
    }

    private synchronized void move(S opened, Phase next) {
        if (opened == present) {
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
            if (present != null) {
                end();
            }
        }
        return life < newest;
    }

    private void end() {
        present = null;
        move(Phase.CLOSED);
    }

    private void move(Phase next) {
        phase = next;
        members.values().forEach(this::tell);
    }

    private void tell(Member<K, S> member) {
        switch (phase) {
            case ONLINE -> member.online();
            case OFFLINE -> member.offline();
            case CLOSED -> member.closed();
            default -> {}
        }
    }
}
