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
package org.openhab.binding.aliyuniot.internal.firmware;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openhab.binding.aliyuniot.link.ota.job.FirmwareVersion;

/**
 * Writes a version so that openHAB can work with it. Its comparison fails at parts above 2<sup>31</sup>−1, with it the
 * list of all things, and Main UI splits at dots only. So long numbers are cut into groups, a version of nothing but
 * numbers gets dots, and a {@code v} in front, which would make v10 older than v2, is left out. The platform always gets
 * the version as it was.
 */
final class OpenhabVersion {
    /** The most digits of which every number fits into an {@code int}. */
    private static final int GROUP = 9;

    private static final Pattern NUMBERS = Pattern.compile("\\d+([._-]\\d+)*");
    private static final Pattern PREFIXED = Pattern.compile("[vV](?=\\d)");
    private static final Pattern LONG_PART = Pattern.compile("(?<![^._-])\\d{10,}(?![^._-])");

    private OpenhabVersion() {}

    static String of(FirmwareVersion version) {
        String text =
                PREFIXED.matcher(version.text()).lookingAt() ? version.text().substring(1) : version.text();
        String dotted = NUMBERS.matcher(text).matches() ? text.replace('-', '.').replace('_', '.') : text;
        return LONG_PART.matcher(dotted).replaceAll(part -> Matcher.quoteReplacement(grouped(part.group())));
    }

    /** Cut from the right, so that numbers with as many digits keep their order. */
    private static String grouped(String digits) {
        List<String> groups = new ArrayList<>();
        for (int end = digits.length(); end > 0; end -= GROUP) {
            groups.add(0, digits.substring(Math.max(0, end - GROUP), end));
        }
        return String.join(".", groups);
    }
}
