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
package org.openhab.core.thing.internal.firmware;

import java.util.List;

/**
 * A version in openHAB's order, which is not that of semantic versions: parts between {@code .}, {@code -} and {@code _}
 * are compared one by one, as numbers if both are, else as texts; of two with equal parts the longer one is newer.
 *
 * @param parts its parts
 */
record FirmwareVersion(List<String> parts) implements Comparable<FirmwareVersion> {

    private static final String SEPARATORS = "[._-]";
    private static final String DIGITS = "\\d+";

    static FirmwareVersion of(String text) {
        return new FirmwareVersion(List.of(text.split(SEPARATORS)));
    }

    /** @throws NumberFormatException if a part is a number above 2147483647 */
    @Override
    public int compareTo(FirmwareVersion other) {
        int common = Math.min(parts.size(), other.parts.size());
        for (int i = 0; i < common; i++) {
            int order = compare(parts.get(i), other.parts.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(parts.size(), other.parts.size());
    }

    private static int compare(String one, String other) {
        return one.matches(DIGITS) && other.matches(DIGITS)
                ? Integer.compare(Integer.parseInt(one), Integer.parseInt(other))
                : one.compareTo(other);
    }
}
