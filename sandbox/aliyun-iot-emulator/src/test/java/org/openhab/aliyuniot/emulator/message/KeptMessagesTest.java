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
package org.openhab.aliyuniot.emulator.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeptMessagesTest {
    private final KeptMessages kept = new KeptMessages();

    @Test
    void manyDevicesKeepNoMoreThanTheirCommonNumberAndTheNewestStay() {
        List<MessageLog> logs =
                IntStream.range(0, 2000).mapToObj(i -> new MessageLog(kept)).toList();

        for (int i = 0; i < 15; i++) {
            logs.forEach(log -> log.append(message(10)));
        }

        assertThat(logs.stream().mapToInt(log -> log.after(0).size()).sum()).isEqualTo(KeptMessages.MAX_MESSAGES);
        assertThat(logs)
                .allSatisfy(log -> assertThat(log.after(0))
                        .extracting(ReceivedMessage::seq)
                        .containsExactly(6L, 7L, 8L, 9L, 10L, 11L, 12L, 13L, 14L, 15L));
    }

    @Test
    void largeMessagesOfManyDevicesHaveACommonRoom() {
        int size = 250_000;
        List<MessageLog> logs =
                IntStream.range(0, 100).mapToObj(i -> new MessageLog(kept)).toList();

        for (int i = 0; i < 5; i++) {
            logs.forEach(log -> log.append(message(size)));
        }

        int left = logs.stream().mapToInt(log -> log.after(0).size()).sum();
        assertThat(left).isEqualTo((int) (KeptMessages.MAX_BYTES / size));
        assertThat(logs).allSatisfy(log -> assertThat(log.count()).isEqualTo(5));
    }

    @Test
    void whatOneDeviceForgetsByItselfTakesNothingFromOthers() {
        MessageLog quiet = new MessageLog(kept);
        MessageLog busy = new MessageLog(kept);
        quiet.append(message(10));

        for (int i = 0; i < KeptMessages.MAX_MESSAGES + 1; i++) {
            busy.append(message(10));
        }

        assertThat(quiet.after(0)).hasSize(1);
        assertThat(busy.after(0)).hasSize(MessageLog.MAX_MESSAGES);
    }

    @Test
    void whatIsForgottenBehindAMessageThatStaysIsNotHeldInMemory() {
        MessageLog quiet = new MessageLog(kept);
        MessageLog busy = new MessageLog(kept);
        List<WeakReference<byte[]>> sent = new ArrayList<>();
        quiet.append(message(10));

        for (int i = 0; i < 1000; i++) {
            IncomingMessage message = message(250_000);
            sent.add(new WeakReference<>(message.payload()));
            busy.append(message);
        }

        await().untilAsserted(() -> {
            System.gc();
            assertThat(sent.stream().filter(payload -> payload.get() != null).count() * 250_000)
                    .isLessThan(2 * KeptMessages.MAX_BYTES);
        });
        assertThat(quiet.after(0)).hasSize(1);
    }

    private static IncomingMessage message(int bytes) {
        return new IncomingMessage("mqtt", "/a/b/user/update", 0, false, new byte[bytes]);
    }
}
