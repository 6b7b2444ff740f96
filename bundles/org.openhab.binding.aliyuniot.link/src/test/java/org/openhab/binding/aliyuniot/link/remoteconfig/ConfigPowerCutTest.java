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
package org.openhab.binding.aliyuniot.link.remoteconfig;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openhab.aliyuniot.emulator.fault.DownloadFault;
import org.openhab.binding.aliyuniot.link.EmulatedDevice;
import org.openhab.binding.aliyuniot.link.JavaProcess;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;
import org.openhab.binding.aliyuniot.link.topic.SystemTopic;

/**
 * A process is killed at random moments while it loads a configuration in the place of an older one. Whenever that is,
 * the file is the older or the newer one, whole. {@code -Daliyuniot.powercuts=200} makes more of it,
 * {@code -Daliyuniot.powercuts.seed=42} others.
 */
@NonNullByDefault({})
class ConfigPowerCutTest {
    private static final int CUTS = Integer.getInteger("aliyuniot.powercuts", 20);
    private static final Random RANDOM = new Random(Long.getLong("aliyuniot.powercuts.seed", 1));
    private static final String PRODUCT = EmulatedDevice.IDENTITY.productKey().value();
    private static final int SIZE = 60_000;

    /** The file takes some 600 ms. */
    private static final int BYTES_PER_SECOND = 100_000;

    private static final int LONGEST_MILLIS = 900;

    @TempDir
    Path folder;

    private EmulatedDevice device;
    private AlinkRequests requests;
    private ConfigStore store;
    private String older = "";
    private String newer = "";

    @Test
    void theFileIsAlwaysTheOlderOrTheNewerOneAndEachLoadEnds() throws Exception {
        store = new ConfigStore(folder.resolve("config"), ConfigProcess.OWNER, "power-cut");
        int killed = 0;
        int parts = 0;
        try (EmulatedDevice open = new EmulatedDevice(folder.resolve("cloud"), Duration.ofMillis(100))) {
            device = open;
            requests = new AlinkRequests(device.runtime, EmulatedDevice.IDENTITY, device.session);
            requests.expectReplies(SystemTopic.CONFIG_GET);
            device.goOnline();
            save(0);
            assertThat(run(Integer.MAX_VALUE)).isTrue();
            device.emulator.faults().add(PRODUCT, "dev001", new DownloadFault.Slow(1000, BYTES_PER_SECOND));
            save(1);
            for (int cut = 0; cut < CUTS; cut++) {
                boolean done = run(RANDOM.nextInt(LONGEST_MILLIS));
                String there = Files.readString(store.path());
                if (done) {
                    assertThat(there).isEqualTo(newer);
                    save(cut + 2);
                } else {
                    killed++;
                    assertThat(there).isIn(older, newer);
                    parts += loseTheEnd();
                }
            }
            device.emulator.faults().removeAll();
            assertThat(run(Integer.MAX_VALUE)).isTrue();
            assertThat(Files.readString(store.path())).isEqualTo(newer);
        }
        assertThat(killed).as("processes that were killed on the way").isPositive();
        assertThat(parts).as("files that were on their way").isPositive();
    }

    private void save(int version) throws Exception {
        older = newer;
        newer = "{\"version\":" + version + ",\"text\":\"" + "x".repeat(SIZE) + "\"}";
        device.emulator.remoteConfig(PRODUCT).save(newer);
        JsonObject ask = new JsonObject();
        ask.addProperty("configScope", "product");
        ask.addProperty("getType", "file");
        Files.writeString(
                told(),
                requests.request(SystemTopic.CONFIG_GET, ask)
                        .toCompletableFuture()
                        .get(30, TimeUnit.SECONDS)
                        .data()
                        .toString());
    }

    private Path told() {
        return folder.resolve("told.json");
    }

    /** Whether the process was done before it was killed, some time after its beginning. */
    private boolean run(int millis) throws Exception {
        Process process = JavaProcess.start(
                ConfigProcess.class,
                folder.resolve("config").toString(),
                told().toString(),
                device.emulator.caCertificate().toString());
        @Nullable String begun = process.inputReader().readLine();
        assertThat(begun).isEqualTo(ConfigProcess.BEGUN);
        if (!process.waitFor(Math.min(millis, 60_000), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        // 128 + SIGKILL; anything else is the process's own failure.
        assertThat(process.exitValue()).isIn(0, 137);
        return process.exitValue() == 0;
    }

    /** What was not on the disk when the power went reads as zeros now and then; returns how many files were on their way. */
    private int loseTheEnd() throws Exception {
        List<Path> parts;
        try (Stream<Path> files = Files.list(store.path().getParent())) {
            parts = files.filter(file -> file.toString().endsWith(".part")).toList();
        }
        for (Path part : parts) {
            try (RandomAccessFile file = new RandomAccessFile(part.toFile(), "rw")) {
                int lost = RANDOM.nextInt(3) == 0 ? (int) Math.min(file.length(), 5000) : 0;
                file.seek(file.length() - lost);
                file.write(new byte[lost]);
            }
        }
        return parts.size();
    }
}
