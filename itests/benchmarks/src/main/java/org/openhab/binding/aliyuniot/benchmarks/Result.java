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
package org.openhab.binding.aliyuniot.benchmarks;

/**
 * One line of the table.
 *
 * @param heapKb a device, NaN for a single one, whose share cannot be told from the library's own
 * @param outsideKb a device, outside the heap; NaN for a single one and where the system does not tell
 * @param threads platform threads of all devices together
 * @param perSecond messages that went to the broker and came back
 * @param p50 milliseconds
 * @param p99 milliseconds
 */
record Result(
        Subject subject,
        int devices,
        double heapKb,
        double outsideKb,
        int threads,
        double perSecond,
        double p50,
        double p99) {}
