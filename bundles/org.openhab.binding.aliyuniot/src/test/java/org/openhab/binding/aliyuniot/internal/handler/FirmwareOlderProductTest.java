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

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openhab.aliyuniot.emulator.fault.Fault;
import org.openhab.aliyuniot.emulator.message.ReceivedMessage;
import org.openhab.aliyuniot.emulator.ota.FirmwareJobState.Status;
import org.openhab.core.thing.firmware.FirmwareStatus;
import org.openhab.core.thing.firmware.FirmwareUpdateResult;

/** A platform that does not answer the question for a job as it does today, but in the way of its early days. */
@NonNullByDefault({})
class FirmwareOlderProductTest extends FirmwareModuleCloud {
    private static final Duration LONG = Duration.ofSeconds(40);

    private void ofEarlyDays(Fault.Kind trouble) {
        cloud.faults().add(PRODUCT, DEVICE, Fault.of(trouble, 0));
    }

    private long questionsOfEarlyDays() {
        return cloud.device(PRODUCT, DEVICE).messages(0).stream()
                .map(ReceivedMessage::topic)
                .filter(topic -> topic.startsWith("/ota/device/request/"))
                .count();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.Kind.class,
            names = {"PULL_REFUSED", "PULL_LOST"})
    void aFirmwareIsFoundAndInstalledAllTheSame(Fault.Kind trouble) throws Exception {
        ofEarlyDays(trouble);
        startThing();
        awaitOnline();
        assertThat(handler.checkFirmware().toCompletableFuture())
                .succeedsWithin(LONG)
                .satisfies(version -> assertThat(version).isEmpty());
        long campaign = campaign("2.0.0");
        offered("2.0.0");
        assertThat(handler.checkFirmware().toCompletableFuture())
                .succeedsWithin(LONG)
                .satisfies(version -> assertThat(version).contains("2.0.0"));
        cloud.faults().add(PRODUCT, DEVICE, Fault.downloadStatus(1, 403));

        updates.updateFirmware(UID, "2.0.0", null);

        awaitJob(campaign, Status.UPDATED);
        awaitResult(FirmwareUpdateResult.SUCCESS, null);
    }

    @Test
    void aJobThatThePlatformHasCancelledIsDropped() throws Exception {
        ofEarlyDays(Fault.Kind.PULL_REFUSED);
        startThing();
        awaitOnline();
        long campaign = campaign("2.0.0");
        offered("2.0.0");
        cloud.firmware().cancel(campaign);

        updates.updateFirmware(UID, "2.0.0", null);

        awaitResult(FirmwareUpdateResult.ERROR, "does not want this update any more");
        awaitFirmware(FirmwareStatus.UP_TO_DATE, null);
    }

    @Test
    void theQuestionOfTodayIsEnoughWhereItIsAnswered() {
        startThing();
        awaitOnline();

        assertThat(handler.checkFirmware().toCompletableFuture()).succeedsWithin(LONG);

        assertThat(questionsOfEarlyDays()).isZero();
    }

    @Test
    void whoHasNoVersionAndModulesAskInTheWayOfTodayOnly() {
        parameters.remove("firmwareVersion");
        ofEarlyDays(Fault.Kind.PULL_REFUSED);
        startThing();
        awaitOnline();
        ModuleThing mcu = mcu().start();
        mcu.awaitOnline();

        assertRefused(handler.checkFirmware().toCompletableFuture());
        assertRefused(mcu.handler.checkFirmware().toCompletableFuture());

        assertThat(questionsOfEarlyDays()).isZero();
    }

    private static void assertRefused(CompletableFuture<?> check) {
        assertThat(check)
                .failsWithin(LONG)
                .withThrowableThat()
                .withMessageContaining("460")
                .withMessageContaining("request parameter error");
    }
}
