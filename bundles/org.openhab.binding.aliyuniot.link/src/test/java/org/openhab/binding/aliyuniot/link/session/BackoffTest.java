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
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.binding.aliyuniot.link.failure.AuthenticationFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;

class BackoffTest {
    private static final LinkFailure LOST =
            new NetworkFailure(LinkFailure.Reason.CONNECTION_LOST, "The connection was lost");
    private static final LinkFailure REFUSED =
            new AuthenticationFailure(LinkFailure.Reason.NOT_AUTHORIZED, "Not authorized");
    private static final ReconnectPolicy UNLIMITED = new ReconnectPolicy(
            Duration.ofSeconds(1), Duration.ofSeconds(60), Duration.ofMinutes(5), Integer.MAX_VALUE);

    private long now;

    private Duration nthDelay(Backoff backoff, int n, LinkFailure failure) {
        Duration delay = Duration.ZERO;
        for (int i = 0; i < n; i++) {
            backoff.attempted();
            delay = backoff.delayAfter(failure);
            now += delay.toNanos();
        }
        return delay;
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "4, 8", "5, 16", "6, 32", "7, 60", "100, 60"})
    void longestDelayDoublesUpToAMinute(int attempt, int seconds) {
        assertThat(nthDelay(new Backoff(UNLIMITED, () -> now, () -> 1), attempt, LOST))
                .isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "7, 64", "8, 128", "9, 256", "10, 300", "1000, 300"})
    void refusedCredentialsSlowDownToMinutes(int attempt, int seconds) {
        Backoff backoff = new Backoff(UNLIMITED, () -> now, () -> 1);
        Duration delay = nthDelay(backoff, attempt, REFUSED);
        assertThat(delay).isBetween(Duration.ofSeconds(seconds), Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({"1, 60", "7, 64", "9, 256", "10, 300"})
    void whoeverHasLoggedInElsewhereIsNotThrownOutAtOnce(int attempt, int seconds) {
        LinkFailure elsewhere = new NetworkFailure(LinkFailure.Reason.LOGGED_IN_ELSEWHERE, "Logged in elsewhere");
        assertThat(nthDelay(new Backoff(UNLIMITED, () -> now, () -> 1), attempt, elsewhere))
                .isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void shortestDelayStaysAtTheInitialOne() {
        assertThat(nthDelay(new Backoff(UNLIMITED, () -> now, () -> 0), 20, LOST))
                .isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void neverMoreThanFiveAttemptsInAnyMinute() {
        Random random = new Random(1);
        Backoff backoff = new Backoff(ReconnectPolicy.DEFAULT, () -> now, random::nextDouble);
        long[] attempts = new long[200];
        for (int i = 0; i < attempts.length; i++) {
            attempts[i] = now;
            backoff.attempted();
            if (i % 3 == 0) {
                // A connection that comes about and is lost at once, as with two clients of one identity.
                backoff.opened();
            }
            now += backoff.delayAfter(LOST).toNanos();
        }
        for (int i = 5; i < attempts.length; i++) {
            assertThat(attempts[i] - attempts[i - 5])
                    .isGreaterThanOrEqualTo(Duration.ofMinutes(1).toNanos());
        }
    }

    @Test
    void aConnectionThatHeldStartsAnew() {
        Backoff backoff = new Backoff(UNLIMITED, () -> now, () -> 1);
        nthDelay(backoff, 10, LOST);
        backoff.opened();
        now += Duration.ofMinutes(2).toNanos();
        assertThat(backoff.delayAfter(LOST)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aConnectionThatWasLostAtOnceDoesNot() {
        Backoff backoff = new Backoff(UNLIMITED, () -> now, () -> 1);
        nthDelay(backoff, 10, LOST);
        backoff.opened();
        now += Duration.ofSeconds(2).toNanos();
        assertThat(backoff.delayAfter(LOST)).isEqualTo(Duration.ofSeconds(60));
    }
}
