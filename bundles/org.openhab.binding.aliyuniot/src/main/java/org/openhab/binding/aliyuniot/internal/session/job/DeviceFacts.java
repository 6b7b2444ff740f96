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

import java.time.Duration;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.config.ConnectionSettings;
import org.openhab.binding.aliyuniot.internal.session.feature.FeatureContext;
import org.openhab.binding.aliyuniot.link.deviceinfo.TagQueries;
import org.openhab.binding.aliyuniot.link.diagnosis.NetworkReports;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.session.SessionFeature;
import org.openhab.binding.aliyuniot.link.standing.DeviceReset;
import org.openhab.binding.aliyuniot.link.standing.DeviceStanding;

/**
 * Makes the services that need nothing of openHAB, where a device can have them.
 */
public final class DeviceFacts {
    private DeviceFacts() {}

    /** Reports of the network, if the thing is to make them. */
    public static @Nullable SessionFeature network(FeatureContext context) throws ConfigurationFailure {
        Duration period = context.settings().reporting().diagnostics();
        return period.isZero()
                ? null
                : new NetworkReports(context.runtime(), context.session()::statistics, context.requests(), period);
    }

    /** Questions for tags. */
    public static @Nullable SessionFeature tags(FeatureContext context) throws ConfigurationFailure {
        return receives(context) ? new TagQueries(context.requests()) : null;
    }

    /** The report that the device was reset. */
    public static @Nullable SessionFeature reset(FeatureContext context) throws ConfigurationFailure {
        return receives(context) ? new DeviceReset(context.requests()) : null;
    }

    /** Whether the platform lets the device in; of a sub-device its gateway hears that. */
    public static @Nullable SessionFeature standing(FeatureContext context) throws ConfigurationFailure {
        return receives(context) && context.settings().transport() instanceof ConnectionSettings
                ? new DeviceStanding(context.identity(), context.session())
                : null;
    }

    private static boolean receives(FeatureContext context) {
        return context.session().capabilities().receives();
    }
}
