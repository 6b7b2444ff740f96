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
package org.openhab.binding.aliyuniot.internal.description;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.config.core.ConfigDescription;
import org.openhab.core.config.core.ConfigDescriptionBuilder;
import org.openhab.core.config.core.ConfigDescriptionParameter;
import org.openhab.core.config.core.ConfigDescriptionProvider;
import org.openhab.core.config.core.ConfigDescriptionRegistry;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Gives each thing type the parameters that it shares with others. Each is described once, in a file of
 * {@code OH-INF/config}; openHAB adds what is given here to what the thing type describes itself. The groups, and with
 * them the order in which users see all of it, are the thing type's.
 *
 * <p>The texts are those of the asked language, as the files are asked for through openHAB's registry, which translates
 * them. While a file is not read yet, its parameters are missing: whoever reads a configuration has to know the defaults
 * as well. Safe for use by several threads.
 */
@Component(service = ConfigDescriptionProvider.class)
public class SharedParameterProvider implements ConfigDescriptionProvider {
    private static final String PREFIX = "thing-type:aliyuniot:";

    /** What the platform has to send: things that only report cannot have it. */
    private static final String RECEIVED = "versionTopic";

    private static final Map<URI, List<String>> FILES = Map.of(
            URI.create(PREFIX + "device"),
                    List.of("names", "learnt-secret", "model", "sending", "firmware", "tags", "log", "upload"),
            URI.create(PREFIX + "sub-device"),
                    List.of("credentials", "learnt-secret", "model", "firmware", "tags", "log", "upload"),
            URI.create(PREFIX + "device-module"), List.of("firmware"),
            URI.create(PREFIX + "coap-device"),
                    List.of("credentials", "secret", "sending", "reporting", "firmware", "tags"),
            URI.create(PREFIX + "http-device"),
                    List.of("credentials", "secret", "sending", "reporting", "firmware", "tags"));

    private volatile @Nullable ConfigDescriptionRegistry registry;

    /** Not mandatory, as the registry asks this provider in turn. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    public void setRegistry(ConfigDescriptionRegistry registry) {
        this.registry = registry;
    }

    public void unsetRegistry(ConfigDescriptionRegistry registry) {
        if (registry.equals(this.registry)) {
            this.registry = null;
        }
    }

    @Override
    public Collection<ConfigDescription> getConfigDescriptions(@Nullable Locale locale) {
        return FILES.keySet().stream()
                .map(type -> getConfigDescription(type, locale))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    /** What a thing type of the binding shares with others; {@code null} for all else, and above all for the files. */
    @Override
    public @Nullable ConfigDescription getConfigDescription(URI uri, @Nullable Locale locale) {
        List<String> files = FILES.get(uri);
        ConfigDescriptionRegistry known = registry;
        if (files == null || known == null) {
            return null;
        }
        List<ConfigDescriptionParameter> parameters = new ArrayList<>();
        for (String file : files) {
            ConfigDescription described = known.getConfigDescription(URI.create(PREFIX + file), locale);
            if (described != null) {
                parameters.addAll(described.getParameters());
            }
        }
        if (files.contains("reporting")) {
            parameters.removeIf(parameter -> RECEIVED.equals(parameter.getName()));
        }
        return parameters.isEmpty()
                ? null
                : ConfigDescriptionBuilder.create(uri)
                        .withParameters(parameters)
                        .build();
    }
}
