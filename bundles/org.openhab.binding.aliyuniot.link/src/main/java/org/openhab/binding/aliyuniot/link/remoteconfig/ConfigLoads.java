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
package org.openhab.binding.aliyuniot.link.remoteconfig;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Which file of configuration is being loaded, and which one waits for the end of that: the newest. Its state is on a
 * mailbox of its own; for any thread.
 */
final class ConfigLoads {
    private final Executor mailbox;
    private final Executor worker;
    private @Nullable ConfigLoad running;
    private @Nullable ConfigLoad next;
    private boolean closed;

    /**
     * @param mailbox runs one thing after the other, and loses none
     * @param worker another one, which may wait
     */
    ConfigLoads(Executor mailbox, Executor worker) {
        this.mailbox = mailbox;
        this.worker = worker;
    }

    /**
     * Loads the newest file there is.
     *
     * @param load of this file; dropped unheard if another one does the same already
     * @return ends as that load does, or with a {@link ConfigFailure} if another file takes its place
     */
    CompletionStage<StoredConfig> load(ConfigLoad load, ConfigFile file, boolean tellAnyhow) {
        CompletableFuture<StoredConfig> end = new CompletableFuture<>();
        mailbox.execute(() -> begin(load, file, tellAnyhow).end().whenComplete((stored, failure) -> {
            if (failure == null) {
                end.complete(stored);
            } else {
                end.completeExceptionally(failure);
            }
        }));
        return end;
    }

    private ConfigLoad begin(ConfigLoad load, ConfigFile file, boolean tellAnyhow) {
        ConfigLoad present = running;
        ConfigLoad waiting = next;
        ConfigLoad newest = waiting == null ? present : waiting;
        if (closed) {
            load.drop(ConfigFailure.closed());
        } else if (newest != null && newest.doesFor(file, tellAnyhow)) {
            return newest;
        } else if (present == null) {
            start(load);
        } else {
            next = load;
            if (waiting != null) {
                waiting.drop(ConfigFailure.superseded());
            }
            present.abort(ConfigFailure.superseded());
        }
        return load;
    }

    private void start(ConfigLoad load) {
        running = load;
        load.end().whenComplete((stored, failure) -> mailbox.execute(this::ended));
        load.start(worker);
    }

    private void ended() {
        ConfigLoad waiting = next;
        running = null;
        next = null;
        if (waiting != null) {
            start(waiting);
        }
    }

    /** Gives up what is under way, and begins nothing more. */
    void close() {
        mailbox.execute(() -> {
            closed = true;
            ConfigLoad waiting = next;
            next = null;
            if (waiting != null) {
                waiting.drop(ConfigFailure.closed());
            }
            ConfigLoad present = running;
            if (present != null) {
                present.abort(ConfigFailure.closed());
            }
        });
    }
}
