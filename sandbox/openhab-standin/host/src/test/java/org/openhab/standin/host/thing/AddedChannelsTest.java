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
package org.openhab.standin.host.thing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openhab.standin.host.thing.RunningHost.eventually;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openhab.core.library.types.DecimalType;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.binding.builder.ChannelBuilder;
import org.openhab.core.thing.type.ChannelType;
import org.openhab.core.thing.type.ChannelTypeBuilder;
import org.openhab.core.thing.type.ChannelTypeUID;
import org.openhab.core.thing.type.DynamicStateDescriptionProvider;
import org.openhab.core.types.StateDescription;
import org.openhab.core.types.StateDescriptionFragmentBuilder;
import org.openhab.core.types.StateOption;
import org.openhab.standin.host.item.StateDescriptions;

/** Channels that a handler gives to its thing, of types that no file has. */
@NonNullByDefault({})
class AddedChannelsTest {
    private static final ChannelUID LEVEL = new ChannelUID(RunningHost.LAMP, "level");
    private static final ChannelUID MIRROR = new ChannelUID(RunningHost.LAMP, "mirror");
    private static final ChannelTypeUID SENSOR = new ChannelTypeUID("magic:m-sensor");
    private static final String FILE = """
            version: 1
            things:
              magic:lamp:one: { config: { name: one } }
            items:
              Level:
                type: Number
                channels: { "magic:lamp:one:mirror": {}, "magic:lamp:one:level": {} }
            """;

    private final RunningHost host = new RunningHost();
    private RecordingHandler handler;

    @BeforeEach
    void start() {
        host.magic.offered.put(
                SENSOR,
                ChannelTypeBuilder.state(SENSOR, "Sensor", "Number")
                        .withUnitHint("°C")
                        .withStateDescriptionFragment(StateDescriptionFragmentBuilder.create()
                                .withReadOnly(true)
                                .withOptions(List.of(new StateOption("1", "One")))
                                .build())
                        .build());
        host.apply(FILE);
        host.lifeCycle.addThingHandlerFactory(host.factory);
        eventually(() -> assertThat(host.status()).isEqualTo("UNKNOWN"));
        handler = host.factory.latest();
    }

    @AfterEach
    void stop() {
        System.clearProperty("openhab.standin.descriptions");
        host.close();
    }

    @Test
    void carryStatesThoughTheirLinksWereThereBefore() {
        handler.state("level", new DecimalType(1));
        handler.gets(channel(LEVEL, SENSOR));

        handler.state("level", new DecimalType(2));

        eventually(() -> assertThat(host.item("Level").getState()).hasToString("2"));
        assertThat(handler.calls)
                .as("the handler is not told of links to channels that it adds, nor of its own edit")
                .doesNotContain("command level REFRESH", "updated");
    }

    @Test
    void areForgottenWhenTheFileIsReadAgain() {
        handler.gets(channel(LEVEL, SENSOR));
        assertThat(host.lamp().getChannels()).hasSize(1);

        host.apply(FILE);

        eventually(() -> assertThat(handler.calls).endsWith("updated", "dispose", "initialize one"));
        assertThat(host.lamp().getChannels()).isEmpty();
    }

    @Test
    void stayAwayFromAThingThatNobodyEdited() {
        handler.calls.clear();

        host.apply(FILE);

        assertThat(handler.calls).isEmpty();
    }

    @Test
    void areDescribedByTheirTypeUnlessAnAddOnSaysMore() {
        ChannelType type = host.magic.channelType(SENSOR);
        assertThat(type.getUnitHint()).isEqualTo("°C");
        handler.gets(channel(LEVEL, SENSOR));
        StateDescriptions descriptions = new StateDescriptions(host.items, host.things, host.magic);
        assertThat(descriptions.of("Level"))
                .hasToString("StateDescription [minimum=null, maximum=null, step=null,"
                        + " pattern=null, readOnly=true, channelStateOptions=[StateOption [value=1, label=One]]]");

        descriptions.addDynamicStateDescriptionProvider(new Limits());

        assertThat(descriptions.of("Level").getMaximum()).isEqualTo(BigDecimal.TEN);
    }

    /** The first of the links says nothing. */
    @Test
    void areDescribedAsTheVersionWouldChoose() {
        handler.gets(channel(MIRROR, null));
        handler.gets(channel(LEVEL, SENSOR));
        StateDescriptions descriptions = new StateDescriptions(host.items, host.things, host.magic);

        assertThat(descriptions.of("Level").isReadOnly()).isTrue();
        System.setProperty("openhab.standin.descriptions", "4.3");
        assertThat(descriptions.of("Level")).isNull();
    }

    private static Channel channel(ChannelUID uid, ChannelTypeUID type) {
        return ChannelBuilder.create(uid, "Number").withType(type).build();
    }

    /** Knows how high the level may be. */
    private static final class Limits implements DynamicStateDescriptionProvider {
        @Override
        public StateDescription getStateDescription(Channel channel, StateDescription original, Locale locale) {
            return StateDescriptionFragmentBuilder.create()
                    .withMaximum(BigDecimal.TEN)
                    .build()
                    .toStateDescription();
        }
    }
}
