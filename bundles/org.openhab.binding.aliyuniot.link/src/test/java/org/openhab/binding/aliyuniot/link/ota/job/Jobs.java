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
package org.openhab.binding.aliyuniot.link.ota.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.aliyuniot.link.ota.job.FileDigest.Algorithm;
import org.openhab.binding.aliyuniot.link.ota.store.Images;

/** Jobs as the platform gives them. */
@NonNullByDefault({})
public final class Jobs {
    private static final byte[] SMALL = {1, 2, 3};

    private Jobs() {}

    /** One for the device as a whole, of which only the version matters. */
    public static OtaJob of(String version) {
        return of(version, SMALL);
    }

    /** One whose files come over MQTT, with the ids 1, 2 and so on. */
    public static OtaJob of(String version, byte[]... images) {
        List<OtaFile> files = new ArrayList<>();
        for (int i = 0; i < images.length; i++) {
            files.add(new OtaFile(
                    "file" + i,
                    images[i].length,
                    List.of(Images.digest(images[i], Algorithm.SHA256)),
                    "",
                    new MqttSource(7, i + 1)));
        }
        return new OtaJob(OtaModule.DEFAULT, new FirmwareVersion(version), false, files, Map.of());
    }
}
