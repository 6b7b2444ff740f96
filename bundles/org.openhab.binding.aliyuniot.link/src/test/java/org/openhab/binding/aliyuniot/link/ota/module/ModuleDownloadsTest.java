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
import org.openhab.binding.aliyuniot.link.ota.module.ModuleState.Early;

@NonNullByDefault({})
class ModuleDownloadsTest {
    private final OtaJob job = Jobs.of("2.0.0");
    private final ScriptedPlatform platform = new ScriptedPlatform();
    private AlinkRequests requests;
    private DeviceFirmware device;
    private ModuleDesk desk;
    private ModuleSession session;
    private ModuleDownloads downloads;
    private int ends;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        requests = new AlinkRequests(platform.runtime, ScriptedPlatform.IDENTITY, platform.session);
        device = new DeviceFirmware(
                platform.runtime, ScriptedPlatform.IDENTITY, platform.session, requests, TrustAnchors.ofRuntime());
        desk = new ModuleDesk(folder, true);
        session = new ModuleSession(device, OtaModule.DEFAULT, desk.store.memory(), () -> null);
        downloads = new ModuleDownloads(desk.mailbox, desk.store, () -> ends++);
    }

    @AfterEach
    void close() {
        downloads.abort();
        desk.store.memory().close(false);
        device.close();
        requests.close();
        platform.close();
    }

    private void awaitEnd(int count) {
        await().atMost(ScriptedPlatform.BOUND).until(() -> {
            desk.work();
            return ends == count;
        });
    }

    @Test
    void oneIsLoadedAtATimeAndEachOnce() {
        downloads.begin(session, job);
        downloads.begin(session, Jobs.of("3.0.0"));
        assertThat(desk.store.state().early()).isEqualTo(new Early(job, false));

        downloads.abort();
        awaitEnd(1);

        assertThat(desk.store.state().early()).isEqualTo(new Early(job, true));
        downloads.begin(session, job);
        assertThat(desk.store.state().isLoadingEarly()).isFalse();
        downloads.begin(session, Jobs.of("3.0.0"));
        assertThat(desk.store.state().isLoadingEarly()).isTrue();
    }

    @Test
    void oneForAnotherJobIsOfNoUse() {
        downloads.begin(session, job);
        downloads.abortUnlessFor(job);
        assertThat(desk.store.state().isLoadingEarly()).isTrue();

        downloads.abortUnlessFor(Jobs.of("3.0.0"));
        awaitEnd(1);
    }

    @Test
    void nothingIsLoadedWhereNobodyWantsThat() {
        desk.store.replace(state -> state.with(ModuleDesk.settings(false)));

        downloads.begin(session, job);

        assertThat(desk.store.state().early()).isNull();
    }
}
