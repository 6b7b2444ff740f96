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
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.core.library.types.PercentType;
import org.openhab.core.library.types.StopMoveType;
import org.openhab.core.library.types.UpDownType;

/** From openHAB 5.1 on, whose version the stand-in has, a command that a handler gives an item comes back to it. */
@NonNullByDefault({})
class EchoedCommandTest extends EmulatedCloud {
    private void startBlind() {
        channels.clear();
        addChannel("blind", "rollershutter", Map.of("subscribeTopic", "user/get", "publishTopic", "user/update"));
        startThing();
        awaitOnline();
    }

    private void awaitEvents(String... events) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(openhab.events).containsExactly(events));
    }

    @Test
    void whatTheCloudCommandsDoesNotGoBackToItButTheSameOfAUserDoes() {
        startBlind();
        send("user/get", "UP");
        send("user/get", "STOP");
        awaitEvents("blind command UP", "blind command STOP");

        handler.handleCommand(channel("blind"), UpDownType.UP);
        handler.handleCommand(channel("blind"), StopMoveType.STOP);
        handler.handleCommand(channel("blind"), UpDownType.UP);
        handler.handleCommand(channel("blind"), new PercentType(40));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(sentTexts()).containsExactly("UP", "40"));
    }

    @Test
    void aUserIsHeardBeforeAnythingCameFromTheCloud() {
        startBlind();
        handler.handleCommand(channel("blind"), UpDownType.DOWN);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(sentTexts()).containsExactly("DOWN"));
    }

    @ParameterizedTest(name = "handed back {0} times")
    @ValueSource(ints = {0, 1, 2})
    void whatAChannelPostsIsNotPublishedBack(int items) throws Exception {
        channels.clear();
        addChannel(
                "lamp",
                "dimmer",
                Map.of("subscribeTopic", "user/get", "publishTopic", "user/update", "postCommand", true));
        ExecutorService bus = Executors.newSingleThreadExecutor();
        openhab.commands = (channel, command) -> bus.execute(() -> {
            for (int i = 0; i < items; i++) {
                handler.handleCommand(channel, command);
            }
        });
        try {
            startThing();
            awaitOnline();
            send("user/get", "10");
            send("user/get", "20");
            awaitEvents("lamp command 10", "lamp command 20");
        } finally {
            bus.shutdown();
        }
        assertThat(bus.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

        handler.handleCommand(channel("lamp"), new PercentType(30));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(sentTexts()).containsExactly("30"));
    }
}
