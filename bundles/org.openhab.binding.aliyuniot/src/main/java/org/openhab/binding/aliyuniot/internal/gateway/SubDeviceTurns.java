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
package org.openhab.binding.aliyuniot.internal.gateway;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;

/**
 * Which thing serves a sub-device if several are the same one, below whatever gateways: the first that came. The others
 * wait, and when it goes, the one that has waited longest follows. For any thread.
 */
public final class SubDeviceTurns {
    private final Map<DeviceIdentity, Deque<Turn>> turns = new HashMap<>();

    /** One life of a thing's handler. Its methods are called one after the other and must not wait. */
    public interface Turn {
        /** Another thing serves the sub-device. */
        void waits();

        /** This one serves it from now on. */
        void serves();

        /** It has served and does so no more; the next one follows. */
        void ends();
    }

    /** Has a thing serve a sub-device, now or when those that came before it have gone. */
    public synchronized void add(DeviceIdentity device, Turn turn) {
        Deque<Turn> all = turns.computeIfAbsent(device, identity -> new ArrayDeque<>());
        all.add(turn);
        if (turn.equals(all.peek())) {
            turn.serves();
        } else {
            turn.waits();
        }
    }

    /** A thing serves its sub-device no more, or waits for that no more. */
    public synchronized void remove(DeviceIdentity device, Turn turn) {
        Deque<Turn> all = turns.get(device);
        if (all == null) {
            return;
        }
        boolean served = turn.equals(all.peek());
        all.remove(turn);
        Turn next = all.peek();
        if (next == null) {
            turns.remove(device);
        }
        if (served) {
            turn.ends();
            if (next != null) {
                next.serves();
            }
        }
    }
}
