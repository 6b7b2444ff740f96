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

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    protected void addConfigDescriptionProvider(final ConfigDescriptionProvider provider) {
        providers.add(provider);
    }

    protected void removeConfigDescriptionProvider(final ConfigDescriptionProvider provider) {
        providers.remove(provider);
    }

    /** All descriptions in the language of the locale ({@code null}: the system's). */
    public Collection<ConfigDescription> getConfigDescriptions(final @Nullable Locale locale) {
        final Map<URI, ConfigDescription> found = new LinkedHashMap<>();
        for (final ConfigDescriptionProvider provider : providers) {
            provider.getConfigDescriptions(locale)
                    .forEach(one -> found.merge(one.getUID(), one, ConfigDescriptionRegistry::combined));
        }
        return List.copyOf(found.values());
    }

    /** The description with this URI in the system's language, or {@code null}. */
    public @Nullable ConfigDescription getConfigDescription(final URI uri) {
        return getConfigDescription(uri, null);
    }

    /** The description with this URI, or {@code null}. */
    public @Nullable ConfigDescription getConfigDescription(final URI uri, final @Nullable Locale locale) {
        ConfigDescription found = null;
        for (final ConfigDescriptionProvider provider : providers) {
            final ConfigDescription one = provider.getConfigDescription(uri, locale);
            if (one != null) {
                found = found == null ? one : combined(found, one);
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
}
