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
package org.openhab.binding.aliyuniot.link.session.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openhab.binding.aliyuniot.link.session.SessionWithEmulator.BOUND;
import static org.openhab.binding.aliyuniot.link.session.SessionWithEmulator.IDENTITY;
import static org.openhab.binding.aliyuniot.link.session.SessionWithEmulator.SETTINGS;
import static org.openhab.binding.aliyuniot.link.session.SessionWithEmulator.message;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openhab.binding.aliyuniot.link.JavaProcess;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.session.RecordingSessionListener;
import org.openhab.binding.aliyuniot.link.session.outgoing.QueueBounds;
import org.openhab.binding.aliyuniot.link.transport.Qos;

/** Processes that are killed while they keep messages: each message that was taken in is there afterwards. */
@NonNullByDefault({})
class QueuePowerCutTest {
    /** Each takes a process; the profile power-cuts kills 100. */
    private static final int KILLS = Integer.getInteger("aliyuniot.powercuts", 20) / 2;

    private static final int MOST_MESSAGES = 3000;

    @TempDir
    Path folder;

    @Test
    void losesNoneOfTheMessagesThatWereTakenIn() throws Exception {
        Random random = new Random();
        Set<String> promised = new HashSet<>();
        for (int kill = 0; kill < KILLS; kill++) {
            int taken = killAfter(kill, random.nextInt(MOST_MESSAGES));
            for (int i = 0; i < taken; i++) {
                promised.add(kill + "-" + i);
            }
        }
        int lost;
        try (DiskOutgoingStore store = DiskOutgoingStore.open(folder.resolve("queue"))) {
            Set<String> left = new HashSet<>(promised);
            store.shelf(IDENTITY)
                    .forEach((key, message, age) ->
                            left.remove(new String(message.payload(), StandardCharsets.UTF_8).strip()));
            lost = left.size();
        }
        System.out.println(KILLS + " processes killed, " + promised.size() + " messages taken in, " + lost + " lost");
        assertThat(promised).isNotEmpty();
        assertThat(lost).isZero();
    }

    /** Kills a process that has said that it has taken in so many messages; says how many it told before its end. */
    private int killAfter(int number, int messages) throws Exception {
        Process process =
                JavaProcess.start(Victim.class, folder.resolve("queue").toString(), Integer.toString(number));
        int taken = 0;
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                taken = Math.max(taken, numberIn(line, taken));
                if (taken >= messages) {
                    // Sends SIGKILL where there are signals; what it has said by then is read on.
                    process.toHandle().destroyForcibly();
                }
            }
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return taken;
    }

    /** The last line may be cut. */
    private static int numberIn(String line, int before) {
        return line.endsWith(".") ? Integer.parseInt(line.substring(0, line.length() - 1)) : before;
    }

    /** A process with a session that publishes and publishes, and nobody there to take it. */
    @NonNullByDefault({})
    static final class Victim {
        private Victim() {}

        public static void main(String[] arguments) {
            DiskOutgoingStore store = DiskOutgoingStore.open(Path.of(arguments[0]));
            // What earlier ones have left is in the way of none.
            int before = count(store);
            DeviceSession session = new DeviceSession(
                    new LinkRuntime("victim"),
                    IDENTITY,
                    (executor, listener) -> {
                        throw new IllegalStateException("never started");
                    },
                    SETTINGS.withQueue(new QueueBounds(Integer.MAX_VALUE, Long.MAX_VALUE)),
                    store,
                    new RecordingSessionListener());
            List<Integer> lengths = List.of(10, 100, 1000, 20);
            for (int i = 0; ; i++) {
                String text = arguments[1] + "-" + i;
                session.publish(message(text + " ".repeat(lengths.get(i % lengths.size())), Qos.AT_LEAST_ONCE));
                if (i % 50 == 0) {
                    while (session.statistics().queued() < before + i + 1) {
                        Thread.onSpinWait();
                    }
                    System.out.println((i + 1) + ".");
                }
            }
        }

        private static int count(DiskOutgoingStore store) {
            int[] count = {0};
            store.shelf(IDENTITY).forEach((key, message, age) -> count[0]++);
            return count[0];
        }
    }
}
