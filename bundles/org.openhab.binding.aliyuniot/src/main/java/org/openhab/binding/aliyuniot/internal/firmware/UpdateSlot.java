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

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.LinkRuntime;

/**
 * The one update of a module that there may be at a time. For any thread.
 */
final class UpdateSlot {
    private final LinkRuntime runtime;
    private volatile @Nullable FirmwareUpdate update;
    private volatile boolean closed;

    UpdateSlot(LinkRuntime runtime) {
        this.runtime = runtime;
    }

    /** The update that runs, or waits for the device to be online; {@code null} if there is none. */
    @Nullable
    FirmwareUpdate current() {
        return update;
    }

    boolean isFree() {
        return update == null && !closed;
    }

    /** Whether something works for an update. */
    boolean isBusy() {
        FirmwareUpdate running = update;
        return running != null && !running.isUnbegun();
    }

    /**
     * Takes an update in.
     *
     * @param made is asked if it can be taken in, as an update holds the version back from its making on
     * @return {@code null} if it cannot
     */
    synchronized @Nullable FirmwareUpdate take(Supplier<FirmwareUpdate> made) {
        if (!isFree()) {
            return null;
        }
        FirmwareUpdate taken = made.get();
        update = taken;
        return taken;
    }

    /** Lets an update work, on a thread of its own; a second call does nothing. */
    void run(FirmwareUpdate taken) {
        if (taken.mayRun()) {
            runtime.newCallbackMailbox().execute(taken);
        }
    }

    void cancel() {
        FirmwareUpdate running = update;
        if (running != null) {
            running.cancel();
            run(running);
        }
    }

    /**
     * Fails the update, if there is one.
     *
     * @return ends when the platform knows, or will not
     */
    CompletionStage<?> fail(UpdateFailure why) {
        FirmwareUpdate running = update;
        if (running == null) {
            return CompletableFuture.completedFuture(null);
        }
        running.fail(why);
        run(running);
        return running.told();
    }

    /** The update has left everything. */
    void free() {
        update = null;
    }

    /** Stops the update, and takes no other one in; its module's version must not be known to the session any more. */
    void close() {
        FirmwareUpdate running;
        synchronized (this) {
            closed = true;
            running = update;
        }
        if (running != null) {
            running.stop();
            running.letGo();
        }
    }
}
