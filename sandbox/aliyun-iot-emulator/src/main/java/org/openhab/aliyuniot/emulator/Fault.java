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
package org.openhab.aliyuniot.emulator;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that goes wrong on purpose, for one device or for all.
 *
 * @param type what goes wrong
 * @param count how often it does, up to 100,000 times; 0 is until it is removed. Only for {@link Type#REFUSE_CONNECT} and
 *     {@link Type#WITHHOLD_PUBACK}
 * @param returnCode of the CONNACK, 1 to 5, for {@link Type#REFUSE_CONNECT}; else 0
 * @param filter which topic filters {@link Type#REFUSE_SUBSCRIPTION} refuses: the very one, or all that it covers; absolute or
 *     relative such as {@code user/#}; else empty
 * @param delayMillis how much later the device gets everything, 1 to 60,000 ms, for {@link Type#DELAY}; else 0
 */
public record Fault(Type type, int count, int returnCode, String filter, int delayMillis) {
    private static final int MAX_COUNT = 100_000;
    private static final int MAX_DELAY_MILLIS = 60_000;
    private static final int MAX_RETURN_CODE = 5;

    /** What can go wrong. */
    public enum Type {
        /** CONNECT is answered with a return code, even if everything is right with it. */
        REFUSE_CONNECT,
        /** SUBACK carries 0x80 for a topic filter. */
        REFUSE_SUBSCRIPTION,
        /** All that the platform sends arrives later, in order; also the answer to CONNECT. */
        DELAY,
        /** The connection stays open, but nothing is read from it and nothing is written; CONNECT is not answered. */
        BLACK_HOLE,
        /** Messages of QoS 1 are taken, but never acknowledged. */
        WITHHOLD_PUBACK;

        String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Optional<Type> of(String text) {
            return Arrays.stream(values())
                    .filter(type -> type.text().equals(text))
                    .findFirst();
        }
    }

    public Fault {
        boolean counts = type == Type.REFUSE_CONNECT || type == Type.WITHHOLD_PUBACK;
        check(counts, "count", count, 0, MAX_COUNT, type);
        check(type == Type.REFUSE_CONNECT, "returnCode", returnCode, 1, MAX_RETURN_CODE, type);
        check(type == Type.DELAY, "delayMillis", delayMillis, 1, MAX_DELAY_MILLIS, type);
        if (type == Type.REFUSE_SUBSCRIPTION && !TopicFilters.isValid(filter)) {
            throw new IllegalArgumentException("filter must be a topic filter, such as user/# or user/get");
        }
        if (type != Type.REFUSE_SUBSCRIPTION && !filter.isEmpty()) {
            throw new IllegalArgumentException("filter does not go with " + type.text() + "; leave it out");
        }
    }

    /** Refuses the next CONNECTs. */
    public static Fault refuseConnect(int count, int returnCode) {
        return new Fault(Type.REFUSE_CONNECT, count, returnCode, "", 0);
    }

    public static Fault refuseSubscription(String filter) {
        return new Fault(Type.REFUSE_SUBSCRIPTION, 0, 0, filter, 0);
    }

    public static Fault delay(Duration delay) {
        return new Fault(Type.DELAY, 0, 0, "", Math.toIntExact(delay.toMillis()));
    }

    public static Fault blackHole() {
        return new Fault(Type.BLACK_HOLE, 0, 0, "", 0);
    }

    /** Does not acknowledge the next messages of QoS 1. */
    public static Fault withholdPuback(int count) {
        return new Fault(Type.WITHHOLD_PUBACK, count, 0, "", 0);
    }

    Fault withCount(int left) {
        return new Fault(type, left, returnCode, filter, delayMillis);
    }

    private static void check(boolean belongs, String field, int value, int min, int max, Type type) {
        if (!belongs && value != 0) {
            throw new IllegalArgumentException(field + " does not go with " + type.text() + "; leave it out");
        }
        if (belongs && (value < min || value > max)) {
            throw new IllegalArgumentException(field + " must be " + min + " to " + max + " but is " + value);
        }
    }
}
