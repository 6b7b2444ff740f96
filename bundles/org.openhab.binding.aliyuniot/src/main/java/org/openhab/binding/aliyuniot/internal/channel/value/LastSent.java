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
package org.openhab.binding.aliyuniot.internal.channel.value;

import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.channel.payload.Padding;
import org.openhab.core.types.State;

/**
 * Remembers the last state that was sent with a coarser text. A device that echoes the text means that state. Safe for
 * use by several threads.
 */
final class LastSent {
    private @Nullable String text;
    private @Nullable State state;

    /**
     * Remembers a state and its text.
     *
     * @return the text
     */
    synchronized String remember(State sent, String writtenAs) {
        state = sent;
        text = writtenAs;
        return writtenAs;
    }

    /** The state that was sent with a text; {@code null}, and nothing is remembered any more, for another text. */
    synchronized @Nullable State stateOf(String received) {
        if (!Padding.strip(received).equals(text)) {
            text = null;
            state = null;
        }
        return state;
    }
}
