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
package org.openhab.aliyuniot.emulator;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.eclipse.jdt.annotation.NonNullByDefault;

/** Waits for a condition, with a bound that only a failure reaches. */
@NonNullByDefault({})
public final class Waiting {
    private Waiting() {}

    public static void until(Callable<Boolean> condition) {
        // Paho's client, which many tests use as a device, fails in threads of its own when it is closed.
        Awaitility.await()
                .dontCatchUncaughtExceptions()
                .pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(20))
                .until(condition);
    }
}
