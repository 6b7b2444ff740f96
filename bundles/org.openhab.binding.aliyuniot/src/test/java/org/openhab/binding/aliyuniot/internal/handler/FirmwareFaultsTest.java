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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openhab.aliyuniot.emulator.Fault;
import org.openhab.aliyuniot.emulator.FirmwareJobState.Status;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.firmware.FirmwareUpdateResult;

/** What can go wrong on the way of an image, and what both sides see of it. */
@NonNullByDefault({})
class FirmwareFaultsTest extends FirmwareCloud {
    static Stream<Arguments> passingTrouble() {
        return Stream.of(
                Arguments.of("the address has expired", false, Fault.downloadStatus(1, 403)),
                Arguments.of("the server has trouble", false, Fault.downloadStatus(2, 503)),
                Arguments.of("the line breaks", false, Fault.downloadCut(3, 50_000)),
                Arguments.of("the server is slow", false, Fault.downloadSlow(1, 200_000)),
                Arguments.of("a block has a wrong CRC", true, Fault.of(Fault.Type.BLOCK_WRONG_CRC, 2)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void passingTrouble(String what, boolean mqtt, Fault fault) throws Exception {
        startThing();
        awaitOnline();
        long campaign = cloud.startCampaign(campaignOf("2.0.0", mqtt));
        offered("2.0.0");
        cloud.addFault(PRODUCT, DEVICE, fault);

        updates.updateFirmware(UID, "2.0.0", null);

        awaitJob(campaign, Status.UPDATED);
        awaitResult(FirmwareUpdateResult.SUCCESS, null);
        awaitOnline();
        assertThat(results()).hasSize(1);
    }

    static Stream<Arguments> lastingTrouble() {
        return Stream.of(
                Arguments.of(Fault.downloadStatus(0, 404), "@text/firmware.not-found", "-2"),
                Arguments.of(Fault.downloadStatus(0, 416), "@text/firmware.bad-answer", "-2"),
                Arguments.of(Fault.of(Fault.Type.WRONG_DIGEST, 0), "@text/firmware.digest", "-3"),
                Arguments.of(Fault.of(Fault.Type.WRONG_LENGTH, 0), "@text/firmware.size", "-3"));
    }

    @ParameterizedTest
    @MethodSource
    void lastingTrouble(Fault fault, String text, String step) throws Exception {
        startThing();
        awaitOnline();
        cloud.addFault(PRODUCT, DEVICE, fault);
        long campaign = cloud.startCampaign(campaignOf("2.0.0", false));
        offered("2.0.0");

        updates.updateFirmware(UID, "2.0.0", null);

        awaitJob(campaign, Status.FAILED);
        awaitResult(FirmwareUpdateResult.ERROR, null);
        assertThat(steps(campaign)).last().isEqualTo(step);
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(lastStatus().getStatus()).isEqualTo(ThingStatus.ONLINE);
            assertThat(lastStatus().getDescription()).startsWith(text);
        });
        assertThat(results()).hasSize(1);
        assertThat(images()).isZero();
    }

    @Test
    void anImageThatIsTooLargeIsRefusedBeforeTheFirstByte() throws Exception {
        parameters.put("maxImageMegabytes", "1");
        image = new byte[1_000_001];
        startThing();
        awaitOnline();
        long campaign = cloud.startCampaign(campaignOf("2.0.0", false));
        offered("2.0.0");

        updates.updateFirmware(UID, "2.0.0", null);

        awaitResult(FirmwareUpdateResult.ERROR, "larger than allowed");
        awaitJob(campaign, Status.FAILED);
        assertThat(steps(campaign)).last().isEqualTo("-2");
    }

    @Test
    void aFolderThatCannotBeWrittenFailsUpdatesAndNothingElse() throws Exception {
        Files.writeString(userdata, "in the way");
        startThing();
        awaitOnline();
        long campaign = cloud.startCampaign(campaignOf("2.0.0", false));
        offered("2.0.0");

        updates.updateFirmware(UID, "2.0.0", null);

        awaitResult(FirmwareUpdateResult.ERROR, "cannot be written");
        awaitJob(campaign, Status.FAILED);
        assertThat(steps(campaign)).last().isEqualTo("-1");
        Files.delete(userdata);
    }

    private long images() throws IOException {
        try (Stream<Path> files = Files.walk(userdata)) {
            return files.filter(file -> file.toString().endsWith(".bin")).count();
        }
    }
}
