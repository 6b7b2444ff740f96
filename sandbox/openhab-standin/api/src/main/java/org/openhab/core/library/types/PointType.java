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

import java.math.BigDecimal;
import java.util.Objects;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.types.Command;
import org.openhab.core.types.ComplexType;
import org.openhab.core.types.State;

/** A place on Earth: latitude and longitude in degrees, altitude in metres. */
public class PointType implements ComplexType, Command, State {
    private static final BigDecimal QUARTER = BigDecimal.valueOf(90);
    private static final BigDecimal HALF = BigDecimal.valueOf(180);
    private static final BigDecimal FULL = BigDecimal.valueOf(360);

    private BigDecimal latitude = BigDecimal.ZERO;
    private BigDecimal longitude = BigDecimal.ZERO;
    private BigDecimal altitude = BigDecimal.ZERO;

    public PointType(DecimalType latitude, DecimalType longitude) {
        place(latitude.toBigDecimal(), longitude.toBigDecimal());
    }

    public PointType(DecimalType latitude, DecimalType longitude, DecimalType altitude) {
        this(latitude, longitude);
        setAltitude(altitude);
    }

    /** Reads {@code latitude,longitude[,altitude]}. */
    public PointType(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("Constructor argument must not be blank");
        }
        String[] parts = value.split(",");
        if (parts.length < 2) {
            throw new IllegalArgumentException(value + " is not a valid PointType syntax");
        }
        if (parts.length > 3) {
            throw new IllegalArgumentException(
                    value + " is not a valid PointType syntax. The syntax must not consist of more than 3 elements.");
        }
        place(number(parts[0]), number(parts[1]));
        if (parts.length == 3) {
            altitude = number(parts[2]);
        }
    }

    private static BigDecimal number(String text) {
        return new DecimalType(text.trim()).toBigDecimal();
    }

    public static PointType valueOf(String value) {
        return new PointType(value);
    }

    /** Beyond a pole one comes down on the other side. */
    private void place(BigDecimal north, BigDecimal east) {
        latitude = wrapped(north);
        longitude = east;
        if (latitude.abs().compareTo(QUARTER) > 0) {
            BigDecimal pole = latitude.signum() > 0 ? HALF : HALF.negate();
            latitude = pole.subtract(latitude);
            longitude = longitude.add(HALF);
        }
        longitude = wrapped(longitude);
    }

    /** The same angle above -180 and up to 180. */
    private static BigDecimal wrapped(BigDecimal angle) {
        BigDecimal rest = angle.remainder(FULL);
        if (rest.compareTo(HALF) > 0) {
            return rest.subtract(FULL);
        }
        return rest.compareTo(HALF.negate()) <= 0 ? rest.add(FULL) : rest;
    }

    public DecimalType getLatitude() {
        return new DecimalType(latitude);
    }

    public DecimalType getLongitude() {
        return new DecimalType(longitude);
    }

    public DecimalType getAltitude() {
        return new DecimalType(altitude);
    }

    public void setAltitude(DecimalType altitude) {
        this.altitude = altitude.toBigDecimal();
    }

    @Override
    public String toString() {
        return toFullString();
    }

    @Override
    public String toFullString() {
        String place = getLatitude() + "," + getLongitude();
        return altitude.signum() == 0 ? place : place + "," + getAltitude();
    }

    @Override
    public int hashCode() {
        return Objects.hash(latitude, longitude, altitude);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PointType that
                && getLatitude().equals(that.getLatitude())
                && getLongitude().equals(that.getLongitude())
                && getAltitude().equals(that.getAltitude());
    }
}
