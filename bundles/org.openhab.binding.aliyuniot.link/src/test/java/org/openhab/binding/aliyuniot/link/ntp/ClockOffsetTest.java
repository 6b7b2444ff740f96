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
package org.openhab.binding.aliyuniot.link.ntp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.aliyuniot.emulator.fault.Fault;
import org.openhab.binding.aliyuniot.link.EmulatedDevice;
import org.openhab.binding.aliyuniot.link.Fuzz;
import org.openhab.binding.aliyuniot.link.ScriptedPlatform;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;

class ClockOffsetTest {
    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final String RESPONSE = "/ext/ntp/pk/dev1/response";

    private final AtomicLong wallClock = new AtomicLong();
    private final AtomicLong nanoTime = new AtomicLong();
    private final ScriptedPlatform platform = new ScriptedPlatform();

    @AfterEach
    void close() {
        platform.close();
    }

    private static Duration offset(CompletionStage<Duration> measured) throws Exception {
        return measured.toCompletableFuture().get(BOUND.toSeconds(), TimeUnit.SECONDS);
    }

    private static @Nullable Enum<?> failure(CompletionStage<Duration> measured) {
        return assertThatExceptionOfType(ExecutionException.class)
                                .isThrownBy(() -> offset(measured))
                                .actual()
                                .getCause()
                        instanceof NetworkFailure failure
                ? failure.reason()
                : null;
    }

    private ClockOffset scripted() throws Exception {
        ClockOffset clock = new ClockOffset(
                platform.runtime,
                ScriptedPlatform.IDENTITY,
                platform.session,
                Duration.ofMinutes(10),
                wallClock::get,
                nanoTime::get);
        platform.goOnline();
        return clock;
    }

    /** Begins to measure at the given time, and is where the answer can come. */
    private CompletionStage<Duration> begun(ClockOffset clock, long millis) {
        wallClock.set(millis);
        CompletionStage<Duration> measured = clock.measure();
        await().atMost(BOUND).until(() -> !platform.sent.isEmpty());
        return measured;
    }

    @Test
    void measuresAgainstTheEmulator(@TempDir Path folder) throws Exception {
        LongSupplier slow =
                () -> System.currentTimeMillis() - Duration.ofHours(1).toMillis();
        try (EmulatedDevice device = new EmulatedDevice(folder, Duration.ofMillis(50));
                ClockOffset exact = new ClockOffset(device.runtime, EmulatedDevice.IDENTITY, device.session);
                ClockOffset wrong = new ClockOffset(
                        device.runtime,
                        EmulatedDevice.IDENTITY,
                        device.session,
                        ClockOffset.TIMEOUT,
                        slow,
                        System::nanoTime)) {
            device.goOnline();
            assertThat(offset(exact.measure()).abs()).isLessThan(Duration.ofSeconds(15));
            assertThat(offset(wrong.measure()).minusHours(1).abs()).isLessThan(Duration.ofSeconds(15));
        }
    }

    @Test
    void silenceEndsInATimeOut(@TempDir Path folder) throws Exception {
        try (EmulatedDevice device = new EmulatedDevice(folder, Duration.ofMillis(50));
                ClockOffset clock = new ClockOffset(
                        device.runtime,
                        EmulatedDevice.IDENTITY,
                        device.session,
                        Duration.ofMillis(200),
                        System::currentTimeMillis,
                        System::nanoTime)) {
            device.goOnline();
            device.emulator.faults().addForAll(Fault.blackHole());
            assertThat(failure(clock.measure())).isEqualTo(LinkFailure.Reason.TIMEOUT);
        }
    }

