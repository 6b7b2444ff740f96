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
package org.openhab.binding.aliyuniot.link.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure.Reason;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;

class KickDetectorTest {
    private static final Duration SOON = Duration.ofSeconds(179);

    private long now = Long.MAX_VALUE - 1;
    private final KickDetector kickDetector = new KickDetector(() -> now);

    private Enum<?> lived(Duration life, Reason reason) {
        kickDetector.opened();
        now += life.toNanos();
        return kickDetector.closed(new NetworkFailure(reason, "for the test")).reason();
    }

    @Test
    void thirdTimeInARowIsNamed() {
        assertThat(lived(SOON, Reason.CONNECTION_LOST)).isEqualTo(Reason.CONNECTION_LOST);
        assertThat(lived(Duration.ZERO, Reason.CONNECTION_LOST)).isEqualTo(Reason.CONNECTION_LOST);
        kickDetector.opened();
        LinkFailure third = kickDetector.closed(new NetworkFailure(Reason.CONNECTION_LOST, "for the test"));
        assertThat(third.reason()).isEqualTo(Reason.KICKED);
        assertThat(third).hasMessageContaining("another client uses the same identity");
        assertThat(lived(SOON, Reason.CONNECTION_LOST)).isEqualTo(Reason.KICKED);
    }

    @Test
    void connectionThatLivedLongerStartsAnew() {
        lived(SOON, Reason.CONNECTION_LOST);
        lived(SOON, Reason.CONNECTION_LOST);
        assertThat(lived(Duration.ofMinutes(3), Reason.CONNECTION_LOST)).isEqualTo(Reason.CONNECTION_LOST);
        assertThat(lived(SOON, Reason.CONNECTION_LOST)).isEqualTo(Reason.CONNECTION_LOST);
        assertThat(lived(SOON, Reason.CONNECTION_LOST)).isEqualTo(Reason.CONNECTION_LOST);
        assertThat(lived(SOON, Reason.CONNECTION_LOST)).isEqualTo(Reason.KICKED);
    }

    @ParameterizedTest
    @MethodSource("otherReasons")
    void anotherFailureInBetweenStartsAnew(Reason other) {
        lived(SOON, Reason.CONNECTION_LOST);
        lived(SOON, Reason.CONNECTION_LOST);
        assertThat(lived(SOON, other)).isEqualTo(other);
        assertThat(lived(SOON, Reason.CONNECTION_LOST)).isEqualTo(Reason.CONNECTION_LOST);
    }

    private static Stream<Reason> otherReasons() {
        return Arrays.stream(Reason.values())
                .filter(reason -> reason.family() == LinkFailure.Family.NETWORK && reason != Reason.CONNECTION_LOST);
    }

    @Test
    void attemptsThatWereNotAcceptedDoNotCount() {
        for (int i = 0; i < 5; i++) {
            assertThat(kickDetector
                            .closed(new NetworkFailure(Reason.CONNECTION_LOST, "for the test"))
                            .reason())
                    .isEqualTo(Reason.CONNECTION_LOST);
        }
    }
}
