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
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.ForeignCode;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one way out to openHAB for everything that works for a thing during one life of its handler: hands reports on
 * until it is closed. What is on its way then is let through first, so that a late status of an old session never comes
 * after the first one of the next. For any thread.
 */
public final class ThingReports {
    private final Logger logger = LoggerFactory.getLogger(ThingReports.class);

    private final ThingUpdates openhab;
    private final Duration maxWait;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

    private volatile boolean closed;
    private volatile @Nullable ThingFollower follower;

    /**
     * @param openhab takes the reports
     * @param maxWait how long closing waits for reports at most; one of them may wait for the thread that closes
     */
    public ThingReports(ThingUpdates openhab, Duration maxWait) {
        this.openhab = openhab;
        this.maxWait = maxWait;
    }

    /** Lets nothing more through. A second call does nothing more. */
    public void close() {
        closed = true;
        if (lock.getReadHoldCount() > 0) {
            return;
        }
        Lock exclusive = lock.writeLock();
        try {
            if (exclusive.tryLock(maxWait.toMillis(), TimeUnit.MILLISECONDS)) {
                exclusive.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public boolean isClosed() {
        return closed;
    }

    /** Has somebody hear of statuses and refusals from now on; {@code null} for nobody. */
    public void follow(@Nullable ThingFollower hears) {
        follower = hears;
    }

    /** Tells whoever follows that something was refused; as {@link ThingFollower#refused}. */
    public void refused(String module, String code, String sentence) {
        tell(hears -> hears.refused(module, code, sentence));
    }

    private void tell(Consumer<ThingFollower> event) {
        ThingFollower hears = follower;
        if (hears != null && !closed) {
            ForeignCode.run(logger, "The telling of what happens to a thing", () -> event.accept(hears));
        }
    }

    /** Reports the status of the thing. */
    public void status(ThingStatus status, ThingStatusDetail detail, @Nullable String text) {
        tell(hears -> hears.status(status, detail, text));
        // Once more, as nobody repeats it: a thing must not seem to be in a state for ever that is over.
        if (!isTaken(() -> openhab.status(status, detail, text))) {
            isTaken(() -> openhab.status(status, detail, text));
        }
    }

    /** Reports that the cloud, or the device itself, has set a state. */
    public void state(ChannelUID channel, State state) {
        report(() -> openhab.state(channel, state));
    }

    /**
     * Reports a command of the cloud: one that only the item can carry out, such as a rollershutter's STOP, or any of a
     * channel that posts commands.
     */
    public void command(ChannelUID channel, Command command) {
        report(() -> openhab.command(channel, command));
    }

    /**
     * Reports a command of the cloud to items of other bindings only: what comes back from those is no echo, but what
     * they have become.
     */
    public void mirroredCommand(ChannelUID channel, Command command) {
        report(() -> openhab.mirroredCommand(channel, command));
    }

    /** Reports an event of a trigger channel. */
    public void triggered(ChannelUID channel, String event) {
        report(() -> openhab.triggered(channel, event));
    }

    /**
     * Reports a property of the thing.
     *
     * @param value {@code null} removes the property
     */
    public void property(String name, @Nullable String value) {
        isTaken(() -> openhab.property(name, value));
    }

    /** Reports several properties, which openHAB stores at once. */
    public void properties(Map<String, @Nullable String> values) {
        report(() -> openhab.properties(values));
    }

    /** Whether an item shows the channel; none does after the end. */
    public boolean isLinked(ChannelUID channel) {
        return !closed && openhab.isLinked(channel);
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
