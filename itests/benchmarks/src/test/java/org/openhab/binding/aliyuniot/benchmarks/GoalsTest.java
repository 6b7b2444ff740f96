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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class GoalsTest {
    private static final List<Result> MEASURED = List.of(
            result(Subject.BARE, 10, 20_000, 1.0),
            result(Subject.SESSION, 20, 12_000, 1.5),
            result(Subject.SESSION, 20, 15_000, 1.5),
            result(Subject.SESSION, 20, 90_000, 99),
            result(Subject.PAHO, 300, 3_000, 4.0),
            result(Subject.HIVEMQ, 60, 10_000, 2.0));

    private static Result result(Subject subject, double kb, double perSecond, double p99) {
        return new Result(subject, 1000, kb, 4, 9, List.of(perSecond), p99 / 2, p99, 50, 30, 0, "25");
    }

    private static Goals goals(int java, Subject... subjects) {
        return new Goals(java, new Results(List.of(subjects), List.of(1000), MEASURED));
    }

    private static double ratio(Goals goals, String text) {
        return goals.all().stream()
                .filter(goal -> goal.text().contains(text))
                .findFirst()
                .orElseThrow()
                .ratio();
    }

    @Test
    void saysHowManyTimesEachGoalIsReached() {
        Goals goals = goals(25, Subject.values());

        assertThat(ratio(goals, "KB a device")).isCloseTo(25.0 / 24, within(0.001));
        assertThat(ratio(goals, "threads")).isCloseTo(12.0 / 9, within(0.001));
        assertThat(ratio(goals, "Paho")).isCloseTo(5 / 2.5, within(0.001));
        assertThat(ratio(goals, "HiveMQ")).isCloseTo(1.5 / 1.2, within(0.001));
        assertThat(ratio(goals, "p99")).isCloseTo(1 / 0.5, within(0.001));
    }

    @Test
    void wantsLessWithoutVirtualThreads() {
        Goals goals = goals(17, Subject.values());

        assertThat(ratio(goals, "KB a device")).isCloseTo(140.0 / 24, within(0.001));
        assertThat(ratio(goals, "threads")).isCloseTo(1012.0 / 9, within(0.001));
        assertThat(ratio(goals, "Paho")).isCloseTo(5 / 2.0, within(0.001));
        assertThat(goals.all()).noneMatch(goal -> goal.text().contains("HiveMQ"));
    }

    @Test
    void leavesOutWhatWasNotMeasured() {
        assertThat(goals(25, Subject.SESSION, Subject.HIVEMQ).all())
                .extracting(Goals.Goal::text)
                .noneMatch(text -> text.contains("Paho") || text.contains("p99"))
                .anyMatch(text -> text.contains("HiveMQ"));
    }
}
