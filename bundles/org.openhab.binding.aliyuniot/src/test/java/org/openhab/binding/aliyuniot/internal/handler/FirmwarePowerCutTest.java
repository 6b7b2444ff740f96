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
package org.openhab.binding.aliyuniot.internal.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openhab.aliyuniot.emulator.fault.Fault;
import org.openhab.aliyuniot.emulator.ota.FirmwareCampaign;
import org.openhab.aliyuniot.emulator.ota.FirmwareJobState;
import org.openhab.aliyuniot.emulator.ota.FirmwareJobState.Status;

/** The power goes at any moment of an update, again and again, and the platform and the thing agree all the same. */
@NonNullByDefault({})
class FirmwarePowerCutTest extends EmulatedCloud {
    private static final int CUTS = Integer.getInteger("aliyuniot.powercuts", 20);
    private static final long SEED = Long.getLong("aliyuniot.powercuts.seed", 1);
    private static final int SIZE = 300_000;
    private static final int BYTES_PER_SECOND = 250_000;
    private static final int LONGEST_MILLIS = 4000;

    /** A little longer than the download takes. */
    private static final int LONGEST_MILLIS_OF_UPDATE = 1500;

    private final Random random = new Random(SEED);
    private final List<byte[]> images = new ArrayList<>();
    private final List<Long> campaigns = new ArrayList<>();
    private int interrupted;

    @Test
    @Timeout(3600)
    void everyJobEndsAndBothSidesAgree() throws Exception {
        System.out.println("Updates with " + CUTS + " power cuts, -Daliyuniot.powercuts.seed=" + SEED);
        cloud.faults().add(PRODUCT, DEVICE, Fault.downloadSlow(0, BYTES_PER_SECOND));
        beginCampaign();
        for (int cut = 0; cut < CUTS; cut++) {
            Process process = start();
            cut(process);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThatImagesAreWhole();
            Status status = last().status();
            assertThat(status).as(last().toString()).isNotIn(Status.FAILED, Status.CANCELED);
            if (status == Status.UPDATED) {
                beginCampaign();
            } else if (status == Status.IN_UPGRADE) {
                interrupted++;
            }
        }
        Process process = start();
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(last().status()).as(last().toString()).isEqualTo(Status.UPDATED));
        process.getOutputStream().close();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();

        assertThatImagesAreWhole();
        assertThat(device().versions()).containsEntry("default", "2.0." + campaigns.size());
        assertThat(campaigns)
                .allSatisfy(campaign -> assertThat(
                                cloud.firmware().jobs(campaign).get(0).status())
                        .isEqualTo(Status.UPDATED));
        System.out.println(campaigns.size() + " updates, " + interrupted + " times interrupted on their way");
        assertThat(interrupted).as("updates that were interrupted on their way").isPositive();
    }

    /** Half of the cuts come while the update runs, however long the process takes to start. */
    private void cut(Process process) throws InterruptedException {
        int longest = LONGEST_MILLIS;
        if (random.nextBoolean()) {
            longest = LONGEST_MILLIS_OF_UPDATE;
            await().atMost(PATIENCE)
                    .until(() -> last().status() == Status.IN_UPGRADE || last().status() == Status.UPDATED);
        }
        process.waitFor(random.nextInt(longest), TimeUnit.MILLISECONDS);
        process.destroyForcibly();
    }

    private FirmwareJobState last() {
        return cloud.firmware().jobs(campaigns.get(campaigns.size() - 1)).get(0);
    }

    private void beginCampaign() throws IOException {
        byte[] image = new byte[SIZE];
        random.nextBytes(image);
        images.add(image);
        campaigns.add(cloud.firmware()
                .start(FirmwareCampaign.of(
                        PRODUCT,
                        cloud.firmware()
                                .addImage(new ByteArrayInputStream(image))
                                .id(),
                        "2.0." + images.size(),
                        DEVICE)));
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        UpdatingProcess.class.getName(),
                        userdata.toString(),
                        Integer.toString(cloud.ports().tls()),
                        cloud.caCertificate().toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Under a final name there is nothing but one of the images. */
    private void assertThatImagesAreWhole() throws IOException {
        if (!Files.exists(userdata)) {
            return;
        }
        try (Stream<Path> files = Files.walk(userdata)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".bin")).toList()) {
                byte[] content = Files.readAllBytes(file);
                assertThat(images).as(file.toString()).anyMatch(image -> Arrays.equals(image, content));
            }
        }
    }
}
