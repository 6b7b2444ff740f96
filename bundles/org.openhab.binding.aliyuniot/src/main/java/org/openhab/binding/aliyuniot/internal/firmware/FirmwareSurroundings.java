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
package org.openhab.binding.aliyuniot.internal.firmware;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.thing.firmware.FirmwareUpdateService;

/**
 * What the firmware of all things shares.
 *
 * @param offers where openHAB finds what is offered
 * @param updates openHAB's service; {@code null} while there is none
 * @param folder below which images and jobs are kept
 * @param threadPrefix what names of threads begin with
 * @param bounds how patient updates are
 */
public record FirmwareSurroundings(
        AliyunFirmwareProvider offers,
        Supplier<@Nullable FirmwareUpdateService> updates,
        Path folder,
        String threadPrefix,
        UpdateBounds bounds) {

    public FirmwareSurroundings(
            AliyunFirmwareProvider offers,
            Supplier<@Nullable FirmwareUpdateService> updates,
            Path folder,
            String threadPrefix) {
        this(offers, updates, folder, threadPrefix, UpdateBounds.USUAL);
    }
}
