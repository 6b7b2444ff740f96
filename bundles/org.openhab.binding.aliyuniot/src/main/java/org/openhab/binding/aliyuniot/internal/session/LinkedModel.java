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

import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.action.ModelOperations;
import org.openhab.binding.aliyuniot.internal.channel.ThingChannels;
import org.openhab.binding.aliyuniot.internal.channel.model.ModelLine;
import org.openhab.binding.aliyuniot.internal.channel.model.kind.PropertyChannel;
import org.openhab.binding.aliyuniot.internal.config.ModelSettings;
import org.openhab.binding.aliyuniot.internal.model.DeviceModel;
import org.openhab.binding.aliyuniot.internal.report.StatusReport;
import org.openhab.binding.aliyuniot.internal.session.model.DeviceModelLine;
import org.openhab.binding.aliyuniot.internal.session.model.DeviceModelOperations;
import org.openhab.core.thing.ChannelUID;

/**
 * The thing model of a device during one life of its handler, with the line that its channels have to the platform. For
 * any thread.
 */
public final class LinkedModel {
    private final DeviceModel model;
    private final @Nullable DeviceModelLine line;
    private final StatusReport status;

    LinkedModel(DeviceEnvironment environment, ModelSettings settings, DeviceModel model, StatusReport status) {
        this.model = model;
        this.status = status;
        line = settings.isOn() ? new DeviceModelLine(environment.runtime(), model, environment.mirrors()) : null;
    }

    DeviceModel model() {
        return model;
    }

    /** Takes part in the session; {@code null} for a device without a thing model. */
    @Nullable
    DeviceModelLine line() {
        return line;
    }

    /** What channels are made with. */
    ModelLine ofChannels() {
        DeviceModelLine present = line;
        return present == null ? ModelLine.NONE : present;
    }

    /** What can be done with the thing model; {@code null} without one. */
    public @Nullable ModelOperations operations(ThingChannels channels) {
        DeviceModelLine present = line;
        return present == null ? null : new DeviceModelOperations(present, channels);
    }

    /** Has the channels go on with another thing model, or with the first one. */
    public void changed() {
        DeviceModelLine present = line;
        if (present != null) {
            present.modelChanged();
        }
    }

    /** Stands with the status of the device: what is to be said of its thing model. */
    public void remark(@Nullable String text) {
        status.modelRemark(text);
    }

    /** A channel has no item any more. */
    public void unlinked(ThingChannels channels, ChannelUID channel) {
        if (channels.get(channel) instanceof PropertyChannel property) {
            property.forget();
        }
    }
}
