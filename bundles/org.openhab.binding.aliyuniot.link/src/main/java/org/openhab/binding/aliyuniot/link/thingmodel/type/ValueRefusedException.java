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

import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.text.ForeignText;

/**
 * A value breaks a rule of its data type. The message is a sentence for users and one line: "The value has to be at most
 * 55", "Member x of element 3 has to be 0 or 1".
 */
public final class ValueRefusedException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int MAX_LENGTH = 300;

    private final @Nullable String place;
    private final String rule;

    ValueRefusedException(String rule) {
        this(null, rule);
    }

    private ValueRefusedException(@Nullable String place, String rule) {
        super(ForeignText.line((place == null ? "The value" : upper(place)) + " " + rule, MAX_LENGTH));
        this.place = place;
        this.rule = rule;
    }

    /** The rule alone, to be put behind a name: "has to be at most 55". */
    public String rule() {
        return ForeignText.line(place == null ? rule : "is refused: " + place + " " + rule, MAX_LENGTH);
    }

    /** The same about a part of a value. */
    ValueRefusedException in(String part) {
        return new ValueRefusedException(place == null ? part : place + " of " + part, rule);
    }

    private static String upper(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
