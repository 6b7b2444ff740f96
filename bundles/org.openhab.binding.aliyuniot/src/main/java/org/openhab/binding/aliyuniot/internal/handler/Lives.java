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
package org.openhab.binding.aliyuniot.internal.handler;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.report.ThingReports;
import org.openhab.binding.aliyuniot.internal.report.ThingUpdates;

/**
 * The lives of a handler, at most one at a time. Only this class decides which life is the present one, whoever starts
 * and ends lives, on whichever threads. For any thread.
 *
 * @param <C> what is open during a life
 */
final class Lives<C extends Life.Content> {
    /** openHAB gives {@code dispose()} five seconds. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(1);
    /** Of all handlers, so that those of an old handler and a new one of the same thing have an order too. */
    private static final AtomicLong NUMBERS = new AtomicLong();

    private final ThingUpdates openhab;

    private @Nullable Life<C> present;

    Lives(ThingUpdates openhab) {
        this.openhab = openhab;
    }

    synchronized @Nullable Life<C> present() {
        return present;
    }

    /** Begins a life, whatever was before; a life that is present ends. */
    Life<C> begin() {
        Life<C> former;
        Life<C> next;
        synchronized (this) {
            former = present;
            next = next();
        }
        if (former != null) {
            former.end();
        }
        return next;
    }

    /**
     * Begins the next life after another one, which ends.
     *
     * @return {@code null} if the other life is not the present one any more
     */
    @Nullable
    Life<C> beginAfter(Life<C> former) {
        Life<C> next;
        synchronized (this) {
            if (present != former) {
                return null;
            }
            next = next();
        }
        former.end();
        return next;
    }

    private Life<C> next() {
        Life<C> next = new Life<>(NUMBERS.incrementAndGet(), new ThingReports(openhab, MAX_WAIT));
        present = next;
        return next;
    }

    /** Ends the present life, if there is one. */
    void end() {
        Life<C> ending;
        synchronized (this) {
            ending = present;
            present = null;
        }
        if (ending != null) {
            ending.end();
        }
    }
}
