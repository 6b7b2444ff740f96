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

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openhab.binding.aliyuniot.link.ota.job.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.job.Jobs;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;

@NonNullByDefault({})
class ModuleJobsTest {
    private final OtaJob job = Jobs.of("2.0.0");
    private ModuleDesk desk;
    private ModuleJobs jobs;

    @BeforeEach
    void open(@TempDir Path folder) {
        desk = new ModuleDesk(folder, false);
        jobs = new ModuleJobs(
                "thing",
                desk.store,
                desk,
                new ModuleUpdates(desk.mailbox, desk.store, desk, over -> {}),
                new ModuleDownloads(desk.mailbox, desk.store, () -> {}));
    }

    @AfterEach
    void close() {
        desk.store.memory().close(false);
    }

    @Test
    void aJobWaitsIsDueAndSurvives() {
        jobs.offered(job, null);

        assertThat(desk.store.state().job()).isEqualTo(job);
        assertThat(desk.store.state().due()).isTrue();
        assertThat(desk.store.memory().read().job()).isEqualTo(job);
        assertThat(desk.heard).containsExactly("remark null", "changed null 2.0.0", "executable true");
    }

    @Test
    void anotherJobTakesItsPlace() {
        jobs.offered(job, null);
        jobs.pulled(Optional.of(Jobs.of("3.0.0")), null);

        assertThat(desk.store.state().job().version()).isEqualTo(new FirmwareVersion("3.0.0"));
    }

    @Test
    void aJobThatThePlatformHasWithdrawnWaitsNoMore() {
        jobs.pulled(Optional.empty(), null);
        assertThat(desk.heard).isEmpty();
        jobs.offered(job, null);

        jobs.pulled(Optional.empty(), null);

        assertThat(desk.store.state().job()).isNull();
        assertThat(desk.heard).endsWith("changed null null", "executable false");
    }

    @Test
    void whatRunsAlreadyIsNotInstalledAgain() {
        jobs.runs(new FirmwareVersion("2.0.0"), null);
        jobs.offered(job, null);

        assertThat(desk.store.state().job()).isNull();
        assertThat(desk.store.state().installed()).isEqualTo(new FirmwareVersion("2.0.0"));
    }

    @Test
    void aJobThatWasMadeForAnotherVersionIsDropped() {
        jobs.offered(job, null);

        jobs.runs(new FirmwareVersion("1.5.0"), null);
        assertThat(desk.store.state().job()).isNull();

        jobs.offered(job, null);
        jobs.runs(new FirmwareVersion("1.5.0"), null);
        assertThat(desk.store.state().job()).as("for the version that runs").isEqualTo(job);
    }

    @Test
    void whatCameMeanwhileIsTakenOnce() {
        desk.store.replace(state -> state.withNext(job));

        assertThat(jobs.takeNext()).isEqualTo(job);
        assertThat(jobs.takeNext()).isNull();
    }
}
