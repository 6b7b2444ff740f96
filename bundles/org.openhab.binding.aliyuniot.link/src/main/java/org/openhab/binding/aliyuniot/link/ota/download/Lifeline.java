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
package org.openhab.binding.aliyuniot.link.ota.download;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.LinkRuntime;

/**
 * Lets anybody end what a thread waits for in a socket. For any thread.
 */
final class Lifeline {
    private final LinkRuntime runtime;
    private @Nullable Socket socket;
    private boolean cut;

    Lifeline(LinkRuntime runtime) {
        this.runtime = runtime;
    }

    /** From now on this is the socket; an earlier one is done with. */
    synchronized void holds(Socket newest) {
        socket = newest;
        if (cut) {
            closeSoon(newest);
        }
    }

    /** A new try begins; a cut of an earlier one holds no more. */
    synchronized void mend() {
        cut = false;
        socket = null;
    }

    /** Ends the try for good, also if it has no socket yet. Does not wait. */
    synchronized void cut() {
        cut = true;
        Socket current = socket;
        if (current != null) {
            closeSoon(current);
        }
    }

    /**
     * Cuts after a time.
     *
     * @return calls it off
     */
    Runnable cutAfter(Duration delay) {
        return runtime.after(delay, this::cut);
    }

    private void closeSoon(Socket closing) {
        // Closing a TLS socket may wait for whoever writes to it. A thread of its own: it is rare, and has to work
        // while
        // the runtime is being closed.
        runtime.readers()
                .newThread(() -> {
                    try {
                        closing.close();
                    } catch (IOException e) {
                        // It is closed all the same.
                    }
                })
                .start();
    }
}
