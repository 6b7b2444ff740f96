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
import org.openhab.binding.aliyuniot.internal.channel.payload.OuterText;
import org.openhab.core.types.State;

/**
 * What was sent last, where the text is coarser than the state: whoever sends it back means the state that was sent,
 * not the one beside it. Safe for use by several threads.
 */
final class LastSent {
    private @Nullable String text;
    private @Nullable State state;

    /**
     * Notes what is sent.
     *
     * @return the text
     */
    synchronized String as(State sent, String writtenAs) {
        state = sent;
        text = writtenAs;
        return writtenAs;
    }

    /** The state that the text was sent for; {@code null} if it is another text, with which the device goes its way. */
    synchronized @Nullable State stateOf(String received) {
        if (!OuterText.without(received).equals(text)) {
            text = null;
            state = null;
        }
        return state;
    }
}
