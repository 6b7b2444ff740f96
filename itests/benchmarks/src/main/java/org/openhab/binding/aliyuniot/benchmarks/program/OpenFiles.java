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
package org.openhab.binding.aliyuniot.benchmarks.program;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/**
 * How many connections a process may have: each takes an open file. The measured processes and the brokers have the same
 * limit as this one.
 */
public final class OpenFiles {
    /** Class files, libraries, pipes, listeners. */
    private static final int BESIDE_CONNECTIONS = 200;

    private OpenFiles() {}

    /** What to do if the limit is too low; empty if it is not, or not known. */
    public static Optional<String> whyTooFew(int devices) {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? whyTooFew(devices, system.getMaxFileDescriptorCount())
                : Optional.empty();
    }

    public static Optional<String> whyTooFew(int devices, long limit) {
        int needed = devices + BESIDE_CONNECTIONS;
        return limit < 0 || limit >= needed
                ? Optional.empty()
                : Optional.of(devices + " devices need " + needed + " open files a process, but " + limit
                        + " are allowed; raise the limit with ulimit -n " + needed + ", or take fewer --devices");
    }
}
