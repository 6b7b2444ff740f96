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

import org.eclipse.jdt.annotation.Nullable;

/**
 * What the firmware of a device has to tell openHAB besides the progress of an update.
 */
public interface FirmwareReports {
    /**
     * An update runs: the thing has to be {@code OFFLINE/FIRMWARE_UPDATING}.
     *
     * @param text how far it is; {@code null} when it does not run any more
     */
    void updating(@Nullable String text);

    /**
     * What is to stand beside the status of an online device.
     *
     * @param text why the last update failed; {@code null} if it did not
     */
    void remark(@Nullable String text);

    /**
     * Another version runs now.
     *
     * @param version as openHAB is to show it; {@code null} if none is known
     */
    void installed(@Nullable String version);

    /** Something that rules may react to. */
    void triggered(String event);

    /** State, percentage or target are other ones. */
    void progress(FirmwareProgress progress);
}
