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
package org.openhab.binding.aliyuniot.internal.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.binding.aliyuniot.internal.mirror.MirrorSettings.Direction;
import org.openhab.core.library.types.DecimalType;
import org.openhab.core.library.types.HSBType;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.library.types.PercentType;
import org.openhab.core.library.types.QuantityType;
import org.openhab.core.types.Command;

@NonNullByDefault({})
class ReportGateTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ManualTimer timer = new ManualTimer();
    private final List<Command> reported = Collections.synchronizedList(new ArrayList<>());
    private boolean linked = true;

    private ReportGate gate(int seconds, String deadband) {
        return gate(seconds, deadband, reported::add);
    }

    private ReportGate gate(int seconds, String deadband, Consumer<Command> report) {
        MirrorSettings settings =
                new MirrorSettings(Direction.BOTH, Duration.ofSeconds(seconds), new BigDecimal(deadband));
        return new ReportGate(settings, timer, () -> linked, report);
    }

    private static void offer(ReportGate gate, String... numbers) {
        for (String number : numbers) {
            gate.offer(new DecimalType(number));
        }
    }

    private List<String> texts() {
        return reported.stream().map(Command::toString).toList();
    }

    @Test
    void withoutParametersEveryValueGoesThroughAndNoTimeIsKept() {
        ReportGate gate = gate(0, "0");
        offer(gate, "1", "1", "2");

        assertThat(texts()).containsExactly("1", "1", "2");
        assertThat(timer.waiting()).isZero();
    }

    @Test
    void betweenReportsTheLastValueWaitsForTheInterval() {
        ReportGate gate = gate(10, "0");
        offer(gate, "1", "2", "3");
        assertThat(texts()).containsExactly("1");

        timer.advance(Duration.ofSeconds(9));
        assertThat(texts()).containsExactly("1");
        timer.advance(Duration.ofSeconds(1));
        assertThat(texts()).containsExactly("1", "3");

        offer(gate, "4");
        timer.advance(Duration.ofSeconds(10));
        assertThat(texts()).containsExactly("1", "3", "4");
    }

    @Test
    void anItemThatIsQuietKeepsNoTimerAndReportsAtOnceAgain() {
        ReportGate gate = gate(10, "0");
        offer(gate, "1");
        timer.advance(Duration.ofSeconds(10));
        assertThat(timer.waiting()).isZero();

        offer(gate, "2");
        assertThat(texts()).containsExactly("1", "2");
    }

    @Test
    void ofAThousandUpdatesAtOnceTheLastIsKept() {
        ReportGate gate = gate(1, "0");
        IntStream.rangeClosed(1, 1000).forEach(number -> offer(gate, Integer.toString(number)));
        timer.advance(Duration.ofSeconds(5));

        assertThat(texts()).containsExactly("1", "1000");
        assertThat(timer.waiting()).isZero();
    }

    @Test
    void tenThousandUpdatesInTenSecondsAreElevenReports() {
        ReportGate gate = gate(1, "0");
        for (int number = 1; number <= 10_000; number++) {
            offer(gate, Integer.toString(number));
            timer.advance(Duration.ofMillis(1));
        }
        timer.advance(Duration.ofSeconds(2));

        assertThat(reported).hasSize(11);
        assertThat(texts()).endsWith("10000");
    }

    @Test
    void smallChangesAreNotReportedUntilTheyAddUp() {
        ReportGate gate = gate(0, "0.5");
        offer(gate, "20", "20.2", "20.4", "20.5", "20.9", "20.0", "19.9", "19.4");

        assertThat(texts()).containsExactly("20", "20.5", "20.0", "19.4");
    }

    @Test
    void aDeadbandIsInTheUnitOfTheItem() {
        ReportGate gate = gate(0, "1");
        for (String value : List.of("20 °C", "20.9 °C", "21 °C", "71 °F", "72 °F", "3 W")) {
            gate.offer(new QuantityType<>(value));
        }

        // 21 °C are 69.8 °F.
        assertThat(texts()).containsExactly("20 °C", "21 °C", "71 °F", "72 °F", "3 W");
    }

    @Test
    void whatHasNoNumberKnowsNoDeadband() {
        ReportGate gate = gate(0, "50");
        HSBType red = new HSBType(DecimalType.ZERO, PercentType.HUNDRED, new PercentType(40));
        HSBType blue = new HSBType(new DecimalType(240), PercentType.HUNDRED, new PercentType(40));
        List.of(OnOffType.ON, OnOffType.OFF, red, blue).forEach(gate::offer);

        assertThat(reported).containsExactly(OnOffType.ON, OnOffType.OFF, red, blue);
    }

    @Test
    void aValueThatComesBackWhileItWaitsIsNoChange() {
        ReportGate gate = gate(10, "1");
        offer(gate, "20", "25", "20.5");
        timer.advance(Duration.ofMinutes(1));

        assertThat(texts()).containsExactly("20");

        offer(gate, "21");
        assertThat(texts()).containsExactly("20", "21");
    }

    @Test
    void whatAnItemBecomesAfterACommandOfTheCloudGoesThroughAtOnceAndOnlyThat() {
        ReportGate gate = gate(10, "1");
        offer(gate, "20");
        gate.awaitConfirmation();
        offer(gate, "20", "30");
        assertThat(texts()).containsExactly("20", "20");

        timer.advance(Duration.ofSeconds(10));
        assertThat(texts()).containsExactly("20", "20", "30");
    }

    @Test
    void whatTheCloudKnowsIsLeftOutAndIsWhatAChangeIsComparedWith() {
        ReportGate gate = gate(0, "5");
        offer(gate, "20");
        gate.isKnown(new DecimalType("40"));
        offer(gate, "40", "40", "38");
        assertThat(texts()).containsExactly("20");

        offer(gate, "21", "40");
        assertThat(texts()).containsExactly("20", "21", "40");
    }

    @Test
    void aConfirmationBeginsTheIntervalAgain() {
        ReportGate gate = gate(10, "0");
        offer(gate, "1");
        timer.advance(Duration.ofSeconds(6));
        gate.awaitConfirmation();
        offer(gate, "2", "3");
        timer.advance(Duration.ofSeconds(6));
        assertThat(texts()).containsExactly("1", "2");

        timer.advance(Duration.ofSeconds(4));
        assertThat(texts()).containsExactly("1", "2", "3");
    }

    @Test
    void whatWaitsForALinkThatIsGoneIsDropped() {
        ReportGate gate = gate(10, "0");
        offer(gate, "1", "2");
        linked = false;
        timer.advance(Duration.ofSeconds(10));

        assertThat(texts()).containsExactly("1");
    }

    @Test
    void aLookForTheLinkThatFailsKeepsNothingBack() {
        MirrorSettings settings = new MirrorSettings(Direction.BOTH, Duration.ofSeconds(10), BigDecimal.ZERO);
        ReportGate gate = new ReportGate(
                settings,
                timer,
                () -> {
                    throw new IllegalStateException("there is no registry");
                },
                reported::add);
        offer(gate, "1", "2");
        timer.advance(Duration.ofSeconds(10));

        assertThat(texts()).containsExactly("1", "2");
    }

    @Test
    void aReportThatFailsKeepsNoneBack() {
        ReportGate gate = gate(0, "0", value -> {
            reported.add(value);
            throw new NoClassDefFoundError("of a script");
        });
        offer(gate, "1", "2");

        assertThat(texts()).containsExactly("1", "2");
    }

    @Test
    void whatComesDuringAReportFollowsIt() {
        List<ReportGate> self = new ArrayList<>();
        ReportGate gate = gate(0, "0", value -> {
            reported.add(value);
            if (reported.size() == 1) {
                offer(self.get(0), "2", "3");
                assertThat(texts()).containsExactly("1");
            }
        });
        self.add(gate);
        offer(gate, "1");

        assertThat(texts()).containsExactly("1", "3");
    }

    @Test
    void fromSeveralThreadsTheLastValueOfAllIsReportedLastAndOneAtATime() throws Exception {
        List<Thread> inside = Collections.synchronizedList(new ArrayList<>());
        ReportGate gate = gate(0, "0", value -> {
            inside.add(Thread.currentThread());
            assertThat(inside).hasSize(1);
            reported.add(value);
            inside.remove(Thread.currentThread());
        });
        ExecutorService threads = Executors.newFixedThreadPool(4);
        CountDownLatch done = new CountDownLatch(4);
        for (int i = 0; i < 4; i++) {
            threads.execute(() -> {
                IntStream.range(0, 5000).forEach(number -> offer(gate, Integer.toString(number)));
                done.countDown();
            });
        }
        assertThat(done.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        threads.shutdown();
        assertThat(threads.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        offer(gate, "-1");

        assertThat(texts()).endsWith("-1").contains("4999");
        assertThat(inside).isEmpty();
    }
}
