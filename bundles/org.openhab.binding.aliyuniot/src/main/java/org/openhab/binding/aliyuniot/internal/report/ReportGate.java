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
package org.openhab.binding.aliyuniot.internal.report;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.firmware.FirmwareProgress;
import org.openhab.binding.aliyuniot.link.ForeignCode;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands reports on until it is closed. What is on its way then is let through first, so that a late status of an old
 * session never comes after the first one of the next.
 */
public final class ReportGate implements ThingUpdates {
    private final Logger logger = LoggerFactory.getLogger(ReportGate.class);

    private final ThingUpdates reports;
    private final Duration patience;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

    private volatile boolean closed;

    /**
     * @param patience how long closing waits for reports at most; one of them may wait for the thread that closes
     */
    public ReportGate(ThingUpdates reports, Duration patience) {
        this.reports = reports;
        this.patience = patience;
    }

    /** Lets nothing more through. A second call does nothing more. */
    public void close() {
        closed = true;
        if (lock.getReadHoldCount() > 0) {
            return;
        }
        Lock exclusive = lock.writeLock();
        try {
            if (exclusive.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                exclusive.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public boolean isClosed() {
        return closed;
    }

    @Override
    public void status(ThingStatus status, ThingStatusDetail detail, @Nullable String text) {
        // Once more, as nobody repeats it: a thing must not seem to be in a state for ever that is over.
        if (!isTaken(() -> reports.status(status, detail, text))) {
            isTaken(() -> reports.status(status, detail, text));
        }
    }

    @Override
    public void state(ChannelUID channel, State state) {
        report(() -> reports.state(channel, state));
    }

    @Override
    public void command(ChannelUID channel, Command command) {
        report(() -> reports.command(channel, command));
    }

    @Override
    public void triggered(ChannelUID channel, String event) {
        report(() -> reports.triggered(channel, event));
    }

    @Override
    public void property(String name, @Nullable String value) {
        isTaken(() -> reports.property(name, value));
    }

    @Override
    public void properties(Map<String, @Nullable String> values) {
        report(() -> reports.properties(values));
    }

    @Override
    public void firmwareTriggered(String event) {
        report(() -> reports.firmwareTriggered(event));
    }

    @Override
    public void firmware(FirmwareProgress progress) {
        isTaken(() -> reports.firmware(progress));
    }

    /** What openHAB throws is left to those who report what came in or what a rule is to do. */
    private void report(Runnable report) {
        Lock shared = lock.readLock();
        shared.lock();
        try {
            if (!closed) {
                report.run();
            }
        } finally {
            shared.unlock();
        }
    }

    /** Whether openHAB has taken it; whatever is thrown there, the device goes on. */
    private boolean isTaken(Runnable report) {
        return ForeignCode.run(logger, "openHAB's taking of a report", () -> report(report));
    }
}
