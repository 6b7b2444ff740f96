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
package org.openhab.binding.aliyuniot.link.ota.download;

import java.time.Duration;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;

/**
 * How long a download waits, and whom it trusts.
 *
 * @param trustAnchors whom the file server's certificate has to lead to
 * @param stalled the longest time in which nothing comes: while connecting, before the answer, between two bytes of it
 * @param whole the longest time from beginning to end
 * @param tries how many tries in a row may bring nothing new
 * @param pause after a try that brought something new; after each that did not, twice as long as the one before
 * @param maximumPause longest one
 */
public record DownloadSettings(
        TrustAnchors trustAnchors, Duration stalled, Duration whole, int tries, Duration pause, Duration maximumPause) {
    private static final Duration MAX_STALLED = Duration.ofHours(1);

    /**
     * @throws IllegalArgumentException if a time is not positive or no try is allowed
     */
    public DownloadSettings {
        if (!isPositive(stalled) || stalled.compareTo(MAX_STALLED) > 0 || !isPositive(whole) || tries < 1) {
            throw new IllegalArgumentException(
                    "A download has positive times, waits at most an hour for bytes, and tries at least once");
        }
        if (!isPositive(pause) || maximumPause.compareTo(pause) < 0) {
            throw new IllegalArgumentException("A download has 0 < pause <= maximumPause");
        }
    }

    /** The platform's URLs hold for a day, so that a download may take as long. */
    public static DownloadSettings of(TrustAnchors trustAnchors) {
        return new DownloadSettings(
                trustAnchors,
                Duration.ofSeconds(30),
                Duration.ofDays(1),
                8,
                Duration.ofSeconds(1),
                Duration.ofMinutes(1));
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }
}
