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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.NonNullByDefault;

/** What code of others may throw, declared or not. */
@NonNullByDefault({})
public final class Thrown {
    public static final List<Supplier<Throwable>> KINDS = List.of(
            StackOverflowError::new,
            () -> new OutOfMemoryError("for the test"),
            () -> new NoClassDefFoundError("org/example/Missing"),
            () -> new ExceptionInInitializerError(new IllegalStateException("for the test")),
            () -> new AssertionError("for the test"),
            () -> new LinkageError("for the test"),
            () -> new ServiceConfigurationError("for the test"),
            () -> new InternalError("for the test"),
            () -> new IOException("for the test"),
            () -> new InterruptedException("for the test"),
            () -> new TimeoutException("for the test"),
            () -> new CancellationException("for the test"),
            () -> new CompletionException("for the test", null),
            () -> new RejectedExecutionException("for the test"),
            () -> new IllegalStateException("for the test"),
            () -> new IllegalArgumentException("for the test"),
            () -> new NullPointerException("for the test"),
            () -> new ConcurrentModificationException("for the test"),
            () -> new UncheckedIOException(new IOException("for the test")),
            Mute::new);

    /** One that cannot even tell what it is. */
    private static final class Mute extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new IllegalStateException("There is no message");
        }
    }

    private Thrown() {}

    /** Throws whatever it is, undeclared. */
    @SuppressWarnings("unchecked")
    public static <T extends Throwable> RuntimeException sneakily(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
