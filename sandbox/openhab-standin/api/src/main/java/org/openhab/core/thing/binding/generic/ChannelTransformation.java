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
package org.openhab.core.thing.binding.generic;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.transform.TransformationException;
import org.openhab.core.transform.TransformationHelper;
import org.openhab.core.transform.TransformationService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A chain of transformations, separated by {@code ∩}, each {@code TYPE:FUNCTION} or {@code TYPE(FUNCTION)}. If one of
 * them cannot be parsed the whole chain is ignored with a warning and values pass unchanged.
 */
public class ChannelTransformation {
    private static final String SEPARATOR = "∩";
    private static final List<String> COMMENTS = List.of("#", "//");
    private static final Pattern STEP =
            Pattern.compile("(?<type>[a-zA-Z0-9]+)\\s*(?::(?<plain>.*)|\\((?<bracketed>.*)\\))");
    private static final String SYNTAX =
            "The transformation pattern must be in the syntax of TYPE:PATTERN or TYPE(PATTERN)";

    private final List<TransformationStep> steps;

    public ChannelTransformation(@Nullable String transformationString) {
        this.steps = transformationString == null
                ? List.of()
                : parseOrIgnore(transformationString, Stream.of(transformationString));
    }

    /** @param transformationStrings chains in a row; what starts with {@code #} or {@code //} is a comment */
    public ChannelTransformation(@Nullable List<String> transformationStrings) {
        this.steps = transformationStrings == null
                ? List.of()
                : parseOrIgnore(
                        transformationStrings,
                        transformationStrings.stream()
                                .map(String::trim)
                                .filter(chain -> COMMENTS.stream().noneMatch(chain::startsWith)));
    }

    /** One step that cannot be read drops them all. */
    private static List<TransformationStep> parseOrIgnore(Object given, Stream<String> chains) {
        try {
            return chains.flatMap(chain -> parse(chain).stream()).toList();
        } catch (IllegalArgumentException e) {
            LoggerFactory.getLogger(ChannelTransformation.class)
                    .warn("Transformation ignored, failed to parse {}: {}", given, e.getMessage());
            return List.of();
        }
    }

    private static List<TransformationStep> parse(String chain) {
        return Stream.of(chain.split(SEPARATOR))
                .map(String::trim)
                .filter(text -> !text.isEmpty())
                .map(TransformationStep::parse)
                .toList();
    }

    /** Whether the text holds at least one transformation and nothing that cannot be parsed. */
    public static boolean isValidTransformation(@Nullable String value) {
        if (value == null) {
            return false;
        }
        try {
            return !parse(value).isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    public boolean isPresent() {
        return !steps.isEmpty();
    }

    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /**
     * Runs the chain.
     *
     * @return the result; empty if a service is missing, fails or returns null
     * @throws RuntimeException whatever a service throws that is no {@link TransformationException}
     */
    public Optional<String> apply(String value) {
        Optional<String> result = Optional.of(value);
        for (TransformationStep step : steps) {
            result = result.flatMap(step::apply);
        }
        return result;
    }

    /** One transformation. */
    private static final class TransformationStep {
        private final Logger logger = LoggerFactory.getLogger(TransformationStep.class);
        private final String serviceName;
        private final String function;

        private TransformationStep(String serviceName, String function) {
            this.serviceName = serviceName;
            this.function = function;
        }

        static TransformationStep parse(String text) {
            Matcher matcher = STEP.matcher(text);
            if (!matcher.matches()) {
                throw new IllegalArgumentException(SYNTAX);
            }
            String plain = matcher.group("plain");
            String function = plain == null ? matcher.group("bracketed") : plain;
            return new TransformationStep(matcher.group("type").toUpperCase(), function.trim());
        }

        Optional<String> apply(String value) {
            TransformationService service = TransformationHelper.getTransformationService(serviceName);
            if (service == null) {
                logger.warn("Failed to use {}, service not found", this);
                return Optional.empty();
            }
            try {
                String result = service.transform(function, value);
                return result == null ? Optional.empty() : Optional.of(result);
            } catch (TransformationException e) {
                logger.debug("{} failed on a value: {}", this, e.getMessage());
                return Optional.empty();
            }
        }

        @Override
        public String toString() {
            return "TransformationStep{serviceName='" + serviceName + "', function='" + function + "'}";
        }
    }
}
