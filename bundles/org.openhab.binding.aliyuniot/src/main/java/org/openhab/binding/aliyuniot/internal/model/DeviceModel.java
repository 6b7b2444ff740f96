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
package org.openhab.binding.aliyuniot.internal.model;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.thingmodel.ThingModel;

/**
 * The thing model of one device during one life of its handler. What uses it asks for the present one each time. For any
 * thread; nothing waits.
 */
public final class DeviceModel implements Supplier<@Nullable ThingModel> {
    private volatile @Nullable ThingModel present;

    /** Of a device without a thing model. */
    public static DeviceModel none() {
        return new DeviceModel(null);
    }

    DeviceModel(@Nullable ThingModel present) {
        this.present = present;
    }

    /** The present one; {@code null} while there is none. */
    @Override
    public @Nullable ThingModel get() {
        return present;
    }

    /** Has the thing model read again from where it comes from. Ends with the present one, or with the reason. */
    public CompletionStage<ThingModel> reload() {
        return CompletableFuture.failedFuture(new IllegalStateException("The device has no thing model"));
    }
}
