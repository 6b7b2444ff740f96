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

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.aliyuniot.emulator.message.SendResult;
import org.openhab.binding.aliyuniot.internal.channel.ChannelContext;
import org.openhab.binding.aliyuniot.internal.channel.ChannelKind;
import org.openhab.binding.aliyuniot.internal.channel.ChannelSession;
import org.openhab.binding.aliyuniot.internal.channel.PlatformChannel;
import org.openhab.binding.aliyuniot.internal.channel.Registration;
import org.openhab.binding.aliyuniot.internal.channel.kind.ChannelKinds;
import org.openhab.binding.aliyuniot.internal.firmware.FirmwareSurroundings;
import org.openhab.binding.aliyuniot.internal.mirror.MirroredItems;
import org.openhab.binding.aliyuniot.internal.session.DeviceEnvironment;
import org.openhab.binding.aliyuniot.internal.session.DeviceFeatures;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.topic.Topic;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.library.types.StringType;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.type.ChannelTypeUID;
import org.openhab.core.types.Command;

/** A kind of channels that the binding does not know: a class of it and a line in the list are all that it takes. */
@NonNullByDefault({})
class AddedChannelKindTest extends EmulatedCloud {
    private static final String TOPICS = "/" + PRODUCT + "/" + DEVICE + "/user/";

    /** The class. Sends commands with a prefix, and shows notices as they are. */
    @NonNullByDefault
    private record Shouting(ChannelUID uid, ChannelContext context) implements PlatformChannel {
        @Override
        public void handle(Command command) {
            byte[] payload = (command + "!").getBytes(StandardCharsets.UTF_8);
            context.outbox().publish(uid, new Message(new Topic(TOPICS + "update"), payload, Qos.AT_LEAST_ONCE));
        }

        @Override
        public Registration attach(ChannelSession session) throws ConfigurationFailure {
            return session.subscribe(
                    uid,
                    new TopicFilter(TOPICS + "notice"),
                    Qos.AT_LEAST_ONCE,
                    message -> context.reports()
                            .state(uid, new StringType(new String(message.payload(), StandardCharsets.UTF_8))));
        }
    }

    private void startWithTheKind() {
        ChannelTypeUID type = new ChannelTypeUID("aliyuniot", "shouting");
        List<Function<ChannelContext, ChannelKind>> kinds = new ArrayList<>(ChannelKinds.OF_DEVICES);
        // The line.
        kinds.add(context ->
                channel -> type.equals(channel.getChannelTypeUID()) ? new Shouting(channel.getUID(), context) : null);
        handler = new DeviceHandler(
                describedThing(),
                new DeviceEnvironment(
                        runtime,
                        () -> store,
                        new FirmwareSurroundings(offers, () -> updates, userdata, THREADS, bounds),
                        models,
                        kinds,
                        DeviceFeatures.OF_DEVICES,
                        MirroredItems.NONE,
                        secrets));
        handler.setCallback(openhab.asOpenhab());
        handler.initialize();
    }

    @Test
    void takesCommandsHearsMessagesAndGoes() {
        addChannel("shout", "shouting", Map.of());
        startWithTheKind();
        awaitOnline();

        handler.handleCommand(channel("shout"), new StringType("hello"));
        handler.handleCommand(channel("pump"), OnOffType.ON);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(sentTexts()).containsExactly("hello!", "ON"));

        assertThat(send("user/notice", "rain")).isEqualTo(SendResult.SENT);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(openhab.events).containsExactly("shout state rain"));

        channels.remove(1);
        handler.thingUpdated(describedThing());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(send("user/notice", "sun")).isEqualTo(SendResult.NOT_SUBSCRIBED));
        handler.handleCommand(channel("shout"), new StringType("nobody"));
        assertThat(send("user/get", "OFF")).isEqualTo(SendResult.SENT);
        await().atMost(PATIENCE).until(() -> openhab.events.contains("pump state OFF"));
        assertThat(sentTexts()).containsExactly("hello!", "ON");
        assertThat(device().connects()).isEqualTo(1);
    }
}
