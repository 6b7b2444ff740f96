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

/**
 * The step in which an update failed, as the platform tells steps apart.
 */
public enum OtaFailure {
    /** The update as a whole: refused, cancelled, or failed in another step. */
    UPGRADE(-1),
    DOWNLOAD(-2),
    VERIFICATION(-3),
    /** Writing the image to where it runs. */
    BURN(-4);

    private final int step;

    OtaFailure(int step) {
        this.step = step;
    }

    /** The {@code step} of the progress report. */
    public int step() {
        return step;
    }
}
