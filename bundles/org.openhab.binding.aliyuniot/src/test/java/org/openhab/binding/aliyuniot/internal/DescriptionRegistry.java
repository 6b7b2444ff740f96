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
package org.openhab.binding.aliyuniot.internal;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.aliyuniot.internal.description.SharedParameterProvider;
import org.openhab.core.config.core.ConfigDescription;
import org.openhab.core.config.core.ConfigDescriptionBuilder;
import org.openhab.core.config.core.ConfigDescriptionParameter;
import org.openhab.core.config.core.ConfigDescriptionParameterBuilder;
import org.openhab.core.config.core.ConfigDescriptionParameterGroup;
import org.openhab.core.config.core.ConfigDescriptionParameterGroupBuilder;
import org.openhab.core.config.core.ConfigDescriptionProvider;
import org.openhab.core.config.core.ConfigDescriptionRegistry;
import org.openhab.core.config.core.ParameterOption;

/** openHAB's registry as it is with the binding: what its files describe, in each language, and its own provider. */
@NonNullByDefault({})
public final class DescriptionRegistry extends ConfigDescriptionRegistry {
    /**
     * @param files what each file describes for itself, in English
     */
    public DescriptionRegistry(List<ConfigDescription> files) {
        SharedParameterProvider shared = new SharedParameterProvider();
        shared.setRegistry(this);
        addConfigDescriptionProvider(new Files(files));
        addConfigDescriptionProvider(shared);
    }

    private record Files(List<ConfigDescription> all) implements ConfigDescriptionProvider {
        @Override
        public Collection<ConfigDescription> getConfigDescriptions(Locale locale) {
            return all.stream().map(description -> in(description, locale)).toList();
        }

        @Override
        public ConfigDescription getConfigDescription(URI uri, Locale locale) {
            return all.stream()
                    .filter(description -> description.getUID().equals(uri))
                    .map(description -> in(description, locale))
                    .findFirst()
                    .orElse(null);
        }

        private static ConfigDescription in(ConfigDescription description, Locale locale) {
            return locale == null
                    ? description
                    : new Translation(description.getUID(), OpenhabFiles.texts(locale)).of(description);
        }
    }

    /** The texts of one description. openHAB makes their keys of its URI. */
    private record Translation(URI uri, Map<String, String> texts) {
        String text(String key) {
            return texts.get(
                    uri.getScheme() + ".config." + uri.getSchemeSpecificPart().replace(':', '.') + "." + key);
        }

        ConfigDescription of(ConfigDescription description) {
            return ConfigDescriptionBuilder.create(uri)
                    .withParameters(
                            description.getParameters().stream().map(this::of).toList())
                    .withParameterGroups(description.getParameterGroups().stream()
                            .map(this::of)
                            .toList())
                    .build();
        }

        ConfigDescriptionParameter of(ConfigDescriptionParameter parameter) {
            String name = parameter.getName();
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
                    .withUnit(parameter.getUnit())
                    .withGroupName(parameter.getGroupName())
                    .withAdvanced(parameter.isAdvanced())
                    .withLimitToOptions(parameter.getLimitToOptions())
                    .withLabel(text(name + ".label"))
                    .withDescription(text(name + ".description"))
                    .withOptions(parameter.getOptions().stream()
                            .map(option ->
                                    new ParameterOption(option.getValue(), text(name + ".option." + option.getValue())))
                            .toList())
                    .build();
        }

        ConfigDescriptionParameterGroup of(ConfigDescriptionParameterGroup group) {
            return ConfigDescriptionParameterGroupBuilder.create(group.getName())
                    .withAdvanced(group.isAdvanced())
                    .withLabel(text("group." + group.getName() + ".label"))
                    .withDescription(text("group." + group.getName() + ".description"))
                    .build();
        }
    }
}
