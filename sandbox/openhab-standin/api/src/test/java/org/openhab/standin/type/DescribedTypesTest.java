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
package org.openhab.standin.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openhab.core.config.core.ConfigDescription;
import org.openhab.core.config.core.ConfigDescriptionProvider;
import org.openhab.core.config.core.ConfigDescriptionRegistry;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.thing.Bridge;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelGroupUID;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.builder.ChannelBuilder;
import org.openhab.core.thing.type.AutoUpdatePolicy;
import org.openhab.core.thing.type.ChannelGroupTypeUID;
import org.openhab.core.thing.type.ChannelKind;
import org.openhab.core.thing.type.ChannelType;
import org.openhab.core.thing.type.ChannelTypeUID;
import org.openhab.core.thing.type.ThingType;
import org.openhab.standin.xml.CoreVersion;
import org.openhab.standin.xml.OhInfContent;
import org.openhab.standin.xml.OhInfReader;
import org.openhab.standin.xml.OhInfSource;

@SuppressWarnings("null") // what is missing fails the test anyway
class DescribedTypesTest {

    private static final String LAMP = "b:lamp";
    private static final ThingUID THING = new ThingUID("b:lamp:1");

    private final TypeRegistries registries = new TypeRegistries();
    private final Descriptions descriptions = new Descriptions();
    private ChannelBuilders channelBuilders;
    private ThingCreator creator;
    private DescribedTypes types;

    @BeforeEach
    void readTheDescription() throws Exception {
        OhInfContent content =
                OhInfReader.reader(CoreVersion.V4_3).readStrictly(OhInfSource.of(Path.of("src/test/resources")));
        types = DescribedTypes.of(content);
        registries.add(types);
        descriptions.add(content.configDescriptions());
        channelBuilders = new ChannelBuilders(registries.channelTypes(), registries.channelGroupTypes(), descriptions);
        creator = new ThingCreator(channelBuilders, descriptions);
    }

    @Test
    void aThingTypeHasEverythingThatTheFileSays() {
        ThingType type = thingType(LAMP);

        assertThat(type.getLabel()).isEqualTo("Lamp");
        assertThat(type.getDescription()).isEqualTo("A lamp.");
        assertThat(type.getCategory()).isEqualTo("Lightbulb");
        assertThat(type.isListed()).isFalse();
        assertThat(type.getExtensibleChannelTypeIds()).containsExactly("level", "pressed");
        assertThat(type.getSupportedBridgeTypeUIDs()).containsExactly("b:hub");
        assertThat(type.getRepresentationProperty()).isEqualTo("id");
        assertThat(type.getConfigDescriptionURI()).isEqualTo(URI.create("thing-type:b:lamp"));
    }

    @Test
    void aStateChannelTypeHasEverythingThatTheFileSays() {
        ChannelType type = registries.channelTypes().getChannelType(new ChannelTypeUID("b:level"));

        assertThat(type.getKind()).isEqualTo(ChannelKind.STATE);
        assertThat(type.getItemType()).isEqualTo("Dimmer");
        assertThat(type.isAdvanced()).isTrue();
        assertThat(type.getTags()).containsExactlyInAnyOrder("Control", "Light");
        assertThat(type.getAutoUpdatePolicy()).isEqualTo(AutoUpdatePolicy.RECOMMEND);
        assertThat(type.getState().getMaximum()).isEqualTo("100");
        assertThat(type.getState().getPattern()).isEqualTo("%d %%");
        assertThat(type.getState().isReadOnly()).isTrue();
        assertThat(type.getState().getOptions()).hasSize(1);
        assertThat(type.getCommandDescription().getCommandOptions()).hasSize(1);
    }

    @Test
    void aTriggerChannelTypeHasItsEvents() {
        ChannelType type = registries.channelTypes().getChannelType(new ChannelTypeUID("b:pressed"));

        assertThat(type.getKind()).isEqualTo(ChannelKind.TRIGGER);
        assertThat(type.getItemType()).isNull();
        assertThat(type.getEvent().getOptions()).hasSize(1);
    }

