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
package org.openhab.core.internal.common;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.openhab.core.common.SafeCaller;
import org.openhab.core.common.SafeCallerBuilder;
import org.osgi.service.component.annotations.Component;

/** The host's {@link SafeCaller}: calls run in the pool {@code safeCall}. */
@Component(service = SafeCaller.class)
public class GuardedCalls implements SafeCaller {
    /** One lock for each identifier with a call under way. */
    private final Map<Object, IdentifierLock> locks = new ConcurrentHashMap<>();

    @Override
    public <T> SafeCallerBuilder<T> create(T target, Class<T> interfaceType) {
        return new GuardedCallBuilder<>(target, interfaceType, this);
    }

    /** Runs the call when no other one with the identifier is running. */
    void runAlone(Object identifier, Runnable call) {
        IdentifierLock lock = locks.compute(identifier, (key, present) -> {
            IdentifierLock used = present == null ? new IdentifierLock() : present;
            used.users++;
            return used;
        });
        try {
            synchronized (lock) {
                call.run();
            }
        } finally {
            locks.compute(identifier, (key, present) -> --lock.users == 0 ? null : present);
        }
    }

    private static final class IdentifierLock {
        private int users;
    }
}
