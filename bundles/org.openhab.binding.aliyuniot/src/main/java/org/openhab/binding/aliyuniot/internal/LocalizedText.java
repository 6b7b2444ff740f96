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
import java.util.stream.Collectors;

/**
 * Writes texts that openHAB translates: a key and, behind it, what fills its gaps.
 */
public final class LocalizedText {
    private static final int MAX_ARGUMENT_LENGTH = 200;

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

    private static String plain(String argument) {
        String path = argument.replace('\\', '/');
        String oneLine = path.isBlank() ? "-" : path.replaceAll("[\\p{Cntrl}\",\\[\\]]", "?");
        return oneLine.length() <= MAX_ARGUMENT_LENGTH ? oneLine : oneLine.substring(0, MAX_ARGUMENT_LENGTH) + "...";
    }
}
