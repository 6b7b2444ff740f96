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
package org.openhab.core.config.core;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jdt.annotation.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Finds configuration descriptions among those of all providers. What several providers say about one URI is put
 * together, the same parameter of two of them twice. Safe for use by several threads.
 */
@Component(service = ConfigDescriptionRegistry.class, immediate = true)
public class ConfigDescriptionRegistry {

    private final List<ConfigDescriptionProvider> providers = new CopyOnWriteArrayList<>();
    private final List<ConfigDescriptionAliasProvider> aliasProviders = new CopyOnWriteArrayList<>();
    private final List<ConfigOptionProvider> optionProviders = new CopyOnWriteArrayList<>();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    protected void addConfigDescriptionProvider(final ConfigDescriptionProvider provider) {
        providers.add(provider);
    }

    protected void removeConfigDescriptionProvider(final ConfigDescriptionProvider provider) {
        providers.remove(provider);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    protected void addConfigDescriptionAliasProvider(final ConfigDescriptionAliasProvider provider) {
        aliasProviders.add(provider);
    }

    protected void removeConfigDescriptionAliasProvider(final ConfigDescriptionAliasProvider provider) {
        aliasProviders.remove(provider);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    protected void addConfigOptionProvider(final ConfigOptionProvider provider) {
        optionProviders.add(provider);
    }

    protected void removeConfigOptionProvider(final ConfigOptionProvider provider) {
        optionProviders.remove(provider);
    }

    /** All descriptions in the system's language. */
    public Collection<ConfigDescription> getConfigDescriptions() {
        return getConfigDescriptions(null);
    }

    /** All descriptions in the language of the locale ({@code null}: the system's). */
    public Collection<ConfigDescription> getConfigDescriptions(final @Nullable Locale locale) {
        final Map<URI, ConfigDescription> found = new LinkedHashMap<>();
        for (final ConfigDescriptionProvider provider : providers) {
            provider.getConfigDescriptions(locale)
                    .forEach(one -> found.merge(one.getUID(), one, ConfigDescriptionRegistry::combined));
        }
        return found.values().stream().map(one -> withOptions(one, locale)).toList();
    }

    /** The description with this URI in the system's language, or {@code null}. */
    public @Nullable ConfigDescription getConfigDescription(final URI uri) {
        return getConfigDescription(uri, null);
    }

    /** The description with this URI, or {@code null}. */
    public @Nullable ConfigDescription getConfigDescription(final URI uri, final @Nullable Locale locale) {
        final List<ConfigDescription> found = new ArrayList<>();
        for (final ConfigDescriptionAliasProvider aliasProvider : aliasProviders) {
            final URI alias = aliasProvider.getAlias(uri);
            if (alias != null) {
                found.addAll(provided(alias, locale));
            }
        }
        found.addAll(provided(uri, locale));
        if (found.isEmpty()) {
            return null;
        }
        ConfigDescription result = new ConfigDescription(uri, List.of(), List.of());
        for (final ConfigDescription one : found) {
            result = combined(result, one);
        }
        return withOptions(result, locale);
    }

    private List<ConfigDescription> provided(final URI uri, final @Nullable Locale locale) {
        final List<ConfigDescription> found = new ArrayList<>();
        for (final ConfigDescriptionProvider provider : providers) {
            final ConfigDescription one = provider.getConfigDescription(uri, locale);
            if (one != null) {
                found.add(one);
            }
        }
        return found;
    }

    private static ConfigDescription combined(final ConfigDescription first, final ConfigDescription second) {
        final List<ConfigDescriptionParameter> parameters = new ArrayList<>(first.getParameters());
        parameters.addAll(second.getParameters());
        final List<ConfigDescriptionParameterGroup> groups = new ArrayList<>(first.getParameterGroups());
        groups.addAll(second.getParameterGroups());
        return new ConfigDescription(first.getUID(), parameters, groups);
    }

    private ConfigDescription withOptions(final ConfigDescription description, final @Nullable Locale locale) {
        if (optionProviders.isEmpty()) {
            return description;
        }
        final List<ConfigDescriptionParameter> parameters = description.getParameters().stream()
                .map(parameter -> withOptions(description.getUID(), parameter, locale))
                .toList();
        return new ConfigDescription(description.getUID(), parameters, description.getParameterGroups());
    }

    private ConfigDescriptionParameter withOptions(
            final URI uri, final ConfigDescriptionParameter parameter, final @Nullable Locale locale) {
        final List<ParameterOption> options = new ArrayList<>(parameter.getOptions());
        optionProviders.stream()
                .map(provider -> provider.getParameterOptions(uri, parameter.getName(), parameter.getContext(), locale))
                .filter(Objects::nonNull)
                .forEach(options::addAll);
        return options.size() == parameter.getOptions().size()
                ? parameter
                : ConfigDescriptionParameterBuilder.copyOf(parameter)
                        .withOptions(options)
                        .build();
    }
}
