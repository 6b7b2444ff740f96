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
package org.openhab.binding.aliyuniot.link.ota.update;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.LongConsumer;
import org.openhab.binding.aliyuniot.link.ota.job.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;
import org.openhab.binding.aliyuniot.link.ota.load.ImageLoader;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFailure;

/**
 * What an update has done for it. Called by the one who works for it; may wait.
 */
public interface UpdateSteps {
    /** Remembers that the update has begun. */
    void begin() throws FirmwareFailure;

    /** Asks the platform for the job. */
    CompletionStage<Optional<OtaJob>> pull();

    /** Makes what loads the files. */
    ImageLoader loader(OtaJob job, LongConsumer progress) throws FirmwareFailure;

    /** Remembers which version runs now. */
    void installed(OtaJob job, FirmwareVersion version);
}
