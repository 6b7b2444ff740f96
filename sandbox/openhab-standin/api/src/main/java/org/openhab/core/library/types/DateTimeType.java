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

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.types.Command;
import org.openhab.core.types.PrimitiveType;
import org.openhab.core.types.State;

/** A moment; shown in the time zone of the host. */
public class DateTimeType implements PrimitiveType, State, Command, Comparable<DateTimeType> {
    public static final String DATE_PATTERN_WITH_TZ_AND_MS = "yyyy-MM-dd'T'HH:mm:ss.SSSZ";

    private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern(DATE_PATTERN_WITH_TZ_AND_MS);
    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSZ");
    private static final DateTimeFormatter NANOSECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSSZ");
    private static final int NANOS_OF_MILLISECOND = 1_000_000;
    private static final int NANOS_OF_MICROSECOND = 1_000;

    private static final Pattern EPOCH = Pattern.compile("[+-]?\\d+");
    private static final Pattern TIME = Pattern.compile("\\d{2}:\\d{2}.*");
    private static final int DATE_LENGTH = "yyyy-MM-dd".length();
    /** The last second of the year 9999; greater numbers count milliseconds. */
    private static final long LAST_SECOND = 253_402_300_799L;

    private static final DateTimeFormatter PARSER = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd['T'HH:mm[:ss]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendPattern("[XXX['['VV']']][XX['['VV']']][z]]")
            .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
            .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
            .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
            .parseDefaulting(ChronoField.NANO_OF_SECOND, 0)
            .toFormatter(Locale.ENGLISH);

    private final Instant instant;

    public DateTimeType(Instant instant) {
        this.instant = instant;
    }

    /** Reads ISO 8601 and its relatives, a time of 1 January 1970, or seconds or milliseconds since then. */
    public DateTimeType(String value) {
        this(parse(value));
    }

    public static DateTimeType valueOf(String value) {
        return new DateTimeType(value);
    }

    private static Instant parse(String text) {
        if (EPOCH.matcher(text).matches()) {
            long number = Long.parseLong(text);
            return Math.abs(number) > LAST_SECOND ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
        }
        String full = TIME.matcher(text).matches() ? "1970-01-01T" + text : text;
        String date = full.substring(0, DATE_LENGTH);
        String rest = full.substring(DATE_LENGTH);
        String iso = rest.startsWith(" ") ? date + "T" + rest.substring(1) : full;
        try {
            DateTimeFormatter parser = PARSER;
            // Without a zone of its own the text means the host's time.
            return ZonedDateTime.parse(iso, parser.withZone(ZoneId.systemDefault()))
                    .toInstant();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(text + " is not in a valid format.", e);
        }
    }

    public Instant getInstant() {
        return instant;
    }

    public ZonedDateTime getZonedDateTime(ZoneId zone) {
        return instant.atZone(zone);
    }

    @Override
    public int compareTo(DateTimeType other) {
        return instant.compareTo(other.instant);
    }

    @Override
    public String toString() {
        return toFullString();
    }

    @Override
    public String toFullString() {
        return toFullString(ZoneId.systemDefault());
    }

    public String toFullString(ZoneId zone) {
        return formatter().format(getZonedDateTime(zone));
    }

    /** As many groups of three digits as the fraction of the second needs, at least one. */
    private DateTimeFormatter formatter() {
        if (instant.getNano() % NANOS_OF_MILLISECOND == 0) {
            return MILLISECONDS;
        }
        return instant.getNano() % NANOS_OF_MICROSECOND == 0 ? MICROSECONDS : NANOSECONDS;
    }

    @Override
    public int hashCode() {
        return instant.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DateTimeType that && instant.equals(that.instant);
    }
}
