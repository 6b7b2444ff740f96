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
package org.openhab.core.common;

import java.util.function.Consumer;

/** Says how a guarded call treats time-outs and failures. */
public interface SafeCallerBuilder<T> {
    T build();

    /** Milliseconds to wait for a call. */
    SafeCallerBuilder<T> withTimeout(long timeout);

    /** Calls with equal identifiers never run at the same time; the target itself unless said otherwise. */
    SafeCallerBuilder<T> withIdentifier(Object identifier);

    SafeCallerBuilder<T> onException(Consumer<Throwable> exceptionHandler);

    SafeCallerBuilder<T> onTimeout(Runnable timeoutHandler);

    /** The caller does not wait; the call returns nothing. */
    SafeCallerBuilder<T> withAsync();
}
