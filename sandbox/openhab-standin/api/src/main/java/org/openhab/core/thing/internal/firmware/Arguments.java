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
package org.openhab.core.thing.internal.firmware;

import org.eclipse.jdt.annotation.Nullable;

/** Refuses arguments that callers without null analysis may leave out. */
public final class Arguments {
    private Arguments() {}

    /** @throws IllegalArgumentException with the message if it is null */
    public static <T> T present(@Nullable T argument, String message) {
        if (argument == null) {
            throw new IllegalArgumentException(message);
        }
        return argument;
    }

    /** @throws IllegalArgumentException with the message if it is null or empty */
    public static String notEmpty(@Nullable String argument, String message) {
        if (argument == null || argument.isEmpty()) {
            throw new IllegalArgumentException(message);
        }
        return argument;
    }
}
