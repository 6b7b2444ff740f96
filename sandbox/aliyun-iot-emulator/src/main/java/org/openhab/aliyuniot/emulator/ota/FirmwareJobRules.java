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
package org.openhab.aliyuniot.emulator.ota;

/**
 * What the jobs of a campaign keep to.
 *
 * @param confirm whether a job waits until the operator confirms it
 * @param timeoutSeconds how long a device may take from its first progress on, up to 86,400 s; 0 is without bound
 * @param retries how often a failed job is tried again, 0 to 5
 * @param retrySeconds after how long it is, up to 86,400 s
 * @param overwrite whether they cancel the jobs of other campaigns for the same module of a device; else those win
 */
public record FirmwareJobRules(boolean confirm, int timeoutSeconds, int retries, int retrySeconds, boolean overwrite) {
    private static final int MAX_RETRIES = 5;

    public FirmwareJobRules {
        Bounds.check("timeoutSeconds", timeoutSeconds, 0, Bounds.DAY_SECONDS);
        Bounds.check("retries", retries, 0, MAX_RETRIES);
        Bounds.check("retrySeconds", retrySeconds, 0, Bounds.DAY_SECONDS);
    }
}
