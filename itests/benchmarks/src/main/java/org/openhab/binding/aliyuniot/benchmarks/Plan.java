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

import java.util.List;

/**
 * What a measured process is to do; travels to it as JSON.
 *
 * @param brokerPid process id of the broker
 * @param devices how many are connected at the same time: one step after the other, fewest first
 * @param messages of a round
 * @param pacedSeconds how long latency is measured
 */
record Plan(
        Subject subject,
        BrokerKind broker,
        int port,
        long brokerPid,
        List<Integer> devices,
        int messages,
        int pacedSeconds) {
    /** The most that have to log in. */
    int mostDevices() {
        return devices.get(devices.size() - 1);
    }
}
