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
import org.openhab.binding.aliyuniot.benchmarks.measure.Medians;

/**
 * One line of the table.
 *
 * @param heapKb a device, NaN for a single one, whose share cannot be told from the library's own
 * @param outsideKb a device, outside the heap; NaN for a single one and where the system does not tell
 * @param threads platform threads of all devices together
 * @param rounds messages a second that went to the broker and came back, of each round
 * @param p50 milliseconds
 * @param p99 milliseconds
 * @param clientMicros processor time a message of the measured process, in microseconds
 * @param brokerMicros processor time a message of the broker, in microseconds
 * @param java version
 * @param others processors that neither of both had but other processes
 */
record Result(
        Subject subject,
        int devices,
        double heapKb,
        double outsideKb,
        double threads,
        List<Double> rounds,
        double p50,
        double p99,
        double clientMicros,
        double brokerMicros,
        double others,
        String java) {
    /** From several measurements of the same. */
    static Result median(List<Result> all) {
        Result first = all.get(0);
        return new Result(
                first.subject,
                first.devices,
                Medians.of(all, Result::heapKb),
                Medians.of(all, Result::outsideKb),
                Medians.of(all, Result::threads),
                all.stream().flatMap(result -> result.rounds.stream()).toList(),
                Medians.of(all, Result::p50),
                Medians.of(all, Result::p99),
                Medians.of(all, Result::clientMicros),
                Medians.of(all, Result::brokerMicros),
                Medians.of(all, Result::others),
                first.java);
    }

    double perSecond() {
        return Medians.of(rounds, Double::doubleValue);
    }

    /** How far the fastest round is from the slowest one, in percent of the median. */
    double spread() {
        double fastest = rounds.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
        double slowest = rounds.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
        return (fastest - slowest) / perSecond() * 100;
    }

    /** Memory a device in all, in KB. */
    double memoryKb() {
        return heapKb + (Double.isNaN(outsideKb) ? 0 : Math.max(0, outsideKb));
    }
}
