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
package org.openhab.binding.aliyuniot.link.ota.load;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.openhab.binding.aliyuniot.link.ForeignCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes all who wait for something when that is called off: each once, however often the signal is given. For any thread;
 * without locks.
 */
public final class AbortSignal {
    private final Logger logger = LoggerFactory.getLogger(AbortSignal.class);

    private final Set<Waiter> waiters = ConcurrentHashMap.newKeySet();
    private volatile boolean given;

    /** A registration, which is another one than any other with the same code. */
    private static final class Waiter {
        private final Runnable wake;

        Waiter(Runnable wake) {
            this.wake = wake;
        }
    }

    /**
     * Registers how to wake somebody; runs at once if the signal was given before.
     *
     * @param wake does not wait
     * @return takes the registration back
     */
    public Runnable onAbort(Runnable wake) {
        Waiter waiter = new Waiter(wake);
        waiters.add(waiter);
        if (given) {
            wake(waiter);
        }
        return () -> waiters.remove(waiter);
    }

    public boolean isGiven() {
        return given;
    }

    /** Gives the signal, for good. */
    public void give() {
        given = true;
        waiters.forEach(this::wake);
    }

    private void wake(Waiter waiter) {
        if (waiters.remove(waiter)) {
            ForeignCode.run(logger, "What wakes at an abort", waiter.wake);
        }
    }
}
