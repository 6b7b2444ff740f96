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

import java.util.stream.Stream;
import org.openhab.binding.aliyuniot.internal.channel.payload.Padding;
import org.openhab.binding.aliyuniot.internal.channel.payload.UnusablePayloadException;
import org.openhab.core.library.types.DateTimeType;
import org.openhab.core.types.Command;
import org.openhab.core.types.Type;

/**
 * Points in time in ISO 8601.
 */
public final class DateTimeForm implements ValueForm {
    private static final int MAX_TIME = 64;

    @Override
    public Type read(String text) {
        String inner = Padding.strip(text);
        if (inner.length() > MAX_TIME) {
            throw unusable();
        }
        try {
            return new DateTimeType(inner);
        } catch (RuntimeException e) {
            // Of several kinds: openHAB looks for parts of the text before it knows that they are there.
            throw unusable();
        }
    }

    private static UnusablePayloadException unusable() {
        return new UnusablePayloadException("is no date and time as of ISO 8601");
    }

    /** Writes the time in the zone of the host or, where only that says it exactly, in UTC. */
    @Override
    public String write(Command command) {
        if (!(command instanceof DateTimeType time)) {
            throw ValueForm.notSent(command);
        }
        // Before there was standard time, offsets had seconds, which openHAB leaves out.
        return Stream.of(time.toString(), time.getInstant().toString())
                .filter(text -> isReadAs(text, time))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("its year cannot be written"));
    }

    private boolean isReadAs(String text, DateTimeType time) {
        try {
            return read(text).equals(time);
        } catch (UnusablePayloadException e) {
            return false;
        }
    }
}
