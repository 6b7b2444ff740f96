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

import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;

/**
 * The download beforehand that there may be at a time, and what the last one was for. For any thread.
 */
final class EarlyDownloads {
    private final LinkRuntime runtime;
    private volatile @Nullable EarlyDownload last;

    EarlyDownloads(LinkRuntime runtime) {
        this.runtime = runtime;
    }

    /** Whether a download for a job has come to its end, a bad one included. */
    boolean isDone(OtaJob job) {
        EarlyDownload known = last;
        return known != null && known.isFor(job) && known.isOver();
    }

    boolean isBusy() {
        EarlyDownload known = last;
        return known != null && !known.isOver();
    }

    /** Begins to load, unless that runs or was done for the job already. */
    synchronized void begin(OtaJob job, EarlyDownload.Loading loading, Runnable over) {
        EarlyDownload known = last;
        if (known == null || known.isOver() && !known.isFor(job)) {
            EarlyDownload begun =
                    new EarlyDownload(runtime.downloads(), runtime.newCallbackMailbox(), job, loading, over);
            last = begun;
            begun.run();
        }
    }

    /** Ends a download for another job. */
    void abortUnlessFor(OtaJob job) {
        EarlyDownload known = last;
        if (known != null && !known.isFor(job)) {
            known.abort();
        }
    }

    void abort() {
        EarlyDownload known = last;
        if (known != null) {
            known.abort();
        }
    }

    /** The image is installed, so the next job needs another download whatever it is. */
    void forget() {
        last = null;
    }
}
