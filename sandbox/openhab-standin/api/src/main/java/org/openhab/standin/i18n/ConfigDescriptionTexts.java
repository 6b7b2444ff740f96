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

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.config.core.ConfigDescription;
import org.openhab.core.config.core.ConfigDescriptionBuilder;
import org.openhab.core.config.core.ConfigDescriptionParameter;
import org.openhab.core.config.core.ConfigDescriptionParameterBuilder;
import org.openhab.core.config.core.ConfigDescriptionParameterGroup;
import org.openhab.core.config.core.ConfigDescriptionParameterGroupBuilder;
import org.openhab.core.config.core.ParameterOption;
import org.openhab.core.i18n.TranslationProvider;
import org.osgi.framework.Bundle;

/**
 * Puts the texts of a language into configuration descriptions. The key of a parameter's label is for instance {@code
 * thing-type.config.<binding>.<type>.<parameter>.label}; what has no translation keeps the text of the XML file.
 */
public final class ConfigDescriptionTexts {

    private final TranslationProvider translations;

    public ConfigDescriptionTexts(final TranslationProvider translations) {
        this.translations = translations;
    }

    /** A description with the texts of a language ({@code null}: the system's). */
    public ConfigDescription localized(
            final Bundle bundle, final ConfigDescription description, final @Nullable Locale locale) {
        final KeyedTexts texts = new KeyedTexts(translations, bundle, locale, prefixes(description.getUID()));
        return ConfigDescriptionBuilder.create(description.getUID())
                .withParameterGroups(description.getParameterGroups().stream()
                        .map(group -> localized(group, texts))
                        .toList())
                .withParameters(description.getParameters().stream()
                        .map(parameter -> localized(parameter, texts))
                        .toList())
                .build();
    }

    /** An add-on's own configuration has keys of two generations. */
    private static List<String> prefixes(final URI uri) {
        final String scheme = uri.getScheme();
        final String rest = ".config." + uri.getSchemeSpecificPart().replace(':', '.') + ".";
        return List.of("binding", "addon").contains(scheme)
                ? List.of("addon" + rest, "binding" + rest)
                : List.of(scheme + rest);
    }

    private static ConfigDescriptionParameterGroup localized(
            final ConfigDescriptionParameterGroup group, final KeyedTexts texts) {
        final String key = "group." + group.getName();
        return ConfigDescriptionParameterGroupBuilder.create(group.getName())
                .withContext(group.getContext())
                .withAdvanced(group.isAdvanced())
                .withLabel(texts.find(key + ".label", group.getLabel()))
                .withDescription(texts.find(key + ".description", group.getDescription()))
                .build();
    }

    private static ConfigDescriptionParameter localized(
            final ConfigDescriptionParameter parameter, final KeyedTexts texts) {
        final String name = parameter.getName();
        final List<ParameterOption> options = parameter.getOptions().stream()
                .map(option -> new ParameterOption(
                        option.getValue(), texts.text(name + ".option." + option.getValue(), option.getLabel())))
                .toList();
        return ConfigDescriptionParameterBuilder.create(name, parameter.getType())
                .withMinimum(parameter.getMinimum())
                .withMaximum(parameter.getMaximum())
                .withStepSize(parameter.getStepSize())
                .withPattern(parameter.getPattern())
                .withRequired(parameter.isRequired())
                .withReadOnly(parameter.isReadOnly())
                .withMultiple(parameter.isMultiple())
                .withMultipleLimit(parameter.getMultipleLimit())
                .withContext(parameter.getContext())
                .withDefault(parameter.getDefault())
                .withGroupName(parameter.getGroupName())
                .withUnit(parameter.getUnit())
                .withUnitLabel(texts.find(name + ".unitLabel", parameter.getUnitLabel()))
                .withLabel(texts.find(name + ".label", parameter.getLabel()))
                .withDescription(texts.find(name + ".description", parameter.getDescription()))
                .withOptions(options)
                .withLimitToOptions(parameter.getLimitToOptions())
                .withFilterCriteria(parameter.getFilterCriteria())
                .withAdvanced(parameter.isAdvanced())
                .withVerify(parameter.isVerifyable())
                .build();
    }
}