    /** The example of the chapter: sent at 100, received at 1010, sent at 1015, received at 125; the time is 1025 then. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"deviceSendTime\":\"100\",\"serverRecvTime\":\"1010\",\"serverSendTime\":\"1015\"}",
                "{\"deviceSendTime\":100,\"serverRecvTime\":1010,\"serverSendTime\":1015,\"more\":{}}"
            })
    void theOffsetIsTheChaptersOne(String response) throws Exception {
        CompletionStage<Duration> measured = begun(scripted(), 100);
        assertThat(platform.sentPayloads()).containsExactly("{\"deviceSendTime\":\"100\"}");
        nanoTime.addAndGet(Duration.ofMillis(25).toNanos());
        platform.send(RESPONSE, response);
        assertThat(offset(measured).plusMillis(125)).isEqualTo(Duration.ofMillis(1025));
    }

    @Test
    void aClockThatIsSetMeanwhileDoesNoHarm() throws Exception {
        CompletionStage<Duration> measured = begun(scripted(), 100);
        nanoTime.addAndGet(Duration.ofMillis(25).toNanos());
        wallClock.set(-5_000_000);
        platform.send(RESPONSE, "{\"deviceSendTime\":\"100\",\"serverRecvTime\":\"1010\",\"serverSendTime\":\"1015\"}");
        assertThat(offset(measured)).isEqualTo(Duration.ofMillis(900));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "{\"deviceSendTime\":\"101\",\"serverRecvTime\":\"1010\",\"serverSendTime\":\"1015\"}",
                "{\"deviceSendTime\":\"100\",\"serverRecvTime\":\"1010\"}",
                "{\"deviceSendTime\":\"100\",\"serverRecvTime\":\"0\",\"serverSendTime\":\"1015\"}",
                "{\"deviceSendTime\":\"100\",\"serverRecvTime\":\"-5\",\"serverSendTime\":\"1015\"}",
                "{\"deviceSendTime\":\"100\",\"serverRecvTime\":\"1016\",\"serverSendTime\":\"1015\"}",
                "{\"deviceSendTime\":\"100\",\"serverRecvTime\":\"1010\",\"serverSendTime\":\"1000000000000000\"}",
                "{\"deviceSendTime\":\"100\",\"serverRecvTime\":\"1010\",\"serverSendTime\":\"soon\"}",
                "{\"deviceSendTime\":\"100\",\"serverRecvTime\":1e9,\"serverSendTime\":1e10}",
                "{\"deviceSendTime\":\"100\",\"serverRecvTime\":true,\"serverSendTime\":{}}"
            })
    void timesThatMakeNoSenseAreLeftOut(String nonsense) throws Exception {
        CompletionStage<Duration> measured = begun(scripted(), 100);
        platform.send(RESPONSE, nonsense);
        platform.settle();
        assertThat(measured.toCompletableFuture()).isNotDone();
        platform.send(RESPONSE, "{\"deviceSendTime\":\"100\",\"serverRecvTime\":\"100\",\"serverSendTime\":\"100\"}");
        assertThat(offset(measured)).isZero();
    }

    @Test
    void whateverComesIsAnOffsetOrNothing() throws Exception {
        ClockOffset clock = scripted();
        Fuzz.cases(random -> {
            wallClock.set(random.nextInt(1000));
            CompletionStage<Duration> measured = clock.measure();
            String response = "{\"deviceSendTime\":\"" + wallClock.get() + "\",\"serverRecvTime\":" + random.nextLong()
                    + ",\"serverSendTime\":\"" + random.nextLong() + Fuzz.text(random, 2) + "\"}";
            platform.send(RESPONSE, Fuzz.broken(random, response));
            platform.send(
                    RESPONSE,
                    "{\"deviceSendTime\":" + wallClock.get() + ",\"serverRecvTime\":2000,\"serverSendTime\":2000}");
            assertThat(offset(measured)).isPositive();
        });
    }

    @Test
    void oneMeasurementIsUnderWayAtATime() throws Exception {
        ClockOffset clock = scripted();
        CompletionStage<Duration> first = begun(clock, 100);
        assertThat(clock.measure()).isSameAs(first);
        assertThat(platform.sent).hasSize(1);
        platform.send(RESPONSE, "{\"deviceSendTime\":100,\"serverRecvTime\":200,\"serverSendTime\":200}");
        assertThat(offset(first)).isEqualTo(Duration.ofMillis(100));
        assertThat(clock.measure()).isNotSameAs(first);
    }

    @Test
    void withoutAConnectionNothingIsMeasured() throws Exception {
        ClockOffset clock = new ClockOffset(platform.runtime, ScriptedPlatform.IDENTITY, platform.session);
        assertThat(failure(clock.measure())).isEqualTo(LinkFailure.Reason.NOT_CONNECTED);
    }

    @Test
    void closingEndsTheMeasurement() throws Exception {
        ClockOffset clock = scripted();
        CompletionStage<Duration> measured = begun(clock, 100);
        clock.close();
        assertThat(failure(measured)).isEqualTo(LinkFailure.Reason.CLOSED);
    }
}
