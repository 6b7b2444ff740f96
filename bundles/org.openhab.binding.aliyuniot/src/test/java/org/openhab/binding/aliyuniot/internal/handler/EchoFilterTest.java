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

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.core.library.types.DecimalType;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.library.types.QuantityType;
import org.openhab.core.library.types.StopMoveType;
import org.openhab.core.library.types.UpDownType;
import org.openhab.core.thing.ChannelUID;

@NonNullByDefault({})
class EchoFilterTest {
    private static final ChannelUID BLIND = new ChannelUID("aliyuniot:device:test:blind");
    private static final ChannelUID OTHER = new ChannelUID("aliyuniot:device:test:other");

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final EchoFilter echoes = new EchoFilter(now::get);

    private void later() {
        now.addAndGet(EchoFilter.PATIENCE.toNanos() + 1);
    }

    private void repeated() {
        now.addAndGet(EchoFilter.REPEATED.toNanos() + 1);
    }

    @Test
    void anEchoComesOnceAndTheSameCommandOfAUserIsNone() {
        echoes.expect(BLIND, UpDownType.UP);

        assertThat(echoes.isEcho(BLIND, UpDownType.DOWN)).isFalse();
        assertThat(echoes.isEcho(OTHER, UpDownType.UP)).isFalse();
        assertThat(echoes.isEcho(BLIND, UpDownType.UP)).isTrue();
        repeated();
        assertThat(echoes.isEcho(BLIND, UpDownType.UP)).isFalse();
    }

    @Test
    void eachFurtherItemOfAChannelHandsTheCommandBackRightAfterTheFirst() {
        for (OnOffType command : List.of(OnOffType.ON, OnOffType.OFF, OnOffType.ON, OnOffType.ON)) {
            echoes.expect(BLIND, command);
        }
        for (OnOffType command : List.of(OnOffType.ON, OnOffType.OFF, OnOffType.ON, OnOffType.ON)) {
            assertThat(echoes.isEcho(BLIND, command)).isTrue();
            assertThat(echoes.isEcho(BLIND, command)).isTrue();
        }

        assertThat(echoes.isEcho(OTHER, OnOffType.ON)).isFalse();
        assertThat(echoes.isEcho(BLIND, OnOffType.OFF)).isFalse();
        assertThat(echoes.isEcho(BLIND, OnOffType.ON)).isFalse();
    }

    @Test
    void aNumberWhoseUnitTheChannelDoesNotTakeComesBackWithoutIt() {
        echoes.expect(BLIND, new QuantityType<>("21.50 °C"));

        assertThat(echoes.isEcho(BLIND, new DecimalType("21"))).isFalse();
        assertThat(echoes.isEcho(BLIND, new DecimalType("21.5"))).isTrue();
    }

    @Test
    void asManyComeAsWereGiven() {
        echoes.expect(BLIND, UpDownType.UP);
        echoes.expect(BLIND, StopMoveType.STOP);
        echoes.expect(BLIND, UpDownType.UP);

        assertThat(echoes.isEcho(BLIND, UpDownType.UP)).isTrue();
        assertThat(echoes.isEcho(BLIND, StopMoveType.STOP)).isTrue();
        assertThat(echoes.isEcho(BLIND, UpDownType.UP)).isTrue();
        repeated();
        assertThat(echoes.isEcho(BLIND, UpDownType.UP)).isFalse();
    }

    @Test
    void whatDoesNotComeIsNotExpectedForEver() {
        echoes.expect(BLIND, UpDownType.UP);
        later();

        assertThat(echoes.isEcho(BLIND, UpDownType.UP)).isFalse();
    }

    @Test
    void anOpenhabThatHandsNothingBackIsKnownByThat() {
        for (int i = 0; i < 3; i++) {
            echoes.expect(BLIND, UpDownType.UP);
            later();
        }
        echoes.expect(BLIND, UpDownType.UP);

        assertThat(echoes.isEcho(BLIND, UpDownType.UP)).isFalse();
    }

    @Test
    void thousandsOfCommandsWithoutEchoesAreNotKept() {
        for (int i = 0; i < 10_000; i++) {
            echoes.expect(BLIND, UpDownType.UP);
        }
        for (int i = 0; i < EchoFilter.MAX_EXPECTED; i++) {
            assertThat(echoes.isEcho(BLIND, UpDownType.UP)).isTrue();
        }
        repeated();

        assertThat(echoes.isEcho(BLIND, UpDownType.UP)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "4.3.11, false",
        "5.0.3, false",
        "5.1.0, true",
        "5.2.1, true",
        "5.10.0.M1, true",
        "6.0.0, true",
        "'', true",
        "unknown, true",
        "99999999999.1, true"
    })
    void openhabHandsCommandsBackFrom51On(String version, boolean handsBack) {
        assertThat(OpenhabCore.handsCommandsBack(version)).isEqualTo(handsBack);
    }
}
