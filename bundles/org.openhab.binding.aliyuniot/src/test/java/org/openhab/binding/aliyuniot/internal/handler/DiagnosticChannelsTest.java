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

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.aliyuniot.emulator.message.SendResult;
import org.openhab.binding.aliyuniot.internal.channel.kind.Diagnostic;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.binding.builder.ChannelBuilder;
import org.openhab.core.thing.type.ChannelTypeUID;
import org.openhab.core.types.RefreshType;

@NonNullByDefault({})
class DiagnosticChannelsTest extends EmulatedCloud {
    private static List<Channel> all() {
        return Arrays.stream(Diagnostic.values())
                .map(diagnostic -> diagnostic.name().toLowerCase().replace('_', '-'))
                .map(id -> ChannelBuilder.create(new ChannelUID(UID, id))
                        .withType(new ChannelTypeUID("aliyuniot", id))
                        .build())
                .toList();
    }

    @Test
    void aDeviceCountsWhatItDoes() {
        channels.addAll(all());
        startThing();
        awaitOnline();
        handler.handleCommand(channel("pump"), OnOffType.ON);
        await().atMost(PATIENCE).until(() -> !sent().isEmpty());
        assertThat(send("user/get", "OFF")).isEqualTo(SendResult.SENT);
        await().atMost(PATIENCE).until(() -> openhab.events.contains("pump state OFF"));

        await().atMost(PATIENCE).untilAsserted(() -> {
            Map.of("messages-sent", 1, "messages-received", 1).forEach((id, least) -> {
                handler.handleCommand(channel(id), RefreshType.REFRESH);
                String shown = openhab.events.get(openhab.events.size() - 1);
                assertThat(shown).startsWith(id + " state ");
                assertThat(Integer.parseInt(shown.substring((id + " state ").length())))
                        .isGreaterThanOrEqualTo(least);
            });
        });
        handler.handleCommand(channel("reconnects"), RefreshType.REFRESH);
        handler.handleCommand(channel("messages-dropped"), RefreshType.REFRESH);
        handler.handleCommand(channel("messages-queued"), OnOffType.ON);
        assertThat(openhab.events).contains("reconnects state 0", "messages-dropped state 0");
        handler.handleCommand(channel("last-message"), RefreshType.REFRESH);
        assertThat(openhab.events).anyMatch(event -> event.startsWith("last-message state 20"));
    }
}
