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

import com.google.gson.JsonObject;
import java.io.StringReader;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openhab.core.config.core.ConfigurationClasses.E;
import org.openhab.core.config.core.internal.validation.ConfigDescriptionValidatorImpl;
import org.openhab.core.config.core.validation.ConfigValidationException;
import org.openhab.core.i18n.TranslationProvider;
import org.openhab.standin.recordings.Outcomes;
import org.openhab.standin.recordings.RecordedCase;
import org.openhab.standin.recordings.Recordings;
import org.openhab.standin.recordings.TypedValues;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** Configuration descriptions and their validation behave as the recorded ones of the real API. */
@NonNullByDefault({})
class RecordedDescriptionTest {
    private static final URI DESCRIPTION = URI.create("thing-type:test:t");

    /** Options may lie outside the bounds; each value of a list is checked, however many there are. */
    private static final String UNSEEN = """
            [{"id": "outside", "area": "config-validation", "call": "an option outside the bounds",
              "inputs": {"parameter": {"name": "p", "type": "INTEGER", "min": 1, "max": 10, "options": ["0"]},
                         "configuration": {"p": {"java": "BigDecimal", "text": "0"}}},
              "expected": {"fields": {"valid": true}}},
             {"id": "many", "area": "config-validation", "call": "too many values, and a wrong one among them",
              "inputs": {"parameter": {"name": "p", "type": "TEXT", "multiple": true, "multipleLimit": 1, "max": 1},
                         "configuration": {"p": [{"java": "String", "text": "a"}, {"java": "String", "text": "bc"}]}},
              "expected": {"fields": {"valid": false, "exceptionMessage": null,
                "messages": [
                  {"parameterName": "p", "messageKey": "multiple_limit_violated", "content": [1, 2],
                   "defaultMessage": "Only {0} elements are allowed but {1} are provided."},
                  {"parameterName": "p", "messageKey": "max_value_txt_violated", "content": ["1"],
                   "defaultMessage": "The value must not consist of more than {0} characters."}],
                "getValidationMessages": {"p": "The value must not consist of more than 1 characters."}}}}]""";

    private final List<Map<String, Object>> shown = new ArrayList<>();

    static Stream<RecordedCase> descriptions() {
        return Recordings.of("config-description").stream();
    }

    @ParameterizedTest
    @MethodSource("descriptions")
    void descriptionsAreBuiltAsRecorded(final RecordedCase recorded) {
        final String uri = recorded.text("uri");
        LoggedOutcome.assertSame(
                recorded,
                () -> uri != null
                        ? describe(
                                ConfigDescriptionBuilder.create(URI.create(uri)).build())
                        : describe(
                                RecordedParameters.parameter(recorded.inputs().getAsJsonObject("parameter"))));
    }

    private static Object describe(final ConfigDescription description) {
        return Outcomes.fields(Map.of(
                "uid", description.getUID(),
                "parameters", description.getParameters().size(),
                "groups", description.getParameterGroups().size()));
    }

    private static Object describe(final ConfigDescriptionParameter parameter) {
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", parameter.getName());
        fields.put("type", parameter.getType());
        fields.put("required", parameter.isRequired());
        fields.put("readOnly", parameter.isReadOnly());
        fields.put("multiple", parameter.isMultiple());
        fields.put("multipleLimit", parameter.getMultipleLimit());
        fields.put("advanced", parameter.isAdvanced());
        fields.put("limitToOptions", parameter.getLimitToOptions());
        fields.put("options", parameter.getOptions().size());
        fields.put("unit", parameter.getUnit());
        fields.put("default", parameter.getDefault());
        fields.put("context", parameter.getContext());
        fields.put("verify", parameter.isVerifyable());
        fields.put("min", parameter.getMinimum());
        fields.put("max", parameter.getMaximum());
        fields.put("label", parameter.getLabel());
        return Outcomes.fields(fields);
    }

    static Stream<RecordedCase> validations() {
        return Stream.concat(
                Recordings.of("config-validation").stream(),
                Recordings.in(new StringReader(UNSEEN), "config-validation").stream());
    }

    @ParameterizedTest
    @MethodSource("validations")
    void configurationsAreValidatedAsRecorded(final RecordedCase recorded) {
        final ConfigDescriptionRegistry registry = new ConfigDescriptionRegistry();
        if (!recorded.inputs().has("descriptionKnown")) {
            registry.addConfigDescriptionProvider(new SingleDescription(ConfigDescriptionBuilder.create(DESCRIPTION)
                    .withParameter(
                            RecordedParameters.parameter(recorded.inputs().getAsJsonObject("parameter")))
                    .build()));
        }
        final ConfigDescriptionValidatorImpl validator =
                new ConfigDescriptionValidatorImpl(bundleContext(), registry, new Formatting());
        LoggedOutcome.assertSame(recorded, () -> {
            try {
                validator.validate(configuration(recorded), DESCRIPTION);
                return Outcomes.fields(Map.of("valid", true));
            } catch (ConfigValidationException e) {
                return failure(e);
            }
        });
    }

    private Object failure(final ConfigValidationException e) {
        final Map<String, String> sentences = e.getValidationMessages();
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("valid", false);
        final String parameter = sentences.keySet().iterator().next();
        shown.replaceAll(message -> {
            final Map<String, Object> named = new LinkedHashMap<>(message);
            named.put("parameterName", parameter);
            return named;
        });
        fields.put("messages", shown);
        fields.put("getValidationMessages", sentences);
        fields.put("exceptionMessage", e.getMessage());
        return Outcomes.fields(fields);
    }

    private static Map<String, Object> configuration(final RecordedCase recorded) {
        final JsonObject json = recorded.inputs().getAsJsonObject("configuration");
        final Map<String, Object> configuration = new LinkedHashMap<>();
        json.keySet().forEach(name -> configuration.put(name, TypedValues.read(json.get(name), E::valueOf)));
        return configuration;
    }

    private static BundleContext bundleContext() {
        final Object bundle = Proxy.newProxyInstance(
                Bundle.class.getClassLoader(), new Class<?>[] {Bundle.class}, (self, method, arguments) -> null);
        return (BundleContext) Proxy.newProxyInstance(
                BundleContext.class.getClassLoader(),
                new Class<?>[] {BundleContext.class},
                (self, method, arguments) -> bundle);
    }

    /** Has no translations; remembers which message was asked for. */
    private final class Formatting implements TranslationProvider {
        @Override
        public String getText(final Bundle bundle, final String key, final String defaultText, final Locale locale) {
            return defaultText;
        }

        @Override
        public String getText(
                final Bundle bundle,
                final String key,
                final String defaultText,
                final Locale locale,
                final Object... arguments) {
            shown.add(Map.of("messageKey", key, "defaultMessage", defaultText, "content", Arrays.asList(arguments)));
            return MessageFormat.format(defaultText, arguments);
        }
    }

    private record SingleDescription(ConfigDescription description) implements ConfigDescriptionProvider {
        @Override
        public Collection<ConfigDescription> getConfigDescriptions(final Locale locale) {
            return List.of(description);
        }

        @Override
        public ConfigDescription getConfigDescription(final URI uri, final Locale locale) {
            return description.getUID().equals(uri) ? description : null;
        }
    }
}
