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
package org.openhab.aliyuniot.emulator.cloud;

import java.util.List;
import org.openhab.aliyuniot.emulator.device.Devices;
import org.openhab.aliyuniot.emulator.job.JobReport;
import org.openhab.aliyuniot.emulator.job.JobRequest;
import org.openhab.aliyuniot.emulator.job.JobState;
import org.openhab.aliyuniot.emulator.job.Jobs;
import org.openhab.aliyuniot.emulator.job.NetworkReports;

/**
 * What somebody in the cloud gives a device to do, and what the device reports of its network. Its methods may be called from
 * every thread; a device that does not exist has nothing.
 */
public final class CloudJobs {
    private final CloudAccess device;
    private final Jobs jobs;
    private final NetworkReports reports;

    /** Takes the way to the event loop, on which the others are used. */
    public CloudJobs(
            EventLoop loop, Devices devices, Jobs jobs, NetworkReports reports, String productKey, String deviceName) {
        device = new CloudAccess(loop, devices, productKey, deviceName);
        this.jobs = jobs;
        this.reports = reports;
    }

    /** Gives it a job and returns the id. */
    public String create(JobRequest request) {
        return device.ask(found -> jobs.create(found, request))
                .orElseThrow(() -> new IllegalArgumentException("There is no device " + device));
    }

    /** All its jobs, oldest first. */
    public List<JobReport> all() {
        return device.ask(jobs::of).orElse(List.of());
    }

    /** The job of an id. */
    public JobReport get(String id) {
        return all().stream()
                .filter(job -> job.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no job " + id));
    }

    /** Sends a notice of the job once more; false if the device is offline or has no such job. */
    public boolean tell(String id) {
        return device.ask(found -> jobs.tell(found, id)).orElse(false);
    }

    /** Calls the job off, and tells the device; false if it has ended. */
    public boolean cancel(String id) {
        return end(id, JobState.CANCELLED);
    }

    /** Deletes the job, and tells the device; false if it has ended. */
    public boolean remove(String id) {
        return end(id, JobState.REMOVED);
    }

    /** Has the time for the job be over, of which the device is not told; false if it has ended. */
    public boolean timeOut(String id) {
        return end(id, JobState.TIMED_OUT);
    }

    private boolean end(String id, JobState end) {
        return device.ask(found -> jobs.end(found, id, end)).orElse(false);
    }

    /** What it has reported of its network as JSON, oldest first; the newest 100. */
    public List<String> networkReports() {
        return device.ask(reports::of).orElse(List.of());
    }
}
