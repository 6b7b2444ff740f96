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

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.ForeignCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks on the module's mailbox while the module is open: what comes before waits for that, in its order, and what
 * comes afterwards is not done. {@link #execute} is for any thread, the rest on the mailbox.
 */
final class ModuleInbox implements Executor {
    private final Logger logger = LoggerFactory.getLogger(ModuleInbox.class);

    private final Executor mailbox;
    private final ModuleStateStore store;
    private final List<Runnable> untilOpen = new ArrayList<>();
    private final CompletableFuture<ModuleState> opened = new CompletableFuture<>();

    ModuleInbox(Executor mailbox, ModuleStateStore store) {
        this.mailbox = mailbox;
        this.store = store;
    }

    @Override
    public void execute(@Nullable Runnable task) {
        Runnable given = Objects.requireNonNull(task);
        mailbox.execute(() -> {
            if (store.state().isOpen()) {
                given.run();
            } else if (!store.state().isClosed()) {
                untilOpen.add(given);
            }
        });
    }

    /** Ends when the module is open, and with an {@link IllegalStateException} if it is closed before. */
    CompletionStage<ModuleState> whenOpened() {
        return opened;
    }

    /** The module is open: runs what has waited. */
    void opened() {
        opened.complete(store.state());
        List<Runnable> waiting = List.copyOf(untilOpen);
        untilOpen.clear();
        waiting.forEach(task -> ForeignCode.run(logger, "A task of a module", task));
    }

    /** The module is closed. */
    void closed() {
        opened.completeExceptionally(new IllegalStateException("The device is not started any more"));
        untilOpen.clear();
    }
}
