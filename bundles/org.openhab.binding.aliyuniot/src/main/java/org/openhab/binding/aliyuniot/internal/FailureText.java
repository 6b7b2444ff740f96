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
package org.openhab.binding.aliyuniot.internal;

import org.openhab.binding.aliyuniot.link.failure.LinkFailure;

/**
 * The sentence of a failure for users. It takes messages only from this add-on's exceptions: those of libraries may
 * contain anything, secrets included.
 */
public final class FailureText {
    private static final String OURS = "org.openhab.binding.aliyuniot.";

    private FailureText() {}

    /** A sentence for the user; never the words of a library. */
    public static String of(Throwable failure) {
        Throwable cause = LinkFailure.causeOf(failure);
        String message = cause.getMessage();
        return message != null && isOurs(cause)
                ? message
                : "Unexpected " + cause.getClass().getSimpleName();
    }

    private static boolean isOurs(Throwable failure) {
        return failure.getClass().getName().startsWith(OURS)
                // What values and operations of this add-on refuse with.
                || failure.getClass() == IllegalArgumentException.class
                || failure.getClass() == IllegalStateException.class;
    }
}
