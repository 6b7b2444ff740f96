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

import java.util.List;
import org.openhab.binding.aliyuniot.internal.LocalizedText;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateStatus;

/**
 * The words for how far an update is.
 */
final class UpdateTexts {
    private UpdateTexts() {}

    /** What the status of the thing shows in a state that is no end. */
    static String of(UpdateStatus status) {
        String version = status.job().version().text();
        List<String> arguments = List.of(version, Integer.toString(status.percent()));
        return switch (status.state()) {
            case WAITING ->
                LocalizedText.of("offline.firmware-waiting", List.of(version, Integer.toString(status.waitsFor())));
            case PREPARING -> LocalizedText.of("offline.firmware-preparing", arguments);
            case DOWNLOADING -> LocalizedText.of("offline.firmware-downloading", arguments);
            case VERIFYING -> LocalizedText.of("offline.firmware-verifying", arguments);
            case INSTALLING -> LocalizedText.of("offline.firmware-installing", arguments);
            default -> LocalizedText.of("offline.firmware-reporting", arguments);
        };
    }
}
