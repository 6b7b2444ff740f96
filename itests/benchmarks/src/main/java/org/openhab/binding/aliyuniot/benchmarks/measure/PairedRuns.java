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

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Has contestants run in turn, A B A B …, each time another one first, so that what changes on the machine meets all of
 * them alike. A turn in which other processes took too much is thrown away and run again, as long as no more turns are
 * thrown away than are wanted.
 *
 * @param warmUps turns before the first that counts
 * @param pairs turns that count
 * @param mostOthers how many processors other processes may have in a turn
 * @param progress hears what is running
 */
public record PairedRuns(int warmUps, int pairs, double mostOthers, Consumer<String> progress) {
    /** As few pairs say something about how far figures are apart. */
    public static final int FEWEST_PAIRS = 7;

    /**
     * Runs them all.
     *
     * @return a series for each contestant, in their order; in the end noisy turns are among them if there were too many
     */
    public List<Series> run(List<? extends Contestant> contestants)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        for (int i = 0; i < warmUps; i++) {
            progress.accept("Warming up, " + (i + 1) + " of " + warmUps);
            turn(contestants, i);
        }
        List<List<Sample>> quiet = new ArrayList<>();
        int thrownAway = 0;
        while (quiet.size() < pairs) {
            progress.accept("Turn " + (quiet.size() + 1) + " of " + pairs);
            List<Sample> turn = turn(contestants, quiet.size());
            if (thrownAway < pairs && turn.stream().anyMatch(sample -> sample.others() > mostOthers)) {
                thrownAway++;
                progress.accept("Others were busy meanwhile, so once more");
            } else {
                quiet.add(turn);
            }
        }
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < contestants.size(); i++) {
            int place = i;
            series.add(new Series(
                    contestants.get(i).name(),
                    quiet.stream().map(turn -> turn.get(place)).toList()));
        }
        return series;
    }

    private static List<Sample> turn(List<? extends Contestant> contestants, int first)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        Sample[] samples = new Sample[contestants.size()];
        for (int i = 0; i < samples.length; i++) {
            int place = (first + i) % samples.length;
            MachineTime before = MachineTime.now();
            double value = contestants.get(place).run();
            samples[place] = MachineTime.now().since(before, value);
        }
        return List.of(samples);
    }
}
