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
package org.openhab.aliyuniot.emulator.fault;

/** Checks the values of faults; the sentences name the field and what it may be. */
final class FaultBounds {
    static final int MAX_DELAY_MILLIS = 60_000;
    static final int MIN_STATUS = 400;
    static final int MAX_STATUS = 599;
    static final int MAX_AMOUNT = 1_000_000_000;

    private static final int MAX_COUNT = 100_000;

    private FaultBounds() {}

    static void checkCount(int count) {
        check("count", count, 0, MAX_COUNT);
    }

    static void check(String field, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(field + " must be " + min + " to " + max + " but is " + value);
        }
    }
}
