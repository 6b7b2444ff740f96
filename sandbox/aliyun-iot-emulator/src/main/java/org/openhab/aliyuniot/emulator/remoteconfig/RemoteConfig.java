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
package org.openhab.aliyuniot.emulator.remoteconfig;

import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.ota.image.DigestMethod;
import org.openhab.aliyuniot.emulator.ota.image.FirmwareImage;

/**
 * The configuration of a product.
 *
 * @param enabled whether devices are told of it
 * @param configId of the present version; null if there is none
 * @param file of the present version, as the file server has it
 * @param signMethod how its digest is told
 */
public record RemoteConfig(
        boolean enabled,
        @Nullable String configId,
        @Nullable FirmwareImage file,
        DigestMethod signMethod) {
    /** As a product begins: switched on, without a file. */
    static final RemoteConfig NONE = new RemoteConfig(true, null, null, DigestMethod.SHA256);

    RemoteConfig with(String id, FirmwareImage image) {
        return new RemoteConfig(enabled, id, image, signMethod);
    }

    RemoteConfig without() {
        return new RemoteConfig(enabled, null, null, signMethod);
    }

    RemoteConfig with(boolean switchedOn, DigestMethod method) {
        return new RemoteConfig(switchedOn, configId, file, method);
    }
}
