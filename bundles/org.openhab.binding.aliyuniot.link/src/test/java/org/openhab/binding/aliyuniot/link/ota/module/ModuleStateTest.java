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

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.binding.aliyuniot.link.ota.job.Jobs;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;
import org.openhab.binding.aliyuniot.link.ota.module.ModuleState.Early;
import org.openhab.binding.aliyuniot.link.ota.module.ModuleState.Line;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateFailure;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateStatus;

@NonNullByDefault({})
class ModuleStateTest {
    private final OtaJob job = Jobs.of("2.0.0");
    private final OtaJob other = Jobs.of("3.0.0");
    private final ModuleState ready = ModuleState.first(ModuleDesk.settings(false))
            .with(ModuleState.first(ModuleDesk.settings(false)).record().withJob(job))
            .with(Line.ONLINE);

    @Test
    void anUpdateBeginsWhereAJobWaitsOnlineAndNothingIsDoneYet() {
        assertThat(ready.isExecutable()).isTrue();
        assertThat(ready.with(ready.record().withoutJob()).isExecutable()).isFalse();
        for (Line line : Line.values()) {
            assertThat(ready.with(line).isExecutable()).as(line.name()).isEqualTo(line == Line.ONLINE);
        }
        UpdateStatus running = UpdateStatus.refused(job, UpdateFailure.notReady());
        assertThat(ready.withUpdate(running).isExecutable()).isFalse();
        assertThat(ready.withEarly(new Early(job, false)).isExecutable()).isFalse();
        assertThat(ready.withEarly(new Early(other, true)).isExecutable()).isTrue();
    }

    @Test
    void whereImagesHaveToBeHereBeforeTheUpdateWaitsForThat() {
        ModuleState strict = ready.with(ModuleDesk.settings(true));

        assertThat(strict.isExecutable()).isFalse();
        assertThat(strict.withEarly(new Early(other, true)).isExecutable()).isFalse();
        assertThat(strict.withEarly(new Early(job, false)).isExecutable()).isFalse();
        assertThat(strict.withEarly(new Early(job, true)).isExecutable()).isTrue();
    }

    @Test
    void aJobIsLoadedBeforehandOnceAndOneAtATime() {
        ModuleState strict = ready.with(ModuleDesk.settings(true));

        assertThat(strict.mayLoadEarly(job)).isTrue();
        assertThat(strict.with(Line.OFFLINE).mayLoadEarly(job)).isTrue();
        assertThat(strict.with(Line.CLOSED).mayLoadEarly(job)).isFalse();
        assertThat(ready.mayLoadEarly(job)).isFalse();
        assertThat(strict.withEarly(new Early(other, false)).mayLoadEarly(job)).isFalse();
        assertThat(strict.withEarly(new Early(other, true)).mayLoadEarly(job)).isTrue();
        assertThat(strict.withEarly(new Early(job, true)).mayLoadEarly(job)).isFalse();
        assertThat(strict.withEarly(new Early(job, false)).withEarlyOver().early())
                .isEqualTo(new Early(job, true));
    }
}
