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

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.type.AutoUpdatePolicy;
import org.openhab.core.thing.type.ChannelDefinition;
import org.openhab.core.thing.type.ChannelDefinitionBuilder;
import org.openhab.core.thing.type.ChannelGroupDefinition;
import org.openhab.core.thing.type.ChannelGroupType;
import org.openhab.core.thing.type.ChannelGroupTypeBuilder;
import org.openhab.core.thing.type.ChannelGroupTypeUID;
import org.openhab.core.thing.type.ChannelType;
import org.openhab.core.thing.type.ChannelTypeBuilder;
import org.openhab.core.thing.type.ChannelTypeUID;
import org.openhab.core.thing.type.StateChannelTypeBuilder;
import org.openhab.core.thing.type.ThingType;
import org.openhab.core.thing.type.ThingTypeBuilder;
import org.openhab.core.thing.type.TriggerChannelTypeBuilder;
import org.openhab.core.types.CommandDescription;
import org.openhab.core.types.CommandDescriptionBuilder;
import org.openhab.core.types.CommandOption;
import org.openhab.core.types.EventDescription;
import org.openhab.core.types.EventOption;
import org.openhab.core.types.StateDescriptionFragment;
import org.openhab.core.types.StateDescriptionFragmentBuilder;
import org.openhab.core.types.StateOption;
import org.openhab.standin.xml.ChannelGroupTypeXml;
import org.openhab.standin.xml.ChannelGroupXml;
import org.openhab.standin.xml.ChannelTypeXml;
import org.openhab.standin.xml.ChannelXml;
import org.openhab.standin.xml.OptionXml;
import org.openhab.standin.xml.StateXml;
import org.openhab.standin.xml.ThingTypeXml;

/** Makes types of what was read from XML descriptions. */
@NonNullByDefault
final class TypesFromXml {

    private TypesFromXml() {}

    static ThingType thingType(ThingTypeXml xml) {
        ThingTypeBuilder builder = ThingTypeBuilder.instance(new ThingTypeUID(xml.uid()), xml.label())
                .isListed(xml.listed())
                .withExtensibleChannelTypeIds(xml.extensibleChannelTypeIds())
                .withSupportedBridgeTypeUIDs(xml.supportedBridgeTypeUids())
                .withChannelDefinitions(definitions(xml.channels()))
                .withChannelGroupDefinitions(
                        xml.channelGroups().stream().map(TypesFromXml::group).toList())
                .withProperties(xml.properties());
        apply(xml.description(), builder::withDescription);
        apply(xml.category(), builder::withCategory);
        apply(xml.representationProperty(), builder::withRepresentationProperty);
        apply(xml.configDescriptionUri(), builder::withConfigDescriptionURI);
        return xml.bridge() ? builder.buildBridge() : builder.build();
    }

    static ChannelType channelType(ChannelTypeXml xml) {
        return xml.trigger() ? triggerType(xml) : stateType(xml);
    }

    private static ChannelType stateType(ChannelTypeXml xml) {
        String itemType = xml.itemType();
        StateChannelTypeBuilder builder = ChannelTypeBuilder.state(
                        new ChannelTypeUID(xml.uid()), xml.label(), itemType == null ? "" : itemType)
                .withUnitHint(xml.unitHint())
                .withStateDescriptionFragment(state(xml.state()))
                .withCommandDescription(commands(xml.commandOptions()))
                .withAutoUpdatePolicy(policy(xml.autoUpdatePolicy()));
        return common(builder, xml).build();
    }

    private static ChannelType triggerType(ChannelTypeXml xml) {
        TriggerChannelTypeBuilder builder = ChannelTypeBuilder.trigger(new ChannelTypeUID(xml.uid()), xml.label());
        List<OptionXml> options = xml.eventOptions();
        if (options != null) {
            builder.withEventDescription(new EventDescription(options.stream()
                    .map(option -> new EventOption(option.value(), option.label()))
                    .toList()));
        }
        return common(builder, xml).build();
    }

    private static <T extends ChannelTypeBuilder<T>> T common(T builder, ChannelTypeXml xml) {
        builder.isAdvanced(xml.advanced()).withTags(xml.tags());
        apply(xml.description(), builder::withDescription);
        apply(xml.category(), builder::withCategory);
        apply(xml.configDescriptionUri(), builder::withConfigDescriptionURI);
        return builder;
    }

    static ChannelGroupType channelGroupType(ChannelGroupTypeXml xml) {
        ChannelGroupTypeBuilder builder = ChannelGroupTypeBuilder.instance(
                        new ChannelGroupTypeUID(xml.uid()), xml.label())
                .withChannelDefinitions(definitions(xml.channels()));
        apply(xml.description(), builder::withDescription);
        apply(xml.category(), builder::withCategory);
        return builder.build();
    }

    private static List<ChannelDefinition> definitions(List<ChannelXml> channels) {
        return channels.stream().map(TypesFromXml::definition).toList();
    }

    private static ChannelDefinition definition(ChannelXml xml) {
        return new ChannelDefinitionBuilder(xml.id(), new ChannelTypeUID(xml.typeUid()))
                .withLabel(xml.label())
                .withDescription(xml.description())
                .withProperties(xml.properties())
                .withAutoUpdatePolicy(policy(xml.autoUpdatePolicy()))
                .build();
    }

    private static ChannelGroupDefinition group(ChannelGroupXml xml) {
        return new ChannelGroupDefinition(
                xml.id(), new ChannelGroupTypeUID(xml.typeUid()), xml.label(), xml.description());
    }

    private static @Nullable AutoUpdatePolicy policy(@Nullable String text) {
        return text == null ? null : AutoUpdatePolicy.parse(text);
    }

    private static @Nullable StateDescriptionFragment state(@Nullable StateXml xml) {
        if (xml == null) {
            return null;
        }
        StateDescriptionFragmentBuilder builder =
                StateDescriptionFragmentBuilder.create().withReadOnly(xml.readOnly());
        apply(xml.minimum(), builder::withMinimum);
        apply(xml.maximum(), builder::withMaximum);
        apply(xml.step(), builder::withStep);
        apply(xml.pattern(), builder::withPattern);
        List<StateOption> options = new ArrayList<>();
        xml.options().forEach(option -> options.add(new StateOption(option.value(), option.label())));
        return builder.withOptions(options).build();
    }

    private static @Nullable CommandDescription commands(@Nullable List<OptionXml> options) {
        if (options == null) {
            return null;
        }
        List<CommandOption> commands = new ArrayList<>();
        options.forEach(option -> commands.add(new CommandOption(option.value(), option.label())));
        return CommandDescriptionBuilder.create().withCommandOptions(commands).build();
    }

    private static <V> void apply(@Nullable V value, Consumer<V> target) {
        if (value != null) {
            target.accept(value);
        }
    }
}
