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
package org.openhab.binding.aliyuniot.link.raw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openhab.binding.aliyuniot.link.ScriptedPlatform;
import org.openhab.binding.aliyuniot.link.transport.Message;

@NonNullByDefault({})
class RawMessagesTest {
    private static final String MODEL = "/sys/pk/dev1/thing/model/";

    private final ScriptedPlatform platform = new ScriptedPlatform();
    private final List<byte[]> received = new CopyOnWriteArrayList<>();
    private final List<byte[]> replied = new CopyOnWriteArrayList<>();
    private RawMessages raw;

    @BeforeEach
    void open() throws Exception {
        raw = new RawMessages(ScriptedPlatform.IDENTITY, platform.session, new RawListener() {
            @Override
            public void received(byte[] payload) {
                received.add(payload);
            }

            @Override
            public void replied(byte[] payload) {
                replied.add(payload);
            }
        });
    }

    @AfterEach
    void close() {
        raw.close();
        platform.close();
    }

    @Test
    void bytesWaitForAConnectionAndGoUpAsTheyAre() throws Exception {
        var sent = raw.send(new byte[] {0, -1, 127}).toCompletableFuture();
        platform.goOnline();
        Message message = sent.get(ScriptedPlatform.BOUND.toSeconds(), TimeUnit.SECONDS);
        assertThat(message.topic()).hasToString(MODEL + "up_raw");
        assertThat(platform.sent).singleElement().extracting(Message::payload).isEqualTo(new byte[] {0, -1, 127});
    }

    @Test
    void bytesComeDownAndAreRepliedTo() throws Exception {
        platform.goOnline();
        platform.send(MODEL + "down_raw", new byte[] {1, -2});
        platform.send(MODEL + "up_raw_reply", new byte[] {3});
        platform.settle();
        assertThat(received).containsExactly(new byte[] {1, -2});
        assertThat(replied).containsExactly(new byte[] {3});
        Message message = raw.reply(new byte[] {4})
                .toCompletableFuture()
                .get(ScriptedPlatform.BOUND.toSeconds(), TimeUnit.SECONDS);
        assertThat(message.topic()).hasToString(MODEL + "down_raw_reply");
    }

    @Test
    void afterTheEndNothingIsHeard() throws Exception {
        platform.goOnline();
        raw.close();
        platform.send(MODEL + "down_raw", new byte[] {1});
        platform.send(MODEL + "up_raw_reply", new byte[] {3});
        platform.settle();
        assertThat(received).isEmpty();
        assertThat(replied).isEmpty();
    }
}
