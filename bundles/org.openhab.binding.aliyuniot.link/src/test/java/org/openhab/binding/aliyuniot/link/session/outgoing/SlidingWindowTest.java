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
package org.openhab.binding.aliyuniot.link.session.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlidingWindowTest {
    private static final long SPAN = 1000;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 8, 9, 30, 100})
    void neverAllowsMoreInAnySpanAndNoLessThanThat(int limit) {
        Random random = new Random(limit);
        // Begins just before the clock's numbers turn negative.
        long start = Long.MAX_VALUE - 5 * SPAN;
        long now = start;
        SlidingWindow window = new SlidingWindow(limit, SPAN);
        List<Long> happened = new ArrayList<>();
        while (happened.size() < 20 * limit) {
            now += random.nextInt(10) == 0 ? random.nextInt(2000) : random.nextInt(10);
            long wait = window.untilAllowed(now);
            long past = now;
            long recent = happened.stream().filter(time -> past - time < SPAN).count();
            assertThat(wait > 0).isEqualTo(recent >= limit);
            if (wait > 0) {
                now += wait;
                assertThat(window.untilAllowed(now - 1)).isEqualTo(1);
                assertThat(window.untilAllowed(now)).isZero();
            }
            window.happened(now);
            happened.add(now);
        }
        for (int i = limit; i < happened.size(); i++) {
            assertThat(happened.get(i) - happened.get(i - limit)).isGreaterThanOrEqualTo(SPAN);
        }
    }

    @Test
    void eventsThatHappenWithoutLeaveCountAsWell() {
        SlidingWindow window = new SlidingWindow(2, SPAN);
        for (int time = 0; time < 10; time++) {
            window.happened(time);
        }
        assertThat(window.untilAllowed(10)).isEqualTo(SPAN - 2);
    }
}
