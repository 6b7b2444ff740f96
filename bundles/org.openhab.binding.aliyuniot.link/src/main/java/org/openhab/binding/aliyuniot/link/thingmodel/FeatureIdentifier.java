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
package org.openhab.binding.aliyuniot.link.thingmodel;

import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.text.ForeignText;

/**
 * What a property, an event or a service is called on the wire: {@code Temp}, or {@code block:Temp} in a module of the
 * thing model. Both parts are up to {@value #MAX_LENGTH} ASCII letters, digits and underscores.
 *
 * @param block the module, null for the default one
 */
public record FeatureIdentifier(@Nullable String block, String id) {
    /** The console takes 50. */
    private static final int MAX_LENGTH = 64;

    private static final int SHOWN = 80;
    private static final char SEPARATOR = ':';
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9_]{1," + MAX_LENGTH + "}");

    /**
     * @throws IllegalArgumentException if a part has other characters or another length; the message is fit for users
     */
    public FeatureIdentifier {
        if (!PART.matcher(id).matches()) {
            throw unfit(id);
        }
        if (block != null && !PART.matcher(block).matches()) {
            throw unfit(block);
        }
    }

    /**
     * Reads what {@link #text()} says.
     *
     * @throws IllegalArgumentException if it is no identifier; the message is fit for users
     */
    public static FeatureIdentifier of(String text) {
        int end = text.indexOf(SEPARATOR);
        return end < 0
                ? new FeatureIdentifier(null, text)
                : new FeatureIdentifier(text.substring(0, end), text.substring(end + 1));
    }

    private static IllegalArgumentException unfit(String part) {
        return new IllegalArgumentException("The identifier " + ForeignText.quoted(part, SHOWN) + " has to have 1 to "
                + MAX_LENGTH + " letters, digits and underscores");
    }

    /** As it is on the wire. */
    public String text() {
        return block == null ? id : block + SEPARATOR + id;
    }

    @Override
    public String toString() {
        return text();
    }
}
