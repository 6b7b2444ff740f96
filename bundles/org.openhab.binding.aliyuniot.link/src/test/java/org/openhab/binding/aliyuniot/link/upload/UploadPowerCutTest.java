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
package org.openhab.binding.aliyuniot.link.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.cloud.CloudUploads;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
import org.openhab.binding.aliyuniot.link.JavaProcess;

/**
 * A process is killed at random moments of an upload and started again each time: each goes on where the last one was,
 * though nothing of it is on the disk. {@code -Daliyuniot.powercuts=200} makes more of it.
 */
@NonNullByDefault({})
class UploadPowerCutTest {
    private static final int CUTS = Integer.getInteger("aliyuniot.powercuts", 20);
    private static final long SEED = Long.getLong("aliyuniot.powercuts.seed", 1);
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final int SIZE = 1_500_000;

    @Test
    void eachProcessGoesOnWhereTheLastOneWasKilled(@TempDir Path folder) throws Exception {
        byte[] content = new byte[SIZE];
        Random random = new Random(SEED);
        random.nextBytes(content);
        Path file = Files.write(folder.resolve("file"), content);
        try (AliyunIotEmulator emulator =
                AliyunIotEmulator.start(EmulatorConfiguration.in(folder).withDevice("a1Abc123Def", "dev001", SECRET))) {
            CloudUploads cloud = emulator.uploads("a1Abc123Def", "dev001");
            String uploadId = "";
            int killed = 0;
            for (int cut = 0; cut < CUTS && cloud.files().isEmpty(); cut++) {
                int there = offset(cloud);
                int mark = there + 1 + random.nextInt(2 * (SIZE - there) / (CUTS - cut + 1));
                Process process = start(emulator, file);
                await().atMost(Duration.ofMinutes(1)).until(() -> offset(cloud) >= mark || !process.isAlive());
                process.destroyForcibly();
                assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
                if (cloud.files().isEmpty()) {
                    killed++;
                    assertThat(offset(cloud)).isGreaterThanOrEqualTo(mark);
                    String now = cloud.unfinished().get(0).uploadId();
                    assertThat(now).as("the same upload all along").isEqualTo(uploadId.isEmpty() ? now : uploadId);
                    uploadId = now;
                }
            }
            assertThat(killed).as("processes that were killed on the way").isGreaterThan(CUTS / 2);
            Process last = start(emulator, file);
            assertThat(last.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(last.exitValue()).isZero();
            assertThat(cloud.file("a.log"))
                    .hasValueSatisfying(one -> assertThat(one.content()).isEqualTo(content));
        }
    }

    private static int offset(CloudUploads cloud) {
        return cloud.unfinished().stream().mapToInt(one -> one.offset()).max().orElse(0);
    }

    private static Process start(AliyunIotEmulator emulator, Path file) throws Exception {
        return JavaProcess.start(
                UploadingProcess.class, Integer.toString(emulator.ports().tcp()), SECRET, file.toString(), "a.log");
    }
}
