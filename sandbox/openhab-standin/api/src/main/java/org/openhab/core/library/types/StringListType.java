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
package org.openhab.core.library.types;

import java.util.Arrays;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;

/** A list of texts, joined by commas; a comma inside a text has a backslash before it. */
public class StringListType implements Command, State {

    public static final String DELIMITER = ",";
    public static final String ESCAPED_DELIMITER = "\\" + DELIMITER;
    public static final String REGEX_SPLITTER = "(?<!\\\\)" + DELIMITER;

    protected final List<String> typeDetails;

    public StringListType() {
        typeDetails = List.of();
    }

    public StringListType(List<String> rows) {
        typeDetails = List.copyOf(rows);
    }

    public StringListType(StringType... rows) {
        typeDetails = Arrays.stream(rows).map(StringType::toString).toList();
    }

    public StringListType(String... rows) {
        typeDetails = List.of(rows);
    }

    public StringListType(String value) {
        typeDetails = Arrays.stream(value.split(REGEX_SPLITTER, -1))
                .map(row -> row.replace(ESCAPED_DELIMITER, DELIMITER))
                .toList();
    }

    public static StringListType valueOf(String value) {
        return new StringListType(value);
    }

    public String getValue(int index) {
        if (index < 0 || index >= typeDetails.size()) {
            throw new IllegalArgumentException("Index is out of range");
        }
        return typeDetails.get(index);
    }

    @Override
    public String format(String pattern) {
        return String.format(pattern, typeDetails.toArray());
    }

    @Override
    public String toString() {
        return toFullString();
    }

    @Override
    public String toFullString() {
        return String.join(
                DELIMITER,
                typeDetails.stream()
                        .map(row -> row.replace(DELIMITER, ESCAPED_DELIMITER))
                        .toList());
    }

    @Override
    public int hashCode() {
        return typeDetails.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StringListType that && typeDetails.equals(that.typeDetails);
    }
}
