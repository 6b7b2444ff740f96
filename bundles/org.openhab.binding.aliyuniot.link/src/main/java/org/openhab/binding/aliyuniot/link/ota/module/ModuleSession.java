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
package org.openhab.binding.aliyuniot.link.ota.module;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.ota.job.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;
import org.openhab.binding.aliyuniot.link.ota.job.OtaModule;
import org.openhab.binding.aliyuniot.link.ota.load.ImageLoader;
import org.openhab.binding.aliyuniot.link.ota.record.FirmwareMemory;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFailure;

/**
 * What a module asks and loads on one session of its device. For any thread.
 *
 * @param installed the version that runs; {@code null} if none is known
 */
record ModuleSession(
        DeviceFirmware device, OtaModule module, FirmwareMemory memory, Supplier<@Nullable FirmwareVersion> installed) {

    /** Asks the platform for the job of the module. */
    CompletionStage<Optional<OtaJob>> pull() {
        return device.query(module, installed.get());
    }

    /** Tells the platform which version runs. */
    void reportVersion(FirmwareVersion version) {
        device.ota().reportVersion(module, version);
    }

    /**
     * Makes what loads the files of a job.
     *
     * @throws FirmwareFailure if there is no place for them
     */
    ImageLoader loader(UpdateSettings settings, OtaJob job, LongConsumer progress) throws FirmwareFailure {
        return new ImageLoader(
                new ImageLoader.Line(
                        device.runtime(), device.ota(), settings.downloads().apply(device.trustAnchors()), this::pull),
                memory.folder(),
                settings.key(),
                job,
                progress);
    }
}