    @Test
    void aThingGetsChannelsPropertiesAndDefaultsOfItsType() {
        Thing thing = creator.create(thingType(LAMP), THING, new Configuration(Map.of("id", "x")), null);

        assertThat(thing.getLabel()).isEqualTo("Lamp");
        assertThat(thing.getProperties()).containsExactly(Map.entry("vendor", "V"));
        assertThat(thing.getConfiguration().getProperties())
                .containsEntry("id", "x")
                .containsEntry("interval", BigDecimal.valueOf(60));
        Channel channel = thing.getChannel("main");
        assertThat(channel.getLabel()).isEqualTo("Main");
        assertThat(channel.getDescription()).isEqualTo("How bright.");
        assertThat(channel.getAcceptedItemType()).isEqualTo("Dimmer");
        assertThat(channel.getProperties()).containsExactly(Map.entry("side", "left"));
        assertThat(channel.getAutoUpdatePolicy()).isEqualTo(AutoUpdatePolicy.VETO);
        assertThat(channel.getDefaultTags()).containsExactlyInAnyOrder("Control", "Light");
        assertThat(channel.getConfiguration().get("qos")).isEqualTo(BigDecimal.ONE);
    }

    @Test
    void aThingGetsTheChannelsOfItsGroups() {
        ThingType type = thingType("b:double");

        Thing thing = creator.create(type, new ThingUID("b:double:1"), new Configuration(), null);

        assertThat(thing.getChannelsOfGroup("left"))
                .extracting(channel -> channel.getUID().getIdWithoutGroup())
                .containsExactly("level", "pressed");
    }

    @Test
    void aThingOfABridgeTypeIsABridge() {
        ThingType type = thingType("b:hub");

        assertThat(creator.create(type, new ThingUID("b:hub:1"), new Configuration(), null))
                .isInstanceOf(Bridge.class);
    }

    @Test
    void aChannelThatAUserAddsIsFilledFromItsType() {
        Channel channel = channelBuilders
                .create(new ChannelUID(THING, "mine"), new ChannelTypeUID("b:level"))
                .build();

        assertThat(channel.getLabel()).isEqualTo("Level");
        assertThat(channel.getChannelTypeUID()).isEqualTo(new ChannelTypeUID("b:level"));
        assertThat(channel.getAutoUpdatePolicy()).isEqualTo(AutoUpdatePolicy.RECOMMEND);
        assertThat(channel.getConfiguration().get("qos")).isEqualTo(BigDecimal.ONE);
    }

    @Test
    void channelsOfAnUnknownTypeAreRefused() {
        ChannelUID uid = new ChannelUID(THING, "mine");
        ChannelTypeUID unknown = new ChannelTypeUID("b:none");

        assertThatThrownBy(() -> channelBuilders.create(uid, unknown))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("b:none");
    }

    @Test
    void aGroupGivesABuilderForEachOfItsChannels() {
        assertThat(channelBuilders.create(new ChannelGroupUID(THING, "g"), new ChannelGroupTypeUID("b:pair")))
                .extracting(ChannelBuilder::build)
                .extracting(channel -> channel.getUID().getId())
                .containsExactly("g#level", "g#pressed");
    }

    @Test
    void typesOfARemovedAddOnAreGone() {
        registries.remove(types);

        assertThat(registries.thingTypes().getThingTypes()).isEmpty();
        assertThat(registries.channelTypes().getChannelTypes()).isEmpty();
        assertThat(registries.channelGroupTypes().getChannelGroupTypes()).isEmpty();
    }

    private ThingType thingType(String uid) {
        return Objects.requireNonNull(registries.thingTypes().getThingType(new ThingTypeUID(uid)), uid);
    }

    /** A registry that the test can fill. */
    private static final class Descriptions extends ConfigDescriptionRegistry {

        void add(Collection<ConfigDescription> all) {
            addConfigDescriptionProvider(new ConfigDescriptionProvider() {
                @Override
                public Collection<ConfigDescription> getConfigDescriptions(Locale locale) {
                    return all;
                }

                @Override
                public ConfigDescription getConfigDescription(URI uri, Locale locale) {
                    return all.stream()
                            .filter(description -> description.getUID().equals(uri))
                            .findFirst()
                            .orElse(null);
                }
            });
        }
    }
}
