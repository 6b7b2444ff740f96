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
package org.openhab.binding.aliyuniot.link.thingmodel.type;

import com.google.gson.JsonElement;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.alink.AlinkJson;

/**
 * Reads numbers that somebody else wrote. A short text may mean a number of a billion digits, so the form is looked at
 * before anything is computed.
 */
public final class BoundedDecimal {
    /** What a double may mean with all its digits is longer, but nobody writes it so. */
    private static final int MAX_LENGTH = 40;

    private static final BigDecimal MAX = BigDecimal.valueOf(Double.MAX_VALUE);
    private static final Pattern FORM =
            Pattern.compile("[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?");

    private BoundedDecimal() {}

    /**
     * A number, or a text that is one.
     *
     * @return null for anything else, also for more than {@value #MAX_LENGTH} characters and for what no double holds
     */
    public static @Nullable BigDecimal of(@Nullable JsonElement element) {
        String text = AlinkJson.text(element);
        if (text == null || text.length() > MAX_LENGTH || !FORM.matcher(text).matches()) {
            return null;
        }
        BigDecimal value = new BigDecimal(text);
        return value.abs().compareTo(MAX) <= 0 ? value : null;
    }
}
