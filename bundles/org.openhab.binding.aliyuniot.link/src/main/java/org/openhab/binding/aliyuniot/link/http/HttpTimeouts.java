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
package org.openhab.binding.aliyuniot.link.http;

import java.time.Duration;

/**
 * How long an exchange may take.
 *
 * @param connect the longest time for each try to connect
 * @param read the longest time in which nothing comes
 * @param write the longest time in which nothing is taken
 * @param answer the longest time from the beginning, or from the end of the request's body, to the end of the answer's
 *     head
 * @param whole the longest time from beginning to end
 */
public record HttpTimeouts(Duration connect, Duration read, Duration write, Duration answer, Duration whole) {
    /**
     * @throws IllegalArgumentException if a time is not positive, or longer than sockets can wait
     */
    public HttpTimeouts {
        for (Duration time : new Duration[] {connect, read, write, answer, whole}) {
            if (time.isNegative() || time.isZero()) {
                throw new IllegalArgumentException("An exchange has positive times");
            }
        }
        if (connect.toMillis() > Integer.MAX_VALUE || read.toMillis() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("An exchange waits at most 24 days for the line");
        }
    }
}
