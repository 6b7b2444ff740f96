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

import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.channel.ThingChannels;
import org.openhab.binding.aliyuniot.internal.report.ThingReports;

/**
 * One life of a handler, from {@code initialize()} to {@code dispose()}: its way to openHAB and what is open. openHAB
 * may end a handler while it still starts; then whatever the start opens is closed at once, and nothing is reported any
 * more. For any thread.
 *
 * @param <C> what is open
 */
final class Life<C extends Life.Content> {
    private final long number;
    private final ThingReports reports;

    private @Nullable C content;
    private boolean ended;

    /** What is open during a life. */
    interface Content {
        /** The channels of the thing. */
        ThingChannels channels();

        /** Ends it without waiting for it. Called once. */
        void close();
    }

    /**
     *
     * @param number higher than that of every earlier life
     * @param reports end with the life
     */
    Life(long number, ThingReports reports) {
        this.number = number;
        this.reports = reports;
    }

    long number() {
        return number;
    }

    /** Hands reports to openHAB until the life ends. */
    ThingReports reports() {
        return reports;
    }

    /** What is open; {@code null} before there is something, where the configuration is wrong, and after the end. */
    synchronized @Nullable C content() {
        return content;
    }

    /**
     * Opens something for the life; may be called once.
     *
     * @return false if the life has ended, where it is closed at once
     */
    boolean open(C opened) {
        synchronized (this) {
            if (!ended) {
                content = opened;
                return true;
            }
        }
        opened.close();
        return false;
    }

    synchronized boolean hasEnded() {
        return ended;
    }

    /** Closes what is open; waits for reports that are being made, a second at most. A second call does nothing more. */
    void end() {
        @Nullable C open;
        synchronized (this) {
            ended = true;
            open = content;
            content = null;
        }
        if (open != null) {
            open.close();
        }
        reports.close();
    }
}
