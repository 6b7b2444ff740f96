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
package org.openhab.sandbox.launcher;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.Nullable;

/** The terminal that sandbox.sh has made pass each key on at once. */
final class Terminal {
    private static final int PATIENCE_SECONDS = 5;

    private Terminal() {}

    /**
     * Gives it back as it was when this Java ends, by a signal too.
     *
     * @param modes as {@code stty -g} prints them; null if there is no terminal
     */
    static void giveBackAtExit(@Nullable String modes) {
        if (modes != null && !modes.isBlank()) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> set(modes), "sandbox-terminal"));
        }
    }

    private static void set(String modes) {
        try {
            new ProcessBuilder("stty", modes).inheritIO().start().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (IOException e) {
            System.err.println("The terminal stays as it is: " + e.getMessage() + ". Type: stty sane");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
