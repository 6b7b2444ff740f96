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
package org.openhab.standin.i18n;

import java.util.List;
import java.util.Locale;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.i18n.TranslationProvider;
import org.openhab.standin.xml.AddonXml;
import org.openhab.standin.xml.ChannelGroupTypeXml;
import org.openhab.standin.xml.ChannelGroupXml;
import org.openhab.standin.xml.ChannelTypeXml;
import org.openhab.standin.xml.ChannelXml;
import org.openhab.standin.xml.OptionXml;
import org.openhab.standin.xml.StateXml;
import org.openhab.standin.xml.ThingTypeXml;
import org.osgi.framework.Bundle;

/**
 * Puts the texts of a language into what the XML files of an add-on describe. A key is for instance {@code
 * thing-type.<binding>.<type>.label}; what has no translation keeps the text of the XML file.
 */
public final class TypeTexts {

    private final TranslationProvider translations;
    private final Bundle bundle;
    private final @Nullable Locale locale;

    /** @param locale the language, {@code null} for the system's */
    public TypeTexts(final TranslationProvider translations, final Bundle bundle, final @Nullable Locale locale) {
        this.translations = translations;
        this.bundle = bundle;
        this.locale = locale;
    }

    public AddonXml localized(final AddonXml addon) {
        final KeyedTexts texts = texts("addon." + addon.id() + ".", addon.type() + "." + addon.id() + ".");
        return new AddonXml(
                addon.id(),
                addon.type(),
                texts.text("name", addon.name()),
                texts.text("description", addon.description()),
                addon.keywords(),
                addon.connection(),
                addon.countries(),
                addon.serviceId(),
                addon.configDescriptionUri());
    }

    public ThingTypeXml localized(final ThingTypeXml type) {
        final KeyedTexts texts = texts("thing-type." + dotted(type.uid()));
        return new ThingTypeXml(
                type.uid(),
                type.bridge(),
                type.listed(),
                type.extensibleChannelTypeIds(),
                type.supportedBridgeTypeUids(),
                texts.text("label", type.label()),
                texts.find("description", type.description()),
                type.category(),
                type.semanticEquipmentTag(),
                channels(type.channels(), texts),
                type.channelGroups().stream()
                        .map(group -> localized(group, texts))
                        .toList(),
                type.properties(),
                type.representationProperty(),
                type.configDescriptionUri());
    }

    public ChannelTypeXml localized(final ChannelTypeXml type) {
        final KeyedTexts texts = texts("channel-type." + dotted(type.uid()));
        return new ChannelTypeXml(
                type.uid(),
                type.advanced(),
                type.trigger(),
                type.itemType(),
                type.unitHint(),
                texts.text("label", type.label()),
                texts.find("description", type.description()),
                type.category(),
                type.tags(),
                localized(type.state(), texts),
                options(type.commandOptions(), "command", texts),
                options(type.eventOptions(), "event", texts),
                type.autoUpdatePolicy(),
                type.configDescriptionUri());
    }

    public ChannelGroupTypeXml localized(final ChannelGroupTypeXml type) {
        final KeyedTexts texts = texts("channel-group-type." + dotted(type.uid()));
        return new ChannelGroupTypeXml(
                type.uid(),
                texts.text("label", type.label()),
                texts.find("description", type.description()),
                type.category(),
                channels(type.channels(), texts));
    }

    private KeyedTexts texts(final String... prefixes) {
        return new KeyedTexts(translations, bundle, locale, List.of(prefixes));
    }

    private static String dotted(final String uid) {
        return uid.replace(':', '.') + ".";
    }

    private static List<ChannelXml> channels(final List<ChannelXml> channels, final KeyedTexts texts) {
        return channels.stream()
                .map(channel -> new ChannelXml(
                        channel.id(),
                        channel.typeUid(),
                        texts.find("channel." + channel.id() + ".label", channel.label()),
                        texts.find("channel." + channel.id() + ".description", channel.description()),
                        channel.properties(),
                        channel.autoUpdatePolicy()))
                .toList();
    }

    private static ChannelGroupXml localized(final ChannelGroupXml group, final KeyedTexts texts) {
        return new ChannelGroupXml(
                group.id(),
                group.typeUid(),
                texts.find("group." + group.id() + ".label", group.label()),
                texts.find("group." + group.id() + ".description", group.description()));
    }

    private static @Nullable StateXml localized(final @Nullable StateXml state, final KeyedTexts texts) {
        return state == null
                ? null
                : new StateXml(
                        state.minimum(),
                        state.maximum(),
                        state.step(),
                        texts.find("state.pattern", state.pattern()),
                        state.readOnly(),
                        state.options().stream()
                                .map(option -> localized(option, "state", texts))
                                .toList());
    }

    private static @Nullable List<OptionXml> options(
            final @Nullable List<OptionXml> options, final String kind, final KeyedTexts texts) {
        return options == null
                ? null
                : options.stream().map(option -> localized(option, kind, texts)).toList();
    }

    private static OptionXml localized(final OptionXml option, final String kind, final KeyedTexts texts) {
        return new OptionXml(option.value(), texts.text(kind + ".option." + option.value(), option.label()));
    }
}
