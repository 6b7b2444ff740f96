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
import java.util.Optional;

/**
 * All that was measured with one Java: one result for each client and number of devices, the median of its repeats.
 */
final class Results {
    private final List<Subject> subjects;
    private final List<Integer> devices;
    private final List<Result> results;

    /**
     * @param subjects that were to be measured, in the order of the table
     * @param devices that were to be measured
     * @param all every single measurement
     */
    Results(List<Subject> subjects, List<Integer> devices, List<Result> all) {
        this.subjects = subjects;
        this.devices = devices;
        this.results = subjects.stream()
                .flatMap(subject -> devices.stream()
                        .map(number -> all.stream()
                                .filter(result -> result.subject() == subject && result.devices() == number)
                                .toList()))
                .filter(repeats -> !repeats.isEmpty())
                .map(Result::median)
                .toList();
    }

    List<Subject> subjects() {
        return subjects;
    }

    List<Integer> devices() {
        return devices;
    }

    Optional<Result> of(Subject subject, int number) {
        return results.stream()
                .filter(result -> result.subject() == subject && result.devices() == number)
                .findFirst();
    }

    /** How many messages for each one of the other client; NaN if one of both was not measured. */
    double throughputRatio(Subject subject, Subject other, int number) {
        return perSecond(subject, number) / perSecond(other, number);
    }

    private double perSecond(Subject subject, int number) {
        return of(subject, number).map(Result::perSecond).orElse(Double.NaN);
    }

    /** 99 of 100 messages take no more than this longer than in the bare loop, in milliseconds; NaN if not known. */
    double addedP99(Subject subject, int number) {
        return p99(subject, number) - p99(Subject.BARE, number);
    }

    private double p99(Subject subject, int number) {
        return of(subject, number).map(Result::p99).orElse(Double.NaN);
    }

    /** Half of all messages take no more than this longer than in the bare loop, in milliseconds; NaN if not known. */
    double addedP50(Subject subject, int number) {
        return p50(subject, number) - p50(Subject.BARE, number);
    }

    private double p50(Subject subject, int number) {
        return of(subject, number).map(Result::p50).orElse(Double.NaN);
    }
}
