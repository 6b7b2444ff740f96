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
package org.openhab.binding.aliyuniot.internal.console;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.openhab.binding.aliyuniot.internal.session.feature.DeviceServices;
import org.openhab.binding.aliyuniot.internal.session.job.JobFeature;
import org.openhab.binding.aliyuniot.link.job.JobSummary;

/**
 * The jobs of a device as lines of the console: id and status of each that has not ended.
 */
final class JobTable {
    private JobTable() {}

    /**
     * Asks the platform, and waits for it.
     *
     * @throws IllegalStateException if the device has no jobs
     */
    static List<String> of(DeviceServices device, Duration within)
            throws InterruptedException, ExecutionException, TimeoutException {
        JobFeature feature = device.service(JobFeature.class);
        if (feature == null) {
            throw new IllegalStateException("The device hears of no jobs, or is not ready.");
        }
        List<JobSummary> jobs =
                feature.jobs().list().toCompletableFuture().get(within.toMillis(), TimeUnit.MILLISECONDS);
        List<String> lines = new ArrayList<>();
        jobs.forEach(job -> lines.add(job.id() + " " + job.status()));
        return lines.isEmpty() ? List.of("The platform has no job for the device that has not ended.") : lines;
    }
}
