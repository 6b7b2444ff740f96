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

import java.util.concurrent.TimeUnit;

/** Makes calls into other people's code that neither block nor fail the caller. */
public interface SafeCaller {
    /** Milliseconds after which a call is given up waiting for. */
    long DEFAULT_TIMEOUT = TimeUnit.SECONDS.toMillis(5);

    /** Starts to describe a guarded view of the target. */
    <T> SafeCallerBuilder<T> create(T target, Class<T> interfaceType);
}
