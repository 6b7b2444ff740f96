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
package org.openhab.binding.aliyuniot.internal.mirror;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.ForeignCode;
import org.openhab.binding.aliyuniot.link.Timer;
import org.openhab.core.library.types.DecimalType;
import org.openhab.core.library.types.HSBType;
import org.openhab.core.library.types.QuantityType;
import org.openhab.core.types.Command;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets reports of one item through, not too often and not for small changes. It keeps one value that waits, always the
 * latest, so that the last one is never lost: after a report it rests for the shortest interval, and what waits then
 * follows. Whether a change is small is asked when its turn comes, against what was reported last.
 *
 * <p>What an item becomes after a command of the cloud goes through at once where the cloud waits for it. Where it does
 * not, the value that it has commanded is left out until there was another one: a cloud that sends on what it gets would
 * get it for ever.
 *
 * <p>Any thread; values go out one at a time, in the order of their coming, on the thread of whoever has given the value
 * or on that of the timer, and never under the lock.
 */
final class ReportGate {
    private final Logger logger = LoggerFactory.getLogger(ReportGate.class);

    private final Duration minInterval;
    private final BigDecimal deadband;
    private final Timer timer;
    private final BooleanSupplier linked;
    private final Consumer<Command> report;

    private @Nullable Command waiting;
    private @Nullable Command last;
    private @Nullable Command known;
    private boolean confirming;
    private boolean reporting;
    private boolean resting;
    private long rests;
    private Runnable endRest = () -> {};

    /**
     * @param linked whether values still go up, asked before one that had to wait; openHAB ends no profile
     * @param report takes one value
     */
    ReportGate(MirrorSettings settings, Timer timer, BooleanSupplier linked, Consumer<Command> report) {
        this.minInterval = settings.minInterval();
        this.deadband = settings.deadband();
        this.timer = timer;
        this.linked = linked;
        this.report = report;
    }

    void offer(Command value) {
        synchronized (this) {
            waiting = value;
        }
        reportWhatMay();
    }

    /** The next value goes through, whatever it is and whenever it comes. */
    synchronized void awaitConfirmation() {
        confirming = true;
    }

    /** The cloud has commanded this value, and does not ask what becomes of it. */
    synchronized void isKnown(Command value) {
        known = value;
        last = value;
    }

    private void reportWhatMay() {
        for (Command value = next(); value != null; value = next()) {
            Command taken = value;
            ForeignCode.run(logger, "The report of a mirrored item", () -> report.accept(taken));
            synchronized (this) {
                reporting = false;
            }
        }
    }

    private synchronized @Nullable Command next() {
        Command value = waiting;
        if (value == null || reporting || resting && !confirming) {
            return null;
        }
        waiting = null;
        if (value.equals(known) || !confirming && isNear(value, last)) {
            return null;
        }
        known = null;
        confirming = false;
        reporting = true;
        last = value;
        rest();
        return value;
    }

    private void rest() {
        if (minInterval.isZero()) {
            return;
        }
        endRest.run();
        resting = true;
        long rest = ++rests;
        endRest = timer.after(minInterval, () -> restIsOver(rest));
    }

    private void restIsOver(long rest) {
        ForeignCode.run(logger, "The look for the link of a mirrored item", this::forgetWithoutLink);
        synchronized (this) {
            // One that was called off too late.
            if (rest != rests) {
                return;
            }
            resting = false;
        }
        reportWhatMay();
    }

    private void forgetWithoutLink() {
        if (!linked.getAsBoolean()) {
            synchronized (this) {
                waiting = null;
            }
        }
    }

    private boolean isNear(Command value, @Nullable Command before) {
        // A color has more than the one number that it is compared by.
        if (deadband.signum() == 0 || value instanceof HSBType) {
            return false;
        }
        if (value instanceof DecimalType number && before instanceof DecimalType other) {
            return isNear(number.toBigDecimal(), other.toBigDecimal());
        }
        if (value instanceof QuantityType<?> quantity && before instanceof QuantityType<?> other) {
            QuantityType<?> converted = other.toInvertibleUnit(quantity.getUnit());
            return converted != null && isNear(quantity.toBigDecimal(), converted.toBigDecimal());
        }
        return false;
    }

    private boolean isNear(BigDecimal number, BigDecimal other) {
        return number.subtract(other).abs().compareTo(deadband) < 0;
    }
}
