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
package org.openhab.sandbox;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A process that must not outlive this Java. */
public final class ChildProcess {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Whoever has sent a signal waits; a Karaf that is still starting does not heed it in good time. */
    private static final Duration PATIENCE_AT_EXIT = Duration.ofSeconds(10);

    private ChildProcess() {}

    /**
     * Has a process ended when this Java ends, by a signal too; this Java waits for it. If it is ending already, the
     * process is ended here.
     *
     * @param name of the thread that does it
     * @return that thread, a shutdown hook
     */
    public static Thread endWithThisJava(Process process, String name) {
        Thread hook = new Thread(() -> end(process, PATIENCE_AT_EXIT), name);
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            end(process, PATIENCE_AT_EXIT);
        }
        return hook;
    }

    /** Ends a process in good order; after 30 s without mercy. Returns when it is gone; a second call does nothing. */
    public static void end(Process process) {
        end(process, PATIENCE);
    }

    private static void end(Process process, Duration patience) {
        process.destroy();
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                endAtOnce(process);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Ends a process without giving it a chance. Returns when it is gone. */
    public static void endAtOnce(Process process) {
        process.destroyForcibly();
        try {
            process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
