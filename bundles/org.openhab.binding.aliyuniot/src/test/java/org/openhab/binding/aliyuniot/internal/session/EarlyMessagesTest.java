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
package org.openhab.binding.aliyuniot.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;
import org.openhab.binding.aliyuniot.link.failure.QuotaFailure;
import org.openhab.binding.aliyuniot.link.session.outgoing.QueueBounds;
import org.openhab.binding.aliyuniot.link.topic.Topic;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;

/** What comes before there is a session: no more than its queue would take. */
@NonNullByDefault({})
class EarlyMessagesTest {
    private static final int SIZE = 1000;

    @Test
    void takeNoMoreThanTheQueueWould() {
        EarlyMessages early = new EarlyMessages(new QueueBounds(1000, 10 * SIZE));
        List<CompletableFuture<Message>> outcomes = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            outcomes.add(early.add(new Message(new Topic("/a/b/c"), new byte[SIZE], Qos.AT_LEAST_ONCE))
                    .toCompletableFuture());
        }
        assertThat(outcomes.subList(0, 10)).noneMatch(CompletableFuture::isDone);
        for (CompletableFuture<Message> refused : outcomes.subList(10, 12)) {
            assertThat(refused)
                    .failsWithin(0, java.util.concurrent.TimeUnit.SECONDS)
                    .withThrowableThat()
                    .withCauseInstanceOf(QuotaFailure.class);
        }
        early.close().run();
        for (CompletableFuture<Message> ended : outcomes.subList(0, 10)) {
            assertThat(ended)
                    .failsWithin(0, java.util.concurrent.TimeUnit.SECONDS)
                    .withThrowableThat()
                    .withCauseInstanceOf(NetworkFailure.class);
        }
    }
}
