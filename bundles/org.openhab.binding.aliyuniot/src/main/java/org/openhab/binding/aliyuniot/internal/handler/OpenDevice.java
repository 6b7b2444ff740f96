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
package org.openhab.binding.aliyuniot.internal.handler;

import java.util.concurrent.Executor;
import org.openhab.binding.aliyuniot.internal.channel.ThingChannels;
import org.openhab.binding.aliyuniot.internal.model.DeviceModel;
import org.openhab.binding.aliyuniot.internal.session.DeviceLink;

/**
 * What is open while a device is served.
 *
 * @param model uses no thing model any more once the link is closed
 * @param changes where channels follow the thing model, one change after the other
 */
record OpenDevice(DeviceLink link, DeviceModel model, Executor changes) implements Life.Content {
    @Override
    public ThingChannels channels() {
        return link.channels();
    }

    @Override
    public void close() {
        link.close();
        model.close();
    }
}
