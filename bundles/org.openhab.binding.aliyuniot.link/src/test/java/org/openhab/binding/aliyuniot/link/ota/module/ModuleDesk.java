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
package org.openhab.binding.aliyuniot.link.ota.module;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.aliyuniot.link.LastingMailbox;
import org.openhab.binding.aliyuniot.link.ota.download.DownloadSettings;
import org.openhab.binding.aliyuniot.link.ota.record.FirmwareMemory;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateFailure;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateLimits;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateStatus;

/** The state of a module and its mailbox, driven by hand, and what its listener has heard. */
@NonNullByDefault({})
final class ModuleDesk implements ModuleListener {
    private static final Duration LONG = Duration.ofMinutes(10);

    final Deque<Runnable> tasks = new ArrayDeque<>();
    final List<String> heard = new ArrayList<>();
    final LastingMailbox mailbox = new LastingMailbox(tasks::add, () -> false);
    final ModuleStateStore store;

    /** What users want who want nothing in particular. */
    static UpdateSettings settings(boolean preDownload) {
        return new UpdateSettings(
                null,
                1_000_000,
                null,
                preDownload,
                null,
                new UpdateLimits(LONG, LONG, LONG, LONG, LONG),
                DownloadSettings::of,
                device -> (job, files, ongoing) -> job.version());
    }

    ModuleDesk(Path folder, boolean preDownload) {
        FirmwareMemory memory = new FirmwareMemory(
                new FirmwareMemory.Place(folder, "test", "thing"), (delay, task) -> () -> {}, mailbox);
        store = new ModuleStateStore("thing", memory, this, ModuleState.first(settings(preDownload)));
        memory.open("thing device", 1_000_000, () -> {});
        work();
        store.replace(state -> state.with(ModuleState.Line.ONLINE));
    }

    /** Runs what waits in the mailbox. */
    void work() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    @Override
    public void changed(ModuleState now) {
        heard.add("changed " + now.installed() + " "
                + (now.job() == null ? null : now.job().version()));
    }

    @Override
    public void executableMayDiffer() {
        heard.add("executable " + store.state().isExecutable());
    }

    @Override
    public void remark(UpdateFailure refused) {
        heard.add("remark " + (refused == null ? null : refused.reason()));
    }

    @Override
    public void startIsDue() {
        heard.add("start");
    }

    @Override
    public void moved(UpdateStatus status) {
        heard.add("moved " + status.state());
    }
}
