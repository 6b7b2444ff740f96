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

import org.openhab.binding.aliyuniot.internal.channel.payload.BoundedNumber;
import org.openhab.binding.aliyuniot.internal.channel.payload.UnusablePayloadException;
import org.openhab.core.types.Command;
import org.openhab.core.types.Type;

/**
 * How the values of a channel are written as text, both ways: what {@link #write} makes of a value, {@link #read} makes
 * that value of. Safe for use by several threads.
 *
 * <p>The texts come from outside. The work for one grows with its length at most, and what would grow faster, such as
 * digits and exponents, is bounded before it is converted.
 */
public interface ValueForm {
    /** Longest text of a value that is no free text. */
    int SHORT = BoundedNumber.MAX_LENGTH;

    /** Largest message of the platform. */
    int LONG = 256 * 1024;

    /** Texts with more characters are not read. */
    default int maxLength() {
        return SHORT;
    }

    /**
     * Reads a text of {@link #maxLength()} characters at most.
     *
     * @return a state, or a command of {@link org.openhab.core.library.types.UpDownType} or
     *     {@link org.openhab.core.library.types.StopMoveType} that only the item can carry out
     * @throws UnusablePayloadException if the text is no value
     */
    Type read(String text);

    /**
     * @throws IllegalArgumentException if there is no text for the command; the message says why
     */
    String write(Command command);

    static IllegalArgumentException notSent(Command command) {
        return new IllegalArgumentException(
                "a channel of this type sends no " + command.getClass().getSimpleName());
    }
}
