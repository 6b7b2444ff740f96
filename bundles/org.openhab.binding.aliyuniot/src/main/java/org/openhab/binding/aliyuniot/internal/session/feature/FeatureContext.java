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
package org.openhab.binding.aliyuniot.internal.session.feature;

import java.util.SortedMap;
import org.openhab.binding.aliyuniot.internal.channel.ThingChannels;
import org.openhab.binding.aliyuniot.internal.config.DeviceSettings;
import org.openhab.binding.aliyuniot.internal.model.DeviceModel;
import org.openhab.binding.aliyuniot.internal.report.ThingReports;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.remoteconfig.ConfigStore;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;

/**
 * What a feature gets from its device.
 *
 * @param settings with which the session begins
 * @param session made and not started yet
 * @param requests sends Alink requests on the session
 * @param reports the way to openHAB
 * @param channels of the thing, as they are at the moment
 * @param writtenTags tags that the platform has from an earlier time
 * @param model the device's thing model
 * @param configs where files of configuration of the thing are kept
 */
public record FeatureContext(
        LinkRuntime runtime,
        DeviceSettings settings,
        DeviceSession session,
        AlinkRequests requests,
        ThingReports reports,
        ThingChannels channels,
        SortedMap<String, String> writtenTags,
        DeviceModel model,
        ConfigStore configs) {

    /** The device. */
    public DeviceIdentity identity() {
        return settings.identity();
    }
}
