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

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;

/** The notation {@code ${ENV:NAME}} in configuration values. */
final class EnvironmentReference {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{ENV:([^}]+)}");

    private EnvironmentReference() {}

    static @Nullable Object resolve(final @Nullable Object value, final ConfigUtil.EnvProvider environment) {
        if (value instanceof String text) {
            return REFERENCE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(lookUp(match, environment)));
        }
        if (value instanceof Collection<?> collection) {
            final List<@Nullable Object> resolved = new ArrayList<>();
            collection.forEach(element -> resolved.add(resolve(element, environment)));
            return resolved;
        }
        return value;
    }

    private static String lookUp(final MatchResult match, final ConfigUtil.EnvProvider environment) {
        final String name = match.group(1);
        final String value = environment.get(name);
        if (value == null) {
            throw new IllegalArgumentException("Environment variable '" + name
                    + "' is referenced by the configuration but not set; set it before openHAB starts");
        }
        return value;
    }
}
