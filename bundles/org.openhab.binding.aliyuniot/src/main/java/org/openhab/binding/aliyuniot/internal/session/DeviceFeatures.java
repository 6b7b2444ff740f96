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
package org.openhab.binding.aliyuniot.internal.session;

import java.util.List;
import org.openhab.binding.aliyuniot.internal.devicelog.DeviceLogFeature;
import org.openhab.binding.aliyuniot.internal.model.fetch.ModelFetch;
import org.openhab.binding.aliyuniot.internal.remoteconfig.RemoteConfigFeature;
import org.openhab.binding.aliyuniot.internal.session.feature.ClockCheck;
import org.openhab.binding.aliyuniot.internal.session.feature.FeatureMaker;
import org.openhab.binding.aliyuniot.internal.session.feature.Heartbeat;
import org.openhab.binding.aliyuniot.internal.session.feature.TagFeature;
import org.openhab.binding.aliyuniot.internal.session.job.DeviceFacts;
import org.openhab.binding.aliyuniot.internal.session.job.JobFeature;
import org.openhab.binding.aliyuniot.internal.shadow.ShadowFeature;
import org.openhab.binding.aliyuniot.internal.upload.UploadFeature;

/**
 * The services of the platform that a device uses. Another one is a package of its own and a line here.
 */
public final class DeviceFeatures {
    /** Make the features of a device's session, in this order. */
    public static final List<FeatureMaker> OF_DEVICES = List.of(
            ClockCheck::make,
            TagFeature::new,
            Heartbeat::make,
            ShadowFeature::make,
            RemoteConfigFeature::make,
            DeviceLogFeature::make,
            JobFeature::make,
            DeviceFacts::network,
            DeviceFacts::tags,
            DeviceFacts::reset,
            DeviceFacts::standing,
            UploadFeature::make,
            context -> ModelFetch.of(context.model(), context.requests()));

    private DeviceFeatures() {}
}
