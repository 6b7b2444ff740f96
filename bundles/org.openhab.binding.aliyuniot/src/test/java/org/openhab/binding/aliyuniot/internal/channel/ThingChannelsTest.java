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
package org.openhab.binding.aliyuniot.internal.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.rrpc.RrpcCall;
import org.openhab.binding.aliyuniot.link.rrpc.RrpcListener;
import org.openhab.binding.aliyuniot.link.rrpc.RrpcTopic;
import org.openhab.binding.aliyuniot.link.session.statistics.SessionStatistics;
import org.openhab.binding.aliyuniot.link.session.subscription.MessageListener;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.builder.ChannelBuilder;
import org.openhab.core.thing.type.ChannelTypeUID;
import org.openhab.core.types.Command;

@NonNullByDefault({})
class ThingChannelsTest {
    private static final ThingUID THING = new ThingUID("aliyuniot:device:test");
    private static final ChannelTypeUID TYPE = new ChannelTypeUID("aliyuniot", "noting");

    private final List<String> steps = new ArrayList<>();
    private boolean refused;

    private final ThingChannels channels = new ThingChannels(
            List.of(channel -> TYPE.equals(channel.getChannelTypeUID()) ? new Noting(channel) : null));

    private final ChannelSession session = new ChannelSession() {
        @Override
        public Registration subscribe(ChannelUID channel, TopicFilter filter, Qos qos, MessageListener listener) {
            throw new AssertionError(filter);
        }

        @Override
        public Registration listen(
                RrpcTopic topic, Duration within, Function<RrpcCall, byte[]> answer, RrpcListener listener) {
            throw new AssertionError(topic);
        }

        @Override
        public SessionStatistics statistics() {
            throw new AssertionError();
        }
    };

    /** Notes when it begins and ends to take part. */
    private final class Noting implements PlatformChannel {
        private final ChannelUID uid;
        private final String name;

        Noting(Channel channel) {
            uid = channel.getUID();
            name = uid.getId() + channel.getConfiguration().get("does");
        }

        @Override
        public ChannelUID uid() {
            return uid;
        }

        @Override
        public void handle(Command command) {
            throw new AssertionError(command);
        }

        @Override
        public Registration attach(ChannelSession to) throws ConfigurationFailure {
            if (refused && name.startsWith("b")) {
                throw new ConfigurationFailure(LinkFailure.Reason.TOPIC, "refused");
            }
            steps.add("+" + name);
            return () -> steps.add("-" + name);
        }
    }

    /** @param names a letter for the channel and a digit for what it does */
    private void set(String... names) throws ChannelException {
        channels.set(Arrays.stream(names)
                .map(name -> ChannelBuilder.create(new ChannelUID(THING, name.substring(0, 1)))
                        .withType(TYPE)
                        .withConfiguration(new Configuration(Map.of("does", name.substring(1))))
                        .build())
                .toList());
    }

    private DeviceChannel get(String id) {
        return channels.get(new ChannelUID(THING, id));
    }

    @Test
    void whatBeginsComesBeforeWhatEndsAndWhatStaysIsLeftAlone() throws Exception {
        set("a1", "b1", "c1");
        channels.attach(session);
        assertThat(steps).containsExactly("+a1", "+b1", "+c1");
        steps.clear();
        DeviceChannel first = Objects.requireNonNull(get("a"));

        set("d1", "b2", "a1");

        assertThat(steps).containsExactlyInAnyOrder("+d1", "+b2", "-b1", "-c1").startsWith("+d1", "+b2");
        assertThat(get("a")).isSameAs(first);
        assertThat(get("c")).isNull();
        assertThat(channels.all(Noting.class)).hasSize(3);
        steps.clear();

        channels.detach();
        assertThat(steps).containsExactlyInAnyOrder("-d1", "-b2", "-a1");
        set("d1");
        channels.detach();
        assertThat(steps).hasSize(3);
    }

    @Test
    void noChannelTakesPartIfOneCannot() throws Exception {
        set("a1", "b1");
        refused = true;

        catchThrowableOfType(ConfigurationFailure.class, () -> channels.attach(session));
        assertThat(steps).containsExactly("+a1", "-a1");

        refused = false;
        channels.attach(session);
        assertThat(steps).containsExactly("+a1", "-a1", "+a1", "+b1");
    }

    @Test
    void aChannelOfNoKindIsNamedAndChangesNothing() throws Exception {
        set("a1");
        Channel foreign = ChannelBuilder.create(new ChannelUID(THING, "x"))
                .withType(new ChannelTypeUID("aliyuniot", "other"))
                .build();

        assertThat(catchThrowableOfType(ChannelException.class, () -> channels.set(List.of(foreign)))
                        .toStatusText())
                .isEqualTo("@text/offline.channel-type [\"x\"]");
        assertThat(get("a")).isNotNull();
    }
}
