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
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openhab.binding.aliyuniot.link.ScriptedPlatform;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.ota.job.Jobs;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;
import org.openhab.binding.aliyuniot.link.ota.job.OtaModule;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateFailure;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateListener;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateState;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateStatus;

@NonNullByDefault({})
class ModuleUpdatesTest {
    private final OtaJob job = Jobs.of("2.0.0");
    private final List<UpdateStatus> watched = new ArrayList<>();
    private final List<UpdateState> over = new ArrayList<>();
    private final ScriptedPlatform platform = new ScriptedPlatform();
    private AlinkRequests requests;
    private DeviceFirmware device;
    private ModuleDesk desk;
    private ModuleSession session;
    private ModuleUpdates updates;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        requests = new AlinkRequests(platform.runtime, ScriptedPlatform.IDENTITY, platform.session);
        device = new DeviceFirmware(
                platform.runtime, ScriptedPlatform.IDENTITY, platform.session, requests, TrustAnchors.ofRuntime());
        desk = new ModuleDesk(folder, false);
        desk.store.change(record -> record.withJob(job));
        session = new ModuleSession(device, OtaModule.DEFAULT, desk.store.memory(), () -> null);
        updates = new ModuleUpdates(
                desk.mailbox, desk.store, desk, ended -> over.add(ended.status().state()));
    }

    @AfterEach
    void close() {
        desk.store.memory().close(false);
        device.close();
        requests.close();
        platform.close();
    }

    /** Runs the mailbox until the update has left everything. */
    private void awaitEnd() {
        await().atMost(ScriptedPlatform.BOUND).until(() -> {
            desk.work();
            return !over.isEmpty();
        });
    }

    @Test
    void anUpdateThatWaitsIsTheOnlyOne() {
        updates.take(session, job, UpdateListener.NONE);

        assertThat(desk.store.state().update().state()).isEqualTo(UpdateState.WAITING);
        assertThat(updates.isBusy()).isFalse();
        updates.begin(session, job, watched::add);
        assertThat(watched).singleElement().satisfies(refused -> {
            assertThat(refused.state()).isEqualTo(UpdateState.FAILED);
            assertThat(refused.failure().reason()).isEqualTo(UpdateFailure.Reason.NOT_READY);
        });
    }

    @Test
    void withoutASessionNothingBegins() {
        updates.begin(null, job, watched::add);

        assertThat(watched).extracting(UpdateStatus::state).containsExactly(UpdateState.FAILED);
        assertThat(updates.current()).isNull();
    }

    @Test
    void aCancelledUpdateIsRememberedAsAFailedTryAndLeavesRoom() {
        updates.begin(session, job, watched::add);
        assertThat(updates.isBusy()).isTrue();
        assertThat(desk.store.state().isExecutable()).isFalse();

        updates.cancel();
        awaitEnd();

        assertThat(over).containsExactly(UpdateState.CANCELLED);
        assertThat(updates.current()).isNull();
        assertThat(desk.store.state().update()).isNull();
        assertThat(desk.store.state().record().tries().count()).isEqualTo(1);
        assertThat(desk.store.memory().read()).isEqualTo(desk.store.state().record());
        assertThat(desk.store.state().isExecutable()).isTrue();
        assertThat(watched).last().extracting(UpdateStatus::state).isEqualTo(UpdateState.CANCELLED);
    }

    @Test
    void aStoppedUpdateGoesOnWithTheNextStart() {
        updates.begin(session, job, UpdateListener.NONE);
        await().atMost(ScriptedPlatform.BOUND).until(() -> {
            desk.work();
            return desk.store.state().record().started();
        });

        updates.stop();
        awaitEnd();

        assertThat(over).containsExactly(UpdateState.INTERRUPTED);
        assertThat(desk.store.memory().read().started()).isTrue();
        assertThat(desk.store.memory().read().tries()).isNull();
    }

    @Test
    void aFailureFromOutsideEndsAlsoWhatHasNotBegun() {
        updates.take(session, job, watched::add);

        updates.fail(UpdateFailure.removed());
        awaitEnd();

        assertThat(over).containsExactly(UpdateState.FAILED);
        assertThat(updates.fail(UpdateFailure.removed()).toCompletableFuture()).isDone();
    }

    @Test
    void aWatcherThatFailsHarmsNobody() {
        updates.begin(session, job, status -> {
            throw new AssertionError("for the test");
        });
        updates.cancel();
        awaitEnd();

        assertThat(over).containsExactly(UpdateState.CANCELLED);
        assertThat(desk.heard).contains("moved CANCELLED");
    }
}
