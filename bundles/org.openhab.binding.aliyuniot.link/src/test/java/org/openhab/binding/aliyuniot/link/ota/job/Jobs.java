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

import com.google.gson.JsonParser;
import org.eclipse.jdt.annotation.NonNullByDefault;

/** Jobs as the platform pushes them. */
@NonNullByDefault({})
public final class Jobs {
    private Jobs() {}

    /** One for the device as a whole, of which only the version matters. */
    public static OtaJob of(String version) {
        try {
            return OtaJob.of(JsonParser.parseString("""
                    {"size":3,"version":"%s","url":"https://localhost/image.bin","signMethod":"SHA256","sign":"%s"}""".formatted(version, "0".repeat(64)))
                    .getAsJsonObject());
        } catch (OtaJobRefused e) {
            throw new IllegalStateException(e);
        }
    }
}
