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

import java.util.concurrent.Executor;
import org.openhab.binding.aliyuniot.link.ForeignCode;
import org.openhab.binding.aliyuniot.link.WaitingLine;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the image of a job before anybody starts the update. Whatever comes of it, the update may start then: it loads
 * what is missing itself, and says what is wrong. Works on a serial executor of its own; {@link #abort} is for any thread.
 */
public final class EarlyDownload {
    private final Logger logger = LoggerFactory.getLogger(EarlyDownload.class);

    private final WaitingLine line;
    private final Executor worker;
    private final OtaJob job;
    private final Loading loading;
    private final Runnable over;
    private final AbortSignal abort = new AbortSignal();
    private Runnable leaveLine = () -> {};
    private Runnable noLongerInLine = () -> {};
    private boolean ended;

    /** Makes what loads the image. */
    @FunctionalInterface
    public interface Loading {
        ImageLoader loader(OtaJob job) throws FirmwareFailure;
    }

    /**
     * @param line in which downloads wait for one another
     * @param worker runs one thing after the other, and may wait
     * @param over runs there once when the download has ended, well or not
     */
    public EarlyDownload(WaitingLine line, Executor worker, OtaJob job, Loading loading, Runnable over) {
        this.line = line;
        this.worker = worker;
        this.job = job;
        this.loading = loading;
        this.over = over;
    }

    /** Begins; for one call. */
    public void start() {
        // What the line has for it comes after that.
        worker.execute(this::join);
    }

    /** Ends the download within moments. */
    public void abort() {
        abort.give();
    }

    private void join() {
        try {
            WaitingLine.Turn turn = line.join(worker, others -> {}, this::load);
            leaveLine = turn::leave;
            noLongerInLine = abort.onAbort(() -> {
                if (turn.leave()) {
                    worker.execute(this::load);
                }
            });
        } catch (Throwable e) {
            ForeignCode.failed(logger, "The beginning of the loading of " + job, e);
            end();
        }
    }

    private void load() {
        try {
            noLongerInLine.run();
            ImageLoader loader = loading.loader(job);
            Runnable loaded = abort.onAbort(loader::abort);
            try {
                loader.load();
            } finally {
                loaded.run();
            }
        } catch (FirmwareFailure e) {
            logger.warn("The image of {} cannot be loaded beforehand: {}", job, e.getMessage());
        } catch (Throwable e) {
            ForeignCode.failed(logger, "The loading of " + job, e);
        } finally {
            end();
        }
    }

    private void end() {
        if (!ended) {
            ended = true;
            ForeignCode.run(logger, "The leaving of the line", leaveLine);
            ForeignCode.run(logger, "The end of the loading of " + job, over);
        }
    }
}
