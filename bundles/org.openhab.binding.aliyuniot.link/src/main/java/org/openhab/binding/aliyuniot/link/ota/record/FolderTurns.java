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
package org.openhab.binding.aliyuniot.link.ota.record;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Has those of this process who want the same folder wait for one another, in the order in which they came: a thing that
 * starts anew waits for the update of its former run, which is about to end. The lock of the folder itself only says
 * that somebody else has it. For any thread; without locks.
 */
final class FolderTurns {
    /** When the last one who came has left, by folder. */
    private static final ConcurrentMap<String, CompletableFuture<@Nullable Void>> LAST = new ConcurrentHashMap<>();

    private FolderTurns() {}

    /**
     * Comes last.
     *
     * @param folder the same text for all who want the same one
     */
    static Turn join(String folder) {
        CompletableFuture<@Nullable Void> over = new CompletableFuture<>();
        CompletableFuture<@Nullable Void> before = LAST.put(folder, over);
        return new Turn(folder, before == null ? CompletableFuture.completedFuture(null) : before, over);
    }

    /** The turn of one. */
    static final class Turn {
        private final String folder;
        private final CompletableFuture<@Nullable Void> before;
        private final CompletableFuture<@Nullable Void> over;

        private Turn(String folder, CompletableFuture<@Nullable Void> before, CompletableFuture<@Nullable Void> over) {
            this.folder = folder;
            this.before = before;
            this.over = over;
        }

        /** Ends when all who came before have left. */
        CompletionStage<@Nullable Void> comes() {
            return before;
        }

        /** Leaves; whoever comes next goes on when those before have left, too. */
        void leave() {
            before.whenComplete((none, never) -> {
                LAST.remove(folder, over);
                over.complete(null);
            });
        }
    }
}
