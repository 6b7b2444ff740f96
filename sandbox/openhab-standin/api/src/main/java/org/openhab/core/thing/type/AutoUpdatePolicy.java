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
package org.openhab.core.thing.type;

import java.util.Locale;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

/** Whether the framework foresees the state that a command leads to. */
@NonNullByDefault
public enum AutoUpdatePolicy {
    /** Never: the handler reports the true state. */
    VETO,
    DEFAULT,
    /** Always: the handler reports nothing. */
    RECOMMEND;

    /** Reads the spelling of XML descriptions; null and unknown texts are DEFAULT. */
    public static AutoUpdatePolicy parse(@Nullable String input) {
        for (AutoUpdatePolicy policy : values()) {
            if (input != null && policy.name().equals(input.toUpperCase(Locale.ROOT))) {
                return policy;
            }
        }
        return DEFAULT;
    }
}
