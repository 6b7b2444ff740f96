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

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.text.ForeignText;

/**
 * References to texts that openHAB translates: a key and its arguments.
 */
public final class LocalizedText {
    private static final Pattern REFERENCE = Pattern.compile("@text/(?<key>\\S+)(?: \\[(?<arguments>.*)])?");
    private static final Pattern ARGUMENT = Pattern.compile("\"([^\"]*)\"");

    private LocalizedText() {}

    /**
     * The reference to a text.
     *
     * @param key a key of {@code OH-INF/i18n}
     * @param arguments what fills {@code {0}} and so on; characters that separate arguments are replaced, as the
     *     supported versions of openHAB read the list in different ways; a path of Windows is written with slashes
     */
    public static String of(String key, List<String> arguments) {
        if (arguments.isEmpty()) {
            return "@text/" + key;
        }
        return arguments.stream()
                .map(argument -> '"' + plain(argument) + '"')
                .collect(Collectors.joining(", ", "@text/" + key + " [", "]"));
    }

    /**
     * Reads what {@link #of} has written.
     *
     * @return {@code null} for a text that is none of these
     */
    public static @Nullable Reference parse(String text) {
        Matcher reference = REFERENCE.matcher(text);
        if (!reference.matches()) {
            return null;
        }
        String list = reference.group("arguments");
        List<String> arguments = list == null
                ? List.of()
                : ARGUMENT.matcher(list).results().map(found -> found.group(1)).toList();
        return new Reference(reference.group("key"), arguments);
    }

    /**
     * A text by its key.
     *
     * @param arguments what fills its gaps
     */
    public record Reference(String key, List<String> arguments) {}

    private static String plain(String argument) {
        String path = argument.replace('\\', '/');
        return path.isBlank() ? "-" : ForeignText.line(path).replaceAll("[\",\\[\\]]", "?");
    }
}
