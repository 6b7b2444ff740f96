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
 * What rules and users can do about the firmware of a device. All methods return at once; what is refused ends with an
 * {@link IllegalStateException} or {@link IllegalArgumentException} whose message is a sentence for the user.
 */
public interface FirmwareOperations {
    /**
     * Asks the platform whether firmware waits.
     *
     * @return its version, if some does
     */
    CompletionStage<Optional<String>> checkFirmware();

    /** Starts the update that waits. */
    void startFirmwareUpdate();

    /** Calls off the update that runs; if none does, nothing happens. */
    void cancelFirmwareUpdate();

    /** Tells the platform which version runs. */
    void reportFirmwareVersion(String version);

    /**
     * A rule that installs says how far it is.
     *
     * @param percent of the installation, 0 to 100
     */
    void firmwareProgress(int percent);

    /** A rule has installed a version, which the device runs now. */
    void firmwareInstalled(String version);

    /** A rule could not install. */
    void firmwareFailed(String reason);

    /** Where the firmware is, in words. */
    String firmwareStatus();
}
