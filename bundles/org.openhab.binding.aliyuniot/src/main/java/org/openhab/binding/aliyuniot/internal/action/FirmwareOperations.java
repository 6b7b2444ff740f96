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
package org.openhab.binding.aliyuniot.internal.action;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * What rules and the console can do about the firmware of a device. The methods return at once. A refusal is an {@link
 * IllegalStateException} or {@link IllegalArgumentException} whose message is a sentence for the user.
 */
public interface FirmwareOperations {
    /**
     * Asks the platform for an update.
     *
     * @return the offered version, if there is one
     */
    CompletionStage<Optional<String>> checkFirmware();

    /** Starts the offered update. */
    void startFirmwareUpdate();

    /** Cancels the running update; does nothing if there is none. */
    void cancelFirmwareUpdate();

    /** Tells the platform which version runs. */
    void reportFirmwareVersion(String version);

    /**
     * Takes the progress of an installation by a rule.
     *
     * @param percent 0 to 100
     */
    void firmwareProgress(int percent);

    /** Takes the success of an installation by a rule: the device runs this version now. */
    void firmwareInstalled(String version);

    /** Takes the failure of an installation by a rule. */
    void firmwareFailed(String reason);

    /** State, target and percentage of the firmware in one line. */
    String firmwareStatus();
}
