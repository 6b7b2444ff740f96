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
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openhab.binding.aliyuniot.link.ota.module.ModuleState.Line;

@NonNullByDefault({})
class ModuleInboxTest {
    private final List<String> done = new ArrayList<>();
    private ModuleDesk desk;
    private ModuleInbox inbox;

    @BeforeEach
    void open(@TempDir Path folder) {
        desk = new ModuleDesk(folder, false);
        desk.store.replace(state -> state.with(Line.NOT_READY));
        inbox = new ModuleInbox(desk.mailbox, desk.store);
    }

    @AfterEach
    void close() {
        desk.store.memory().close(false);
    }

    private void give(String name) {
        inbox.execute(() -> done.add(name));
        desk.work();
    }

    @Test
    void whatComesBeforeTheOpeningWaitsForItInItsOrder() {
        give("first");
        inbox.execute(() -> {
            throw new AssertionError("for the test");
        });
        give("second");
        assertThat(done).isEmpty();

        desk.store.replace(state -> state.with(Line.OFFLINE));
        inbox.opened();
        give("third");

        assertThat(done).containsExactly("first", "second", "third");
    }

    @Test
    void nothingIsDoneAfterTheEnd() {
        give("first");
        desk.store.replace(state -> state.with(Line.CLOSED));
        inbox.closed();
        give("second");
        inbox.opened();

        assertThat(done).isEmpty();
    }

    @Test
    void whoWaitsForTheOpeningHearsOfIt() {
        assertThat(inbox.whenOpened()).isNotDone();

        desk.store.replace(state -> state.with(Line.OFFLINE));
        inbox.opened();

        assertThat(inbox.whenOpened()).isCompletedWithValueMatching(ModuleState::isOpen);
    }

    @Test
    void whoWaitsForAnOpeningThatNeverComesHearsOfTheEnd() {
        desk.store.replace(state -> state.with(Line.CLOSED));
        inbox.closed();

        assertThat(inbox.whenOpened()).isCompletedExceptionally();
    }
}
