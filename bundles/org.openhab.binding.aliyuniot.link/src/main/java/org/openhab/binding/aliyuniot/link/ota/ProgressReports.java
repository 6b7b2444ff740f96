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
package org.openhab.binding.aliyuniot.link.ota;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.Timer;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;
import org.openhab.binding.aliyuniot.link.failure.QuotaFailure;
import org.openhab.binding.aliyuniot.link.ota.job.OtaModule;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.text.ForeignText;
import org.openhab.binding.aliyuniot.link.topic.SystemTopic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports how far the updates of a device are: up on {@code /ota/device/progress/…}, QoS 1, no reply. One message at a
 * time and a second between them, whatever the number of updates; of those that wait, last words go first, and of each
 * update only the newest waits. What cannot be sent for want of a connection waits for {@link #online()}. For any
 * thread.
 */
final class ProgressReports {
    static final Duration PACE = Duration.ofSeconds(1);

    private static final int MAX_WAITING = 32;
    private static final int MAX_DESC = 200;

    /**
     * @param last whether nothing follows it
     */
    private record Report(OtaModule module, int step, String desc, boolean last, CompletableFuture<Integer> arrival) {}

    private final Logger logger = LoggerFactory.getLogger(ProgressReports.class);

    private final Timer timer;
    private final LongSupplier nanoTime;
    private final DeviceSession session;
    private final OtaMessages messages;
    /** By who reports. */
    private final Map<Object, Report> waiting = new LinkedHashMap<>();

    private boolean sending;
    /** Whose report is under way and may have to be sent again. */
    private @Nullable Object underWay;

    private boolean paused;
    private boolean offline;
    private boolean closed;
    private long freeAt;
    private Runnable cancelPause = () -> {};

    ProgressReports(Timer timer, LongSupplier nanoTime, DeviceSession session, OtaMessages messages) {
        this.timer = timer;
        this.nanoTime = nanoTime;
        this.session = session;
        this.messages = messages;
        freeAt = nanoTime.getAsLong();
    }

    /** Reports a percentage, unless a newer report of the same reporter overtakes it. */
    void percent(Object reporter, OtaModule module, int percent, String desc) {
        offer(reporter, new Report(module, percent, desc, false, new CompletableFuture<>()));
    }

    /**
     * Reports how it ended.
     *
     * @return the step when the platform has acknowledged it; fails when that is no longer to be expected
     */
    CompletionStage<Integer> last(Object reporter, OtaModule module, int step, String desc) {
        Report report = new Report(module, step, desc, true, new CompletableFuture<>());
        offer(reporter, report);
        return report.arrival;
    }

    void forget(Object reporter) {
        synchronized (waiting) {
            waiting.remove(reporter);
            if (underWay == reporter) {
                underWay = null;
            }
        }
    }

    void online() {
        synchronized (waiting) {
            offline = false;
        }
        drain();
    }

    void close() {
        List<Report> left;
        synchronized (waiting) {
            closed = true;
            cancelPause.run();
            left = new ArrayList<>(waiting.values());
            waiting.clear();
        }
        left.forEach(report -> report.arrival.completeExceptionally(closedFailure()));
    }

    private void offer(Object reporter, Report report) {
        @Nullable Exception refusal = null;
        synchronized (waiting) {
            if (closed) {
                refusal = closedFailure();
            } else if (waiting.size() >= MAX_WAITING && !waiting.containsKey(reporter)) {
                refusal = new QuotaFailure(
                        LinkFailure.Reason.QUEUE_FULL, MAX_WAITING + " reports of updates wait already");
            } else {
                waiting.put(reporter, report);
            }
        }
        if (refusal == null) {
            drain();
        } else {
            report.arrival.completeExceptionally(refusal);
        }
    }

    private void drain() {
        Object reporter;
        Report next;
        synchronized (waiting) {
            if (sending || offline || closed || waiting.isEmpty()) {
                return;
            }
            long pause = freeAt - nanoTime.getAsLong();
            if (pause > 0) {
                if (!paused) {
                    paused = true;
                    cancelPause = timer.after(Duration.ofNanos(pause), this::goOn);
                }
                return;
            }
            reporter = nextReporter();
            next = waiting.remove(reporter);
            sending = true;
            underWay = reporter;
        }
        if (next != null) {
            messages.publish(session, SystemTopic.OTA_PROGRESS, () -> params(next))
                    .whenComplete((sent, failure) -> sent(reporter, next, failure));
        }
    }

    private Object nextReporter() {
        for (Map.Entry<Object, Report> entry : waiting.entrySet()) {
            if (entry.getValue().last()) {
                return entry.getKey();
            }
        }
        return waiting.keySet().iterator().next();
    }

    private static JsonObject params(Report report) {
        JsonObject params = new JsonObject();
        params.addProperty("step", Integer.toString(report.step()));
        params.addProperty("desc", ForeignText.line(report.desc(), MAX_DESC));
        OtaMessages.params(report.module()).entrySet().forEach(entry -> params.add(entry.getKey(), entry.getValue()));
        return params;
    }

    private void goOn() {
        synchronized (waiting) {
            paused = false;
        }
        drain();
    }

    private void sent(Object reporter, Report report, @Nullable Throwable failure) {
        boolean lost = LinkFailure.isWorthARepeat(failure);
        boolean again;
        synchronized (waiting) {
            sending = false;
            // From here on, and not from when it was sent: it may have waited on the line.
            freeAt = nanoTime.getAsLong() + PACE.toNanos();
            offline |= lost;
            again = lost && !closed && underWay == reporter;
            underWay = null;
            if (again) {
                waiting.putIfAbsent(reporter, report);
            }
        }
        if (failure == null) {
            report.arrival.complete(report.step());
        } else if (!again) {
            logger.debug(
                    "The step {} of {} could not be reported: {}",
                    report.step(),
                    report.module(),
                    ForeignText.reasons(failure));
            report.arrival.completeExceptionally(lost ? closedFailure() : LinkFailure.causeOf(failure));
        }
        drain();
    }

    private static NetworkFailure closedFailure() {
        return NetworkFailure.closed("The update is not reported any more, as the device was closed");
    }
}
