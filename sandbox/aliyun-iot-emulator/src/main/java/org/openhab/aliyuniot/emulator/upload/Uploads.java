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
package org.openhab.aliyuniot.emulator.upload;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.configuration.DeviceDefinition;
import org.openhab.aliyuniot.emulator.device.Device;

/** The files that devices have uploaded, kept in memory. Only the emulator's event loop touches it. */
public final class Uploads {
    /** Bytes of all files of all devices. */
    static final long MAX_BYTES = 64L * 1024 * 1024;

    private final Map<String, DeviceUploads> devices = new HashMap<>();

    DeviceUploads of(Device device) {
        return devices.computeIfAbsent(device.definition().toString(), key -> new DeviceUploads());
    }

    public void forget(DeviceDefinition device) {
        devices.remove(device.toString());
    }

    /** Whether so many bytes more may be kept. */
    boolean hasRoom(long bytes) {
        return bytes + devices.values().stream().mapToLong(DeviceUploads::bytes).sum() <= MAX_BYTES;
    }

    /** Those that are whole, in the order in which they began. */
    public List<UploadedFile> files(Device device) {
        return of(device).files();
    }

    public List<UnfinishedFile> unfinished(Device device) {
        return of(device).unfinished(System.nanoTime());
    }

    /** Null if there is none of that name, or not all of it. */
    public @Nullable UploadedFile file(Device device, String name) {
        return of(device).file(name);
    }

    /** Deletes a file, whole or not, and returns whether there was one. */
    public boolean remove(Device device, String name) {
        return of(device).remove(name);
    }
}
