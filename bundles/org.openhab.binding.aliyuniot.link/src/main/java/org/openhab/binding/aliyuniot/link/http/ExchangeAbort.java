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
package org.openhab.binding.aliyuniot.link.http;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Ends an exchange from any thread, whatever its own thread waits for in the socket. It closes the socket below TLS,
 * which waits for nobody; closing that of TLS waits for whoever reads or writes. Nothing here waits.
 */
final class ExchangeAbort {
    private final CompletableFuture<HttpFailure.Reason> end = new CompletableFuture<>();
    private @Nullable Socket socket;

    /** From now on this is the socket; an earlier one is done with. */
    void holds(Socket newest) {
        Socket earlier;
        synchronized (this) {
            earlier = socket;
            socket = newest;
        }
        if (earlier != null) {
            close(earlier);
        }
        if (end.isDone()) {
            close(newest);
        }
    }

    /** Ends the exchange for good, also if it has no socket yet. The first reason stays. */
    void cut(HttpFailure.Reason why) {
        end.complete(why);
        Socket current;
        synchronized (this) {
            current = socket;
        }
        if (current != null) {
            close(current);
        }
    }

    /** Why it was cut; {@code null} if it was not. */
    HttpFailure.@Nullable Reason reason() {
        return end.isDone() ? end.join() : null;
    }

    /** Is complete when it is cut. */
    CompletableFuture<HttpFailure.Reason> end() {
        return end;
    }

    private static void close(Socket closing) {
        try {
            closing.close();
        } catch (IOException e) {
            // It is closed all the same.
        }
    }
}
