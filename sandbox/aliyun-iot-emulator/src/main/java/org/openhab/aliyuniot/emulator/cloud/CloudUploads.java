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
package org.openhab.aliyuniot.emulator.cloud;

import java.util.List;
import java.util.Optional;
import org.openhab.aliyuniot.emulator.device.Devices;
import org.openhab.aliyuniot.emulator.upload.UnfinishedFile;
import org.openhab.aliyuniot.emulator.upload.UploadedFile;
import org.openhab.aliyuniot.emulator.upload.Uploads;

/** The files that a device has uploaded. Its methods may be called from every thread. */
public final class CloudUploads {
    private final CloudAccess access;
    private final Uploads uploads;

    /** Takes the way to the event loop, on which the others are used. */
    public CloudUploads(EventLoop loop, Devices devices, Uploads uploads, String productKey, String deviceName) {
        access = new CloudAccess(loop, devices, productKey, deviceName);
        this.uploads = uploads;
    }

    /** Those that are whole. */
    public List<UploadedFile> files() {
        return access.ask(uploads::files).orElse(List.of());
    }

    /** Those of which a part has come within the last 24 hours. */
    public List<UnfinishedFile> unfinished() {
        return access.ask(uploads::unfinished).orElse(List.of());
    }

    public Optional<UploadedFile> file(String name) {
        return files().stream().filter(file -> file.name().equals(name)).findFirst();
    }

    /** Deletes a file, whole or not, and returns whether there was one. */
    public boolean remove(String name) {
        return access.ask(device -> uploads.remove(device, name)).orElse(false);
    }
}
