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
package org.openhab.binding.aliyuniot.internal.devicelog;

import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.config.DeviceSettings;
import org.openhab.binding.aliyuniot.internal.session.feature.AdjustableFeature;
import org.openhab.binding.aliyuniot.internal.session.feature.FeatureContext;
import org.openhab.binding.aliyuniot.link.devicelog.DeviceLog;
import org.openhab.binding.aliyuniot.link.devicelog.LogEntry;
import org.openhab.binding.aliyuniot.link.devicelog.LogSwitch;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.session.SessionFeature;
import org.openhab.binding.aliyuniot.link.session.SessionState;

/**
 * The device's log on the platform. Nothing is asked for and subscribed before the thing is to log what happens to it,
 * or a rule writes its first entry. For any thread.
 */
public final class DeviceLogFeature implements AdjustableFeature {
    private final FeatureContext context;
    private final DeviceLog log;
    private boolean begun;

    private DeviceLogFeature(FeatureContext context) {
        this.context = context;
        log = new DeviceLog(context.runtime(), context.identity(), context.session(), context.requests());
    }

    /**
     * Makes it for a session that is about to start.
     *
     * @return {@code null} if the platform cannot send to the device, and so cannot say whether it wants entries
     * @throws ConfigurationFailure if the names of the device make topics longer than the platform takes
     */
    public static @Nullable SessionFeature make(FeatureContext context) throws ConfigurationFailure {
        if (!context.session().capabilities().receives()) {
            return null;
        }
        DeviceLogFeature feature = new DeviceLogFeature(context);
        feature.change(context.settings());
        return feature;
    }

    @Override
    public void change(DeviceSettings settings) throws ConfigurationFailure {
        if (settings.logsEvents()) {
            begin();
            context.reports().follow(new ThingEntries(log::log));
        } else {
            context.reports().follow(null);
        }
    }

    private void begin() throws ConfigurationFailure {
        synchronized (this) {
            if (begun) {
                return;
            }
            begun = true;
        }
        log.begin();
        if (context.session().state() == SessionState.ONLINE) {
            log.online();
        }
    }

    private synchronized boolean hasBegun() {
        return begun;
    }

    /**
     * Has an entry reported.
     *
     * @return whether the platform wants entries: those of {@code OFF} are dropped, others wait at most
     * @throws ConfigurationFailure if the names of the device make topics longer than the platform takes
     */
    LogSwitch log(LogEntry entry) throws ConfigurationFailure {
        begin();
        LogSwitch mode = log.mode();
        return log.log(entry) ? mode == LogSwitch.OFF ? LogSwitch.UNKNOWN : mode : LogSwitch.OFF;
    }

    @Override
    public void online() {
        if (hasBegun()) {
            log.online();
        }
    }

    @Override
    public void offline() {
        if (hasBegun()) {
            log.offline();
        }
    }

    @Override
    public void close() {
        context.reports().follow(null);
        log.close();
    }
}
