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

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.action.AliyunFirmwareActions;
import org.openhab.binding.aliyuniot.internal.action.AliyunIotActions;
import org.openhab.binding.aliyuniot.internal.action.AliyunThingModelActions;
import org.openhab.binding.aliyuniot.internal.action.DeviceOperations;
import org.openhab.binding.aliyuniot.internal.action.ModelOperations;
import org.openhab.binding.aliyuniot.internal.action.ModelledDevice;
import org.openhab.binding.aliyuniot.internal.action.device.AliyunDeviceActions;
import org.openhab.binding.aliyuniot.internal.action.device.AliyunJobActions;
import org.openhab.binding.aliyuniot.internal.devicelog.AliyunLogActions;
import org.openhab.binding.aliyuniot.internal.firmware.ThingFirmware;
import org.openhab.binding.aliyuniot.internal.remoteconfig.AliyunConfigActions;
import org.openhab.binding.aliyuniot.internal.session.DeviceLink;
import org.openhab.binding.aliyuniot.internal.session.feature.DeviceServices;
import org.openhab.binding.aliyuniot.internal.shadow.AliyunShadowActions;
import org.openhab.binding.aliyuniot.internal.upload.AliyunUploadActions;
import org.openhab.binding.aliyuniot.link.session.SessionFeature;
import org.openhab.binding.aliyuniot.link.thingmodel.ThingModel;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.binding.ThingHandlerService;

/**
 * A device, as rules, the UI and the console use it. While nothing is open they hear so.
 */
abstract class OperatedDeviceHandler extends FirmwareThingHandler<OpenDevice>
        implements DeviceOperations, ModelledDevice, DeviceServices {
    OperatedDeviceHandler(Thing thing) {
        super(thing);
    }

    @Override
    @Nullable
    ThingFirmware firmware() {
        DeviceLink open = link();
        return open == null ? null : open.firmware();
    }

    @Override
    public @Nullable ModelOperations model() {
        OpenDevice open = content();
        return open == null ? null : open.link().model().operations(open.channels());
    }

    @Override
    public CompletionStage<ThingModel> reloadModel() {
        OpenDevice open = content();
        return open == null
                ? CompletableFuture.failedFuture(notReady())
                : open.model().reload();
    }

    @Override
    public <F extends SessionFeature> @Nullable F service(Class<F> kind) {
        DeviceLink open = link();
        return open == null ? null : open.service(kind);
    }

    /** The session and channels of the device; {@code null} while nothing is open. */
    final @Nullable DeviceLink link() {
        OpenDevice open = content();
        return open == null ? null : open.link();
    }

    @Override
    public boolean isOnline() {
        DeviceLink open = link();
        return open != null && open.isOnline();
    }

    @Override
    public CompletionStage<Message> publish(String topic, byte[] payload, int qos) {
        DeviceLink open = link();
        if (open == null) {
            return CompletableFuture.failedFuture(notReady());
        }
        try {
            return open.publish(topic, payload, qos);
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public CompletionStage<Message> answer(String id, byte[] payload) {
        DeviceLink open = link();
        return open == null ? CompletableFuture.failedFuture(notReady()) : open.answer(id, payload);
    }

    @Override
    public Collection<Class<? extends ThingHandlerService>> getServices() {
        return List.of(
                AliyunIotActions.class,
                AliyunFirmwareActions.class,
                AliyunThingModelActions.class,
                AliyunShadowActions.class,
                AliyunConfigActions.class,
                AliyunLogActions.class,
                AliyunJobActions.class,
                AliyunDeviceActions.class,
                AliyunUploadActions.class);
    }
}
