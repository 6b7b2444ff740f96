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
package org.openhab.binding.aliyuniot.internal.session.job;

import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.channel.ThingChannels;
import org.openhab.binding.aliyuniot.internal.channel.job.JobChannel;
import org.openhab.binding.aliyuniot.internal.config.DeviceSettings;
import org.openhab.binding.aliyuniot.internal.session.feature.AdjustableFeature;
import org.openhab.binding.aliyuniot.internal.session.feature.FeatureContext;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.job.DeviceJobs;
import org.openhab.binding.aliyuniot.link.job.Job;
import org.openhab.binding.aliyuniot.link.session.SessionFeature;

/**
 * Takes the jobs of a device to its channels. The device asks for jobs by itself only while the thing has such a channel;
 * a channel that is added later hears of what waits. For any thread.
 */
public final class JobFeature implements AdjustableFeature {
    private final ThingChannels channels;
    private final DeviceJobs jobs;

    private JobFeature(FeatureContext context) throws ConfigurationFailure {
        channels = context.channels();
        jobs = new DeviceJobs(context.identity(), context.session(), context.requests(), this::isWanted, this::told);
    }

    /** Makes it where the platform can tell of jobs. */
    public static @Nullable SessionFeature make(FeatureContext context) throws ConfigurationFailure {
        return context.session().capabilities().receives() ? new JobFeature(context) : null;
    }

    private boolean isWanted() {
        return !channels.all(JobChannel.class).isEmpty();
    }

    private void told(Job job) {
        String event = JobText.event(job);
        channels.all(JobChannel.class).forEach(channel -> channel.told(event));
    }

    /** What the device says of its jobs, and asks. */
    public DeviceJobs jobs() {
        return jobs;
    }

    /** No setting concerns it; but channels may have come. */
    @Override
    public void change(DeviceSettings settings) {}

    @Override
    public void online() {
        jobs.online();
    }

    @Override
    public void close() {
        jobs.close();
    }
}
