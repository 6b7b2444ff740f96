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
import org.openhab.binding.aliyuniot.link.failure.QuotaFailure;
import org.openhab.binding.aliyuniot.link.topic.Topic;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;

class OutgoingQueueTest {
    private final OutgoingQueue queue = new OutgoingQueue(new QueueBounds(3, 100), this::fail);

    private void fail(OutgoingMessage message) {
        message.outcome.completeExceptionally(queue.full());
    }

    private static OutgoingMessage message(int size, Qos qos) {
        return new OutgoingMessage(new Message(new Topic("/pk/dev1/user/update"), new byte[size], qos), false);
    }

    private OutgoingMessage added(int size, Qos qos) {
        OutgoingMessage message = message(size, qos);
        queue.add(message);
        queue.takeIn();
        return message;
    }

    private List<OutgoingMessage> drained() {
        List<OutgoingMessage> all = new ArrayList<>();
        for (OutgoingMessage next = queue.poll(); next != null; next = queue.poll()) {
            all.add(next);
        }
        return all;
    }

    @Test
    void keepsTheOrder() {
        OutgoingMessage first = added(1, Qos.AT_LEAST_ONCE);
        OutgoingMessage second = added(1, Qos.AT_MOST_ONCE);
        assertThat(drained()).containsExactly(first, second);
    }

    @Test
    void oldestOfQos0MakesRoom() {
        OutgoingMessage sure = added(1, Qos.AT_LEAST_ONCE);
        OutgoingMessage oldest = added(1, Qos.AT_MOST_ONCE);
        OutgoingMessage newer = added(1, Qos.AT_MOST_ONCE);
        OutgoingMessage newest = added(1, Qos.AT_LEAST_ONCE);

        assertThat(oldest.outcome).isCompletedExceptionally();
        assertThat(oldest.outcome.handle((done, failure) -> failure).join())
                .isInstanceOf(QuotaFailure.class)
                .hasMessageContaining("full (3 messages, 100 bytes)");
        assertThat(drained()).containsExactly(sure, newer, newest);
    }

    @Test
    void newcomerIsRefusedWhereAllArePromised() {
        OutgoingMessage first = added(60, Qos.AT_LEAST_ONCE);
        OutgoingMessage refused = added(60, Qos.AT_LEAST_ONCE);
        assertThat(refused.outcome).isCompletedExceptionally();
        assertThat(first.outcome).isNotDone();
        assertThat(drained()).containsExactly(first);
    }

    @Test
    void bytesAreFreedWithTheirMessages() {
        added(100, Qos.AT_LEAST_ONCE);
        drained();
        assertThat(added(100, Qos.AT_LEAST_ONCE).outcome).isNotDone();
    }

    @Test
    void whatWasTakenOutComesBackFirst() {
        OutgoingMessage later = added(1, Qos.AT_LEAST_ONCE);
        OutgoingMessage first = message(1, Qos.AT_LEAST_ONCE);
        OutgoingMessage second = message(1, Qos.AT_LEAST_ONCE);
        queue.putBack(second);
        queue.putBack(first);
        assertThat(drained()).containsExactly(first, second, later);
    }

    @Test
    void nothingIsDroppedForAMessageThatWouldNotFitEither() {
        OutgoingMessage sure = added(60, Qos.AT_LEAST_ONCE);
        OutgoingMessage unsure = added(10, Qos.AT_MOST_ONCE);
        OutgoingMessage refused = added(50, Qos.AT_LEAST_ONCE);
        assertThat(refused.outcome).isCompletedExceptionally();
        assertThat(drained()).containsExactly(sure, unsure);
    }

    @Test
    void asManyOfQos0MakeRoomAsItTakes() {
        OutgoingMessage first = added(40, Qos.AT_MOST_ONCE);
        OutgoingMessage second = added(40, Qos.AT_MOST_ONCE);
        OutgoingMessage large = added(90, Qos.AT_LEAST_ONCE);
        assertThat(first.outcome).isCompletedExceptionally();
        assertThat(second.outcome).isCompletedExceptionally();
        assertThat(drained()).containsExactly(large);
    }

    @Test
    void whatWasKeptGoesBeforeWhatHasJustCome() {
        OutgoingMessage come = message(1, Qos.AT_MOST_ONCE);
        queue.add(come);
        OutgoingMessage first = message(1, Qos.AT_LEAST_ONCE);
        OutgoingMessage second = message(1, Qos.AT_LEAST_ONCE);
        assertThat(queue.takeBack(first)).isTrue();
        assertThat(queue.takeBack(second)).isTrue();
        assertThat(queue.size()).isEqualTo(2);
        assertThat(queue.takeIn()).isEqualTo(come);
        assertThat(drained()).containsExactly(first, second, come);
    }

    /** Two lists do the same as the queue, whatever is done in whatever order. */
    @Test
    void doesAsTwoListsWould() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<OutgoingMessage> taken = new ArrayList<>();
            List<OutgoingMessage> come = new ArrayList<>();
            OutgoingQueue checked = new OutgoingQueue(new QueueBounds(5, 1_000_000), gone -> {
                if (!taken.remove(gone)) {
                    come.remove(gone);
                }
            });
            for (int step = 0; step < 200; step++) {
                OutgoingMessage fresh = message(1, random.nextBoolean() ? Qos.AT_MOST_ONCE : Qos.AT_LEAST_ONCE);
                switch (random.nextInt(5)) {
                    case 0, 1 -> {
                        // What is refused was never in; what makes room goes by itself.
                        if (checked.add(fresh)) {
                            come.add(fresh);
                        }
                    }
                    case 2 -> {
                        OutgoingMessage next = come.isEmpty() ? null : come.remove(0);
                        if (next != null) {
                            taken.add(next);
                        }
                        assertThat(checked.takeIn()).isEqualTo(next);
                    }
                    case 3 -> assertThat(checked.poll()).isEqualTo(taken.isEmpty() ? null : taken.remove(0));
                    default -> {
                        OutgoingMessage first = checked.poll();
                        if (first != null) {
                            checked.putBack(first);
                        }
                    }
                }
                assertThat(checked.size()).isEqualTo(taken.size());
                assertThat(checked.peek()).isEqualTo(taken.isEmpty() ? null : taken.get(0));
            }
            come.forEach(next -> assertThat(checked.takeIn()).isEqualTo(next));
            taken.addAll(come);
            taken.forEach(next -> assertThat(checked.poll()).isEqualTo(next));
            assertThat(checked.poll()).isNull();
        }
    }
}
