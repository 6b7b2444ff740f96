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

import java.time.Duration;

/**
 * How long each state of an update may take.
 */
public record UpdateLimits(Duration prepare, Duration download, Duration verify, Duration install, Duration report) {
    private static final Duration PREPARE = Duration.ofMinutes(1);
    private static final Duration VERIFY = Duration.ofMinutes(10);
    private static final Duration REPORT = Duration.ofMinutes(2);

    /** An installer that ends by itself in time can say what is wrong. */
    private static final Duration SLACK = Duration.ofSeconds(30);

    /** The usual ones, but for those that users set. */
    public static UpdateLimits of(Duration download, Duration install) {
        return new UpdateLimits(PREPARE, download, VERIFY, install.plus(SLACK), REPORT);
    }

    /** For a state that is no end; waiting for others is not watched, as they are. */
    Duration of(UpdateState state) {
        return switch (state) {
            case WAITING, PREPARING -> prepare;
            case DOWNLOADING -> download;
            case VERIFYING -> verify;
            case INSTALLING -> install;
            default -> report;
        };
    }
}
