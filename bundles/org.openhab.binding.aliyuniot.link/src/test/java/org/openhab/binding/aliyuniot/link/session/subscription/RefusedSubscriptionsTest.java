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
package org.openhab.binding.aliyuniot.link.session.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.openhab.binding.aliyuniot.link.transport.Subscription;

class RefusedSubscriptionsTest {
    private static final Subscription ONE = new Subscription(new TopicFilter("/pk/dev1/user/one"), Qos.AT_LEAST_ONCE);
    private static final Subscription TWO = new Subscription(new TopicFilter("/pk/dev1/user/two"), Qos.AT_MOST_ONCE);

    private final List<Duration> delays = new ArrayList<>();
    private final List<Runnable> tasks = new ArrayList<>();
    private final List<Set<TopicFilter>> told = new ArrayList<>();
    private final List<Set<TopicFilter>> asked = new ArrayList<>();
    private int cancelled;
    private final RefusedSubscriptions refusals = new RefusedSubscriptions(
            (delay, task) -> {
                delays.add(delay);
                tasks.add(task);
                return () -> cancelled++;
            },
            told::add,
            asked::add);

    private void answer(List<Subscription> all, List<Subscription> denied) {
        refusals.answered(all, denied);
        refusals.tell();
    }

    @Test
    void asksAgainAfterAMinuteAndEverMoreSeldomUpToAnHour() {
        answer(List.of(ONE, TWO), List.of(ONE));
        for (int i = 0; i < 8; i++) {
            tasks.get(i).run();
            answer(List.of(ONE), List.of(ONE));
        }
        assertThat(delays).extracting(Duration::toMinutes).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
        assertThat(asked).hasSize(8).containsOnly(Set.of(ONE.filter()));
        assertThat(told).containsExactly(Set.of(ONE.filter()));
    }

    @Test
    void tellsWhatHasChangedAndWhenAllIsWell() {
        answer(List.of(ONE, TWO), List.of());
        assertThat(told).isEmpty();
        answer(List.of(ONE, TWO), List.of(ONE, TWO));
        answer(List.of(ONE), List.of());
        answer(List.of(TWO), List.of(TWO));
        answer(List.of(TWO), List.of());
        assertThat(told).containsExactly(Set.of(ONE.filter(), TWO.filter()), Set.of(TWO.filter()), Set.of());
    }

    @Test
    void beginsWithAMinuteOnEveryConnection() {
        answer(List.of(ONE), List.of(ONE));
        tasks.get(0).run();
        answer(List.of(ONE), List.of(ONE));
        refusals.reset();
        tasks.get(1).run();
        assertThat(asked).hasSize(1);
        answer(List.of(ONE), List.of(ONE));
        assertThat(delays).extracting(Duration::toMinutes).containsExactly(1L, 2L, 1L);
    }

    @Test
    void oneTaskAtATime() {
        answer(List.of(ONE), List.of(ONE));
        answer(List.of(TWO), List.of(TWO));
        assertThat(tasks).hasSize(1);
        tasks.get(0).run();
        assertThat(asked).containsExactly(Set.of(ONE.filter(), TWO.filter()));
    }

    @Test
    void whatIsNotWantedAnyMoreIsForgotten() {
        answer(List.of(ONE), List.of(ONE));
        refusals.forget(TWO.filter());
        refusals.forget(ONE.filter());
        assertThat(told).containsExactly(Set.of(ONE.filter()), Set.of());
        tasks.get(0).run();
        assertThat(asked).isEmpty();
    }
}
