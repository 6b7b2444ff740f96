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
package org.openhab.binding.aliyuniot.internal.config.reader;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openhab.binding.aliyuniot.internal.config.parameter.ParameterValues;
import org.openhab.binding.aliyuniot.internal.config.parameter.Problems;

/**
 * Takes tags of a device apart (chapter "Device tags").
 */
final class TagsReader {
    private static final int MAX_TAGS = 100;

    /** What stands between two tags in one text. */
    private static final Pattern BETWEEN =
            Pattern.compile("[\\r\\n]+|[,;\uFF0C\uFF1B]\\s*(?=[A-Za-z_][A-Za-z0-9_]{0,99}\\s*=)");

    private static final Pattern TAG =
            Pattern.compile("(?<key>[A-Za-z_][A-Za-z0-9_]{0,99})\\s*=\\s*(?<value>\\S.{0,199})");

    private TagsReader() {}

    /**
     * @param given one text for all, or one for each
     */
    static SortedMap<String, String> read(List<String> given, Problems problems) {
        SortedMap<String, String> tags = new TreeMap<>();
        int place = 0;
        for (String text : given) {
            for (String one : BETWEEN.split(text)) {
                place++;
                Matcher tag = TAG.matcher(ParameterValues.stripped(one));
                if (!tag.matches()
                        || tags.put(tag.group("key"), tag.group("value")) != null
                        || tags.size() > MAX_TAGS) {
                    problems.add("tags", "tags", Integer.toString(place));
                }
            }
        }
        return tags;
    }
}
