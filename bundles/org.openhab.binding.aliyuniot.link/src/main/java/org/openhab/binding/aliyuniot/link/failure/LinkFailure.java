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
package org.openhab.binding.aliyuniot.link.failure;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.text.ForeignText;

/**
 * Something that did not work on the way to the platform. The subclass tells who can help, the reason tells what to do;
 * the message is a full sentence in English for logs and never carries a secret.
 */
public abstract sealed class LinkFailure extends Exception
        permits AuthenticationFailure, ConfigurationFailure, NetworkFailure, ProtocolFailure, QuotaFailure {
    private static final long serialVersionUID = 1L;
    private static final int MAX_LENGTH = 1000;

    LinkFailure(String message) {
        super(ForeignText.line(message, MAX_LENGTH));
    }

    LinkFailure(String message, Throwable cause) {
        super(ForeignText.line(message, MAX_LENGTH), cause);
    }

    /**
     * What went wrong, as a constant of the subclass's own enumeration.
     */
    public abstract Enum<?> reason();

    /** What a stage failed with, taken out of what {@link CompletableFuture} and the like wrap around it. */
    public static Throwable causeOf(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException || cause instanceof ExecutionException) {
            Throwable inner = cause.getCause();
            if (inner == null) {
                return cause;
            }
            cause = inner;
        }
        return cause;
    }

    /** Whether the next connection may bring what failed for want of this one. */
    public static boolean isWorthARepeat(@Nullable Throwable failure) {
        return failure != null
                && causeOf(failure) instanceof NetworkFailure network
                && network.reason() != NetworkFailure.Reason.CLOSED;
    }
}
