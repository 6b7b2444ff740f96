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
package org.openhab.standin.host.action;

import java.lang.invoke.MethodType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.openhab.core.library.types.DecimalType;
import org.openhab.core.library.types.QuantityType;

/**
 * Makes values of texts, for the types of inputs with which openHAB offers an action outside of scripts. Dates and times
 * are written as in ISO 8601.
 */
final class InputTexts {

    private static final Map<Class<?>, Function<String, Object>> PARSERS = new HashMap<>();

    static {
        PARSERS.put(String.class, text -> text);
        PARSERS.put(Boolean.class, InputTexts::truth);
        PARSERS.put(Byte.class, Byte::valueOf);
        PARSERS.put(Short.class, Short::valueOf);
        PARSERS.put(Integer.class, Integer::valueOf);
        PARSERS.put(Long.class, Long::valueOf);
        PARSERS.put(Float.class, Float::valueOf);
        PARSERS.put(Double.class, Double::valueOf);
        PARSERS.put(DecimalType.class, DecimalType::new);
        PARSERS.put(QuantityType.class, QuantityType::new);
        PARSERS.put(LocalDate.class, LocalDate::parse);
        PARSERS.put(LocalTime.class, LocalTime::parse);
        PARSERS.put(LocalDateTime.class, LocalDateTime::parse);
        PARSERS.put(
                Date.class,
                text -> Date.from(
                        LocalDateTime.parse(text).atZone(ZoneId.systemDefault()).toInstant()));
        PARSERS.put(ZonedDateTime.class, ZonedDateTime::parse);
        PARSERS.put(Instant.class, Instant::parse);
        PARSERS.put(Duration.class, Duration::parse);
    }

    private InputTexts() {}

    static boolean canBe(Class<?> type) {
        return PARSERS.containsKey(boxed(type));
    }

    /** @throws RuntimeException if the text is none of the type */
    static Object parse(Class<?> type, String text) {
        Function<String, Object> parser = PARSERS.get(boxed(type));
        if (parser == null) {
            throw new IllegalArgumentException("No text is a " + type.getName());
        }
        return parser.apply(text);
    }

    private static Class<?> boxed(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }

    private static Object truth(String text) {
        return switch (text) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> throw new IllegalArgumentException(text);
        };
    }
}
