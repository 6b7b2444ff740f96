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
package org.openhab.core.config.core.internal.validation;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.config.core.ConfigDescription;
import org.openhab.core.config.core.ConfigDescriptionParameter;
import org.openhab.core.config.core.ConfigDescriptionRegistry;
import org.openhab.core.config.core.validation.ConfigDescriptionValidator;
import org.openhab.core.config.core.validation.ConfigValidationException;
import org.openhab.core.config.core.validation.ConfigValidationMessage;
import org.openhab.core.i18n.TranslationProvider;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks each described parameter: present if required, right type, within bounds, pattern and options. */
@Component(service = ConfigDescriptionValidator.class)
public final class ConfigDescriptionValidatorImpl implements ConfigDescriptionValidator {
    private final Logger logger = LoggerFactory.getLogger(ConfigDescriptionValidatorImpl.class);

    private final ConfigDescriptionRegistry registry;
    private final TranslationProvider translationProvider;
    private final BundleContext bundleContext;

    @Activate
    public ConfigDescriptionValidatorImpl(
            final BundleContext bundleContext,
            final @Reference ConfigDescriptionRegistry registry,
            final @Reference TranslationProvider translationProvider) {
        this.bundleContext = bundleContext;
        this.registry = registry;
        this.translationProvider = translationProvider;
    }

    @Override
    public void validate(final Map<String, Object> configurationParameters, final URI configDescriptionURI) {
        final ConfigDescription description = registry.getConfigDescription(configDescriptionURI);
        if (description == null) {
            logger.warn("No config description found for URI '{}'", configDescriptionURI);
            logger.warn(
                    "Skipping config description validation because no config description found for URI '{}'",
                    configDescriptionURI);
            return;
        }
        final List<ConfigValidationMessage> messages = new ArrayList<>();
        for (final ConfigDescriptionParameter parameter : description.getParameters()) {
            messages.addAll(check(parameter, configurationParameters.get(parameter.getName())));
        }
        if (!messages.isEmpty()) {
            throw new ConfigValidationException(bundleContext.getBundle(), translationProvider, messages);
        }
    }

    private static List<ConfigValidationMessage> check(
            final ConfigDescriptionParameter parameter, final @Nullable Object value) {
        if (!parameter.isMultiple() || !(value instanceof List<?> values)) {
            return checkOne(parameter, value).stream().toList();
        }
        final List<ConfigValidationMessage> messages = new ArrayList<>();
        final Integer limit = parameter.getMultipleLimit();
        if (limit != null && values.size() > limit) {
            messages.add(ParameterRules.Violation.MULTIPLE_LIMIT.of(parameter, limit, values.size()));
        }
        values.forEach(element -> checkOne(parameter, element).ifPresent(messages::add));
        return messages;
    }

    private static Optional<ConfigValidationMessage> checkOne(
            final ConfigDescriptionParameter parameter, final @Nullable Object value) {
        if (value != null) {
            return ParameterRules.check(parameter, value);
        }
        return parameter.isRequired() ? Optional.of(ParameterRules.Violation.REQUIRED.of(parameter)) : Optional.empty();
    }
}
