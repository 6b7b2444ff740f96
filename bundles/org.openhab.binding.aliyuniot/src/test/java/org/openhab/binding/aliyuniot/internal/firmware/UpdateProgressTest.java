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

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.binding.aliyuniot.internal.firmware.install.InstallFailure;
import org.openhab.binding.aliyuniot.link.ota.job.OtaFailure;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateFailure;
import org.openhab.core.thing.binding.firmware.ProgressCallback;
import org.openhab.core.thing.binding.firmware.ProgressStep;

@NonNullByDefault({})
class UpdateProgressTest {
    private static final UpdateFailure FAILURE = new InstallFailure(OtaFailure.BURN, "firmware.unexpected", "x", "y");

    private final List<String> calls = new ArrayList<>();
    private final UpdateProgress progress = new UpdateProgress(
            new Recorder(), ProgressStep.DOWNLOADING, ProgressStep.TRANSFERRING, ProgressStep.UPDATING);

    private final class Recorder implements ProgressCallback {
        @Override
        public void defineSequence(ProgressStep... steps) {
            calls.add("sequence " + steps.length);
        }

        @Override
        public void next() {
            calls.add("next");
        }

        @Override
        public void update(int percent) {
            calls.add("update " + percent);
        }

        // Without @Override: only openHAB itself has it.
        public void pending() {
            calls.add("pending");
        }

        @Override
        public void success() {
            calls.add("success");
        }

        @Override
        public void failed(String key, Object... arguments) {
            calls.add("failed " + key + " " + List.of(arguments));
            throw new IllegalArgumentException("There is no text for that");
        }

        @Override
        public void canceled() {
            calls.add("canceled");
            throw new IllegalStateException("Update is finished.");
        }
    }

    @Test
    void stepsGoForwardAndPercentagesUp() {
        progress.enter(ProgressStep.DOWNLOADING);
        progress.percent(10);
        progress.percent(5);
        progress.percent(10);
        progress.enter(ProgressStep.UPDATING);
        progress.enter(ProgressStep.DOWNLOADING);
        progress.enter(ProgressStep.UPDATING);
        progress.percent(101);
        progress.succeeded();

        assertThat(calls).containsExactly("sequence 3", "next", "update 10", "next", "next", "update 100", "success");
    }

    @Test
    void thereIsOneEndWhateverOpenhabSaysToIt() {
        progress.failed(FAILURE);
        progress.cancelled();
        progress.succeeded();
        progress.percent(50);
        progress.enter(ProgressStep.UPDATING);

        assertThat(calls).containsExactly("sequence 3", "failed firmware.unexpected [y]");
    }

    @Test
    void aCancelledUpdateThatOpenhabHasEndedItselfIsOver() {
        progress.cancelled();
        progress.failed(FAILURE);

        assertThat(calls).containsExactly("sequence 3", "canceled");
    }

    @Test
    void nobodyHasToListen() {
        UpdateProgress alone = new UpdateProgress(null, ProgressStep.DOWNLOADING);
        alone.enter(ProgressStep.DOWNLOADING);
        alone.percent(3);
        alone.succeeded();

        assertThat(calls).containsExactly("sequence 3");
    }
}
