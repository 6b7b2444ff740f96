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

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.binding.aliyuniot.link.WaitingLine;
import org.openhab.binding.aliyuniot.link.ota.job.Jobs;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFailure;

@NonNullByDefault({})
class EarlyDownloadTest {
    private final OtaJob job = Jobs.of("2.0.0");
    private final WaitingLine line = new WaitingLine(1);
    private final Deque<Runnable> worker = new ArrayDeque<>();
    private int loads;
    private int ends;

    private EarlyDownload download(EarlyDownload.Loading loading) {
        return new EarlyDownload(line, worker::add, job, loading, () -> ends++);
    }

    private ImageLoader noPlace(OtaJob wanted) throws FirmwareFailure {
        loads++;
        throw new FirmwareFailure(FirmwareFailure.Reason.NO_SPACE, "for the test");
    }

    private void work() {
        while (!worker.isEmpty()) {
            worker.remove().run();
        }
    }

    private boolean isLineFree() {
        boolean[] hasCome = new boolean[1];
        line.join(worker::add, others -> {}, () -> hasCome[0] = true);
        work();
        return hasCome[0];
    }

    @Test
    void whateverComesOfItItEndsOnceAndLeavesTheLine() {
        download(this::noPlace).start();
        work();

        assertThat(loads).isEqualTo(1);
        assertThat(ends).isEqualTo(1);
        assertThat(isLineFree()).isTrue();
    }

    @Test
    void anErrorIsAnEndToo() {
        download(other -> {
                    throw new NoClassDefFoundError("for the test");
                })
                .start();
        work();

        assertThat(ends).isEqualTo(1);
        assertThat(isLineFree()).isTrue();
    }

    @Test
    void itWaitsForOthersAndIsCalledOffMeanwhile() {
        WaitingLine.Turn other = line.join(worker::add, others -> {}, () -> {});
        EarlyDownload waiting = download(this::noPlace);
        waiting.start();
        work();
        assertThat(ends).isZero();

        waiting.abort();
        work();

        assertThat(ends).isEqualTo(1);
        other.leave();
        work();
        assertThat(ends).isEqualTo(1);
        assertThat(isLineFree()).isTrue();
    }

    @Test
    void calledOffBeforeItBeginsItEndsTheSame() {
        EarlyDownload early = download(this::noPlace);
        early.start();
        early.abort();
        work();

        assertThat(ends).isEqualTo(1);
        early.abort();
        work();
        assertThat(ends).isEqualTo(1);
    }
}
