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
package org.openhab.binding.aliyuniot.internal.console;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.openhab.binding.aliyuniot.internal.session.feature.DeviceServices;
import org.openhab.binding.aliyuniot.internal.upload.UploadFeature;
import org.openhab.binding.aliyuniot.link.upload.FileUpload;
import org.openhab.core.io.console.Console;

/**
 * {@code upload <path> [<name>] [overwrite]}: has a device upload a file, which the same folders have to have as for the
 * action, and waits a while for its end.
 */
final class UploadCommand {
    /** Has a file of that name replaced. */
    static final String OVERWRITE = "overwrite";

    private static final int NAMES = 2;

    private UploadCommand() {}

    /**
     * Begins the upload, and waits for the disk and for the platform.
     *
     * @param args behind the thing, at least a path
     * @param within for each of the two
     * @throws IllegalArgumentException if they do not say what to upload
     * @throws IllegalStateException if the device uploads nothing
     * @throws ExecutionException if the upload is refused, or fails
     */
    static void run(DeviceServices device, List<String> args, Duration within, Console console)
            throws InterruptedException, ExecutionException {
        UploadFeature feature = device.service(UploadFeature.class);
        if (feature == null) {
            throw new IllegalStateException(
                    "The device is not ready, or is none that can upload files: that takes MQTT.");
        }
        boolean overwrite = args.size() > 1 && OVERWRITE.equals(args.get(args.size() - 1));
        List<String> names = overwrite ? args.subList(0, args.size() - 1) : args;
        if (names.size() > NAMES) {
            throw new IllegalArgumentException("Say " + OVERWRITE + " behind the name, or nothing.");
        }
        FileUpload upload;
        try {
            upload = feature.upload(names.get(0), names.size() > 1 ? names.get(1) : null, overwrite)
                    .toCompletableFuture()
                    .get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            console.println("The disk is slow; the upload begins when the file is open.");
            return;
        }
        console.println("Upload " + upload.id() + " of " + upload.name() + " has begun.");
        try {
            long size = upload.end().toCompletableFuture().get(within.toMillis(), TimeUnit.MILLISECONDS);
            console.println("The platform has all of its " + size + " bytes.");
        } catch (TimeoutException e) {
            console.println("It goes on; a channel of the type upload tells how it ends.");
        }
    }
}
