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

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.binding.aliyuniot.internal.AliyunIotBindingConstants;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateFailure;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateState;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateStatus;
import org.openhab.core.thing.ThingUID;

@NonNullByDefault({})
class FirmwareDisplayTest implements FirmwareReports {
    private final OtaJob job = OfferedFirmwareTest.job("2.0.0", "");
    private final List<String> shown = new ArrayList<>();
    private final List<Runnable> timers = new ArrayList<>();
    private final FirmwareDisplay display = new FirmwareDisplay(
            new FirmwareSurroundings(new AliyunFirmwareProvider(), () -> null, Path.of("."), "test"),
            new ThingUID(AliyunIotBindingConstants.THING_TYPE_DEVICE, "test"),
            this,
            (delay, task) -> {
                timers.add(task);
                return () -> timers.remove(task);
            });

    private void move(UpdateState state, int percent, UpdateFailure failure) {
        display.moved(new UpdateStatus(job, state, percent, 0, failure));
    }

    @Test
    void percentagesAreShownNowAndThenAndTheLatestInAnyCase() {
        move(UpdateState.DOWNLOADING, 1, null);
        move(UpdateState.DOWNLOADING, 2, null);
        move(UpdateState.DOWNLOADING, 3, null);
        assertThat(shown).hasSize(2).contains("progress DOWNLOADING 1");
        assertThat(timers).hasSize(1);

        display.close();
        assertThat(timers).isEmpty();
    }

    @Test
    void anotherStateIsShownAtOnceAndWhatWasHeldBackNotAnyMore() {
        move(UpdateState.DOWNLOADING, 1, null);
        move(UpdateState.DOWNLOADING, 50, null);
        move(UpdateState.VERIFYING, 70, null);
        assertThat(shown).contains("progress VERIFYING 70");
        shown.clear();

        timers.remove(0).run();

        assertThat(shown).isEmpty();
    }

    @Test
    void aFailureIsRemarkedAndACancelIsNot() {
        move(UpdateState.FAILED, 3, UpdateFailure.notReady());
        assertThat(shown).containsExactly("remark @text/firmware.not-ready", "updating null", "progress FAILED 3");
        shown.clear();

        move(UpdateState.CANCELLED, 3, UpdateFailure.notReady());
        assertThat(shown).containsExactly("remark null", "updating null", "progress CANCELLED 3");
    }

    @Test
    void afterTheEndNothingIsShown() {
        display.close();
        move(UpdateState.DOWNLOADING, 1, null);
        display.refreshStatus();

        assertThat(shown).isEmpty();
    }

    @Override
    public void updating(String text) {
        shown.add("updating " + text);
    }

    @Override
    public void remark(String text) {
        shown.add("remark " + text);
    }

    @Override
    public void installed(String version) {
        shown.add("installed " + version);
    }

    @Override
    public void triggered(String event) {
        shown.add("triggered " + event);
    }

    @Override
    public void progress(FirmwareProgress progress) {
        shown.add("progress " + progress.state() + " " + progress.percent());
    }
}
