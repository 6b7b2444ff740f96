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

import java.math.BigDecimal;
import java.util.stream.Stream;
import org.openhab.binding.aliyuniot.internal.channel.payload.BoundedNumber;
import org.openhab.binding.aliyuniot.internal.channel.payload.Padding;
import org.openhab.binding.aliyuniot.internal.channel.payload.UnusablePayloadException;
import org.openhab.core.library.types.DecimalType;
import org.openhab.core.library.types.PointType;
import org.openhab.core.types.Command;
import org.openhab.core.types.Type;

/**
 * Latitude and longitude in degrees and, if known, altitude in metres. openHAB would wrap degrees beyond the end around
 * the globe; here they are a slip.
 */
public final class LocationForm implements ValueForm {
    private static final BigDecimal POLE = BigDecimal.valueOf(90);
    private static final BigDecimal DATE_LINE = BigDecimal.valueOf(180);

    @Override
    public Type read(String text) {
        String[] parts = Padding.strip(text).split(",", 4);
        if (parts.length < 2 || parts.length > 3) {
            throw unusable();
        }
        DecimalType latitude = degrees(parts[0], POLE);
        DecimalType longitude = degrees(parts[1], DATE_LINE);
        return parts.length == 2
                ? new PointType(latitude, longitude)
                : new PointType(latitude, longitude, new DecimalType(number(parts[2])));
    }

    private static DecimalType degrees(String text, BigDecimal end) {
        BigDecimal number = number(text);
        if (number.abs().compareTo(end) > 0) {
            throw new UnusablePayloadException("is no place: latitude is from -90 to 90, longitude from -180 to 180");
        }
        return new DecimalType(number);
    }

    private static BigDecimal number(String text) {
        BoundedNumber number = BoundedNumber.of(text);
        if (number == null) {
            throw unusable();
        }
        return number.value();
    }

    private static UnusablePayloadException unusable() {
        return new UnusablePayloadException("is not latitude and longitude with a comma between them");
    }

    @Override
    public String write(Command command) {
        if (!(command instanceof PointType place)) {
            throw ValueForm.notSent(command);
        }
        Stream.of(place.getLatitude(), place.getLongitude(), place.getAltitude())
                .forEach(CommandNumber::checked);
        return place.toString();
    }
}
