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
package org.openhab.binding.aliyuniot.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;

@NonNullByDefault({})
class PairedRunsTest {
    private static final double ANY = Double.POSITIVE_INFINITY;
    private static final double NONE = -1;

    private final List<String> order = new ArrayList<>();
    private int value;

    private Contestant contestant(String name) {
        return Contestant.of(name, () -> {
            order.add(name);
            return ++value;
        });
    }

    private List<Series> run(int warmUps, int pairs, double mostOthers)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        return new PairedRuns(warmUps, pairs, mostOthers, progress -> {})
                .run(List.of(contestant("A"), contestant("B")));
    }

    @Test
    void takesTurnsAndEachBeginsAsOften() throws Exception {
        List<Series> series = run(1, 3, ANY);
        assertThat(String.join("", order)).isEqualTo("AB" + "AB" + "BA" + "AB");
        assertThat(series).extracting(Series::name).containsExactly("A", "B");
        assertThat(series.get(0).samples()).extracting(Sample::value).containsExactly(3.0, 6.0, 7.0);
        assertThat(series.get(1).samples()).extracting(Sample::value).containsExactly(4.0, 5.0, 8.0);
        assertThat(series.get(0).median()).isEqualTo(6);
    }

    @Test
    void runsATurnAgainInWhichOthersWereBusyButNotForEver() throws Exception {
        List<Series> series = run(0, 2, NONE);
        assertThat(order).as("two thrown away, and as many kept").hasSize(8);
        assertThat(series.get(0).samples()).hasSize(2);
    }

    @Test
    void countsWhatARunTakesAndWhatItsChildrenTake() throws Exception {
        List<Series> series = new PairedRuns(0, 1, ANY, progress -> {}).run(List.of(Contestant.of("busy", () -> {
            Process child = new ProcessBuilder("sh", "-c", "i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done").start();
            child.waitFor();
            return 1;
        })));
        Sample sample = series.get(0).samples().get(0);
        assertThat(sample.seconds()).isPositive();
        if (!Double.isNaN(sample.processorSeconds())) {
            assertThat(sample.processorSeconds()).isPositive();
            assertThat(sample.others()).isNotNegative();
        }
    }
}
