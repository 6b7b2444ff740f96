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
package org.openhab.binding.aliyuniot.internal.firmware;

import java.util.concurrent.Executor;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.ForeignCode;
import org.openhab.binding.aliyuniot.link.WaitingLine;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the image of a job before anybody starts the update. Whatever comes of it, the update may start then: it loads
 * what is missing itself, and says what is wrong.
 */
final class EarlyDownload implements Runnable {
    private final Logger logger = LoggerFactory.getLogger(EarlyDownload.class);

    private final WaitingLine line;
    private final Executor worker;
    private final OtaJob job;
    private final Loading loading;
    private final Runnable over;
    private @Nullable ImageLoader loader;
    private boolean aborted;
    private volatile boolean isOver;
    private WaitingLine.@Nullable Turn turn;

    /** Makes what loads the image. */
    @FunctionalInterface
    interface Loading {
        ImageLoader loader(OtaJob job) throws FirmwareFailure;
    }

    /**
     * @param line in which downloads wait for one another
     * @param worker runs one thing after the other
     * @param over runs on the thread of the download when it has ended
     */
    EarlyDownload(WaitingLine line, Executor worker, OtaJob job, Loading loading, Runnable over) {
        this.line = line;
        this.worker = worker;
        this.job = job;
        this.loading = loading;
        this.over = over;
    }

    boolean isFor(OtaJob other) {
        return job.hasSameImageAs(other);
    }

    boolean isOver() {
        return isOver;
    }

    /** Ends the download within moments; for any thread. */
    synchronized void abort() {
        aborted = true;
        ImageLoader running = loader;
        if (running != null) {
            running.abort();
        }
        WaitingLine.Turn waiting = turn;
        if (waiting != null && waiting.leave()) {
            worker.execute(this::load);
        }
    }

    private synchronized ImageLoader begin() throws FirmwareFailure {
        ImageLoader made = loading.loader(job);
        loader = made;
        if (aborted) {
            made.abort();
        }
        return made;
    }

    @Override
    public synchronized void run() {
        try {
            turn = line.join(worker, others -> {}, this::load);
        } catch (Throwable e) {
            isOver = true;
            throw e;
        }
        if (aborted) {
            abort();
        }
    }

    private void load() {
        try {
            begin().load();
        } catch (UpdateFailure | FirmwareFailure e) {
            logger.warn("The image of {} cannot be loaded beforehand: {}", job, e.getMessage());
        } catch (Throwable e) {
            ForeignCode.failed(logger, "The loading of " + job, e);
        } finally {
            ForeignCode.run(logger, "The leaving of the line", this::leave);
            isOver = true;
            ForeignCode.run(logger, "The end of the loading of " + job, over);
        }
    }

    private synchronized void leave() {
        WaitingLine.Turn had = turn;
        if (had != null) {
            had.leave();
        }
    }
}
