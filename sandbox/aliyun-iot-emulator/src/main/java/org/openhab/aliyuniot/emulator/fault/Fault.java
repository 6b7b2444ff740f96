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
package org.openhab.aliyuniot.emulator.fault;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.openhab.aliyuniot.emulator.topic.TopicFilters;

/**
 * Something that goes wrong on purpose, for one device or for all. A value that does not belong to the type is 0 or empty.
 *
 * @param type what goes wrong
 * @param count how often it does, up to 100,000 times; 0 is until it is removed. Not for {@link Type#REFUSE_SUBSCRIPTION},
 *     {@link Type#DELAY} and {@link Type#BLACK_HOLE}
 * @param returnCode of the CONNACK, 1 to 5, for {@link Type#REFUSE_CONNECT}; of the HTTP answer, 400 to 599, for
 *     {@link Type#DOWNLOAD_STATUS}; of the answer of CoAP or HTTPS, 400 to 599, or 10000 to 49999 in the body over HTTPS, for
 *     {@link Type#REFUSE_REQUEST}
 * @param filter which topic filters {@link Type#REFUSE_SUBSCRIPTION} refuses: the very one, or all that it covers; absolute or
 *     relative such as {@code user/#}
 * @param delayMillis how much later the device gets everything, 1 to 60,000 ms, for {@link Type#DELAY}, or a response of CoAP
 *     after its acknowledgement, for {@link Type#SEPARATE_RESPONSE}
 * @param after how many packets or bytes a connection lives, 1 to 1,000,000,000, for {@link Type#DROP_AFTER_PACKETS} and
 *     {@link Type#DROP_AFTER_BYTES}; both directions count, from CONNACK on or from when the fault was added. For
 *     {@link Type#DOWNLOAD_CUT} how many bytes of the answer's body come
 * @param withinMillis how long a connection lives at most, 1 to 3,600,000 ms, for {@link Type#DROP_AT_RANDOM}
 * @param seed of the random times of {@link Type#DROP_AT_RANDOM}: the same seed gives the n-th connection of a device the same
 *     time; and of which datagrams are lost or duplicated
 * @param bytesPerSecond how fast the answer comes, 1 to 1,000,000,000, for {@link Type#DOWNLOAD_SLOW}
 * @param percent of how many datagrams in a hundred it is true, 1 to 100, for {@link Type#LOSE_DATAGRAMS} and
 *     {@link Type#DUPLICATE_DATAGRAMS}
 */
public record Fault(
        Type type,
        int count,
        int returnCode,
        String filter,
        int delayMillis,
        int after,
        int withinMillis,
        long seed,
        int bytesPerSecond,
        int percent) {
    private static final int MAX_COUNT = 100_000;
    private static final int MAX_DELAY_MILLIS = 60_000;
    private static final int MAX_RETURN_CODE = 5;
    private static final int MIN_HTTP_ERROR = 400;
    private static final int MAX_HTTP_ERROR = 599;
    private static final int MIN_HTTPS_CODE = 10_000;
    private static final int MAX_HTTPS_CODE = 49_999;
    private static final int MAX_PERCENT = 100;
    private static final int MAX_AFTER = 1_000_000_000;
    private static final int MAX_WITHIN_MILLIS = 3_600_000;
    private static final Set<Type> WITHOUT_COUNT = EnumSet.of(Type.REFUSE_SUBSCRIPTION, Type.DELAY, Type.BLACK_HOLE);

    private static final Set<Type> WITH_AFTER =
            EnumSet.of(Type.DROP_AFTER_PACKETS, Type.DROP_AFTER_BYTES, Type.DOWNLOAD_CUT);

    private static final Set<Type> WITH_DELAY = EnumSet.of(Type.DELAY, Type.SEPARATE_RESPONSE);
    private static final Set<Type> WITH_PERCENT = EnumSet.of(Type.LOSE_DATAGRAMS, Type.DUPLICATE_DATAGRAMS);

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
        WITHHOLD_PUBACK,
        /** A connection is closed after so many MQTT packets. */
        DROP_AFTER_PACKETS,
        /** A connection is closed after so many bytes, also in the middle of a packet. */
        DROP_AFTER_BYTES,
        /** A connection is closed after a random time. */
        DROP_AT_RANDOM,
        /** A firmware download over HTTPS is answered with an error. */
        DOWNLOAD_STATUS,
        /** A firmware download over HTTPS ends early. */
        DOWNLOAD_CUT,
        /** A firmware download over HTTPS takes its time. */
        DOWNLOAD_SLOW,
        /** A firmware download over HTTPS has no length and never ends. */
        DOWNLOAD_ENDLESS,
        /** The platform announces a firmware image with one byte more than it has. */
        WRONG_LENGTH,
        /** The platform announces a firmware image with a wrong digest. */
        WRONG_DIGEST,
        /** The platform announces a firmware image with a signature of another digest. */
        WRONG_SIGNATURE,
        /** A block of a firmware image over MQTT has a wrong CRC. */
        BLOCK_WRONG_CRC,
        /** A block of a firmware image over MQTT never comes. */
        BLOCK_LOST,
        /** The question for a firmware job over Alink is refused. */
        PULL_REFUSED,
        /** The question for a firmware job over Alink is not answered. */
        PULL_LOST,
        /** Datagrams of CoAP are lost in both directions, those of handshakes included. */
        LOSE_DATAGRAMS,
        /** Datagrams of CoAP arrive twice in both directions. */
        DUPLICATE_DATAGRAMS,
        /** A request over CoAP is acknowledged at once, and answered later. */
        SEPARATE_RESPONSE,
        /** An association of DTLS is closed with an alert in place of the answer to a request. */
        DTLS_ALERT,
        /** The token of a publication over CoAP or HTTPS is no longer valid. */
        EXPIRE_TOKEN,
        /** A request over CoAP or HTTPS is answered with an error, even if everything is right with it. */
        REFUSE_REQUEST;

        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Optional<Type> of(String text) {
            return Arrays.stream(values())
                    .filter(type -> type.text().equals(text))
                    .findFirst();
        }

        boolean drops() {
            return this == DROP_AFTER_PACKETS || this == DROP_AFTER_BYTES || this == DROP_AT_RANDOM;
        }
    }

    public Fault {
        check(!WITHOUT_COUNT.contains(type), "count", count, 0, MAX_COUNT, type);
        checkReturnCode(type, returnCode);
        check(WITH_DELAY.contains(type), "delayMillis", delayMillis, 1, MAX_DELAY_MILLIS, type);
        check(WITH_AFTER.contains(type), "after", after, 1, MAX_AFTER, type);
        check(type == Type.DROP_AT_RANDOM, "withinMillis", withinMillis, 1, MAX_WITHIN_MILLIS, type);
        check(type == Type.DOWNLOAD_SLOW, "bytesPerSecond", bytesPerSecond, 1, MAX_AFTER, type);
        check(WITH_PERCENT.contains(type), "percent", percent, 1, MAX_PERCENT, type);
        if (type != Type.DROP_AT_RANDOM && !WITH_PERCENT.contains(type) && seed != 0) {
            throw new IllegalArgumentException("seed does not go with " + type.text() + "; leave it out");
        }
        if (type == Type.REFUSE_SUBSCRIPTION && !TopicFilters.isValid(filter)) {
            throw new IllegalArgumentException("filter must be a topic filter, such as user/# or user/get");
        }
        if (type != Type.REFUSE_SUBSCRIPTION && !filter.isEmpty()) {
            throw new IllegalArgumentException("filter does not go with " + type.text() + "; leave it out");
        }
    }

    /** Refuses the next CONNECTs. */
    public static Fault refuseConnect(int count, int returnCode) {
        return new Fault(Type.REFUSE_CONNECT, count, returnCode, "", 0, 0, 0, 0, 0, 0);
    }

    public static Fault refuseSubscription(String filter) {
        return new Fault(Type.REFUSE_SUBSCRIPTION, 0, 0, filter, 0, 0, 0, 0, 0, 0);
    }

    public static Fault delay(Duration delay) {
        return new Fault(Type.DELAY, 0, 0, "", Math.toIntExact(delay.toMillis()), 0, 0, 0, 0, 0);
    }

    public static Fault blackHole() {
        return new Fault(Type.BLACK_HOLE, 0, 0, "", 0, 0, 0, 0, 0, 0);
    }

    /** Does not acknowledge the next messages of QoS 1. */
    public static Fault withholdPuback(int count) {
        return new Fault(Type.WITHHOLD_PUBACK, count, 0, "", 0, 0, 0, 0, 0, 0);
    }

    /** Closes the next connections after so many packets each. */
    public static Fault dropAfterPackets(int count, int packets) {
        return new Fault(Type.DROP_AFTER_PACKETS, count, 0, "", 0, packets, 0, 0, 0, 0);
    }

    /** Closes the next connections after so many bytes each. */
    public static Fault dropAfterBytes(int count, int bytes) {
        return new Fault(Type.DROP_AFTER_BYTES, count, 0, "", 0, bytes, 0, 0, 0, 0);
    }

    /** Closes the next connections after a random time up to the given one each. */
    public static Fault dropAtRandom(int count, Duration within, long seed) {
        return new Fault(Type.DROP_AT_RANDOM, count, 0, "", 0, 0, Math.toIntExact(within.toMillis()), seed, 0, 0);
    }

    /** Answers the next downloads of firmware with an HTTP status. */
    public static Fault downloadStatus(int count, int status) {
        return new Fault(Type.DOWNLOAD_STATUS, count, status, "", 0, 0, 0, 0, 0, 0);
    }

    /** Ends the next downloads of firmware after so many bytes. */
    public static Fault downloadCut(int count, int bytes) {
        return new Fault(Type.DOWNLOAD_CUT, count, 0, "", 0, bytes, 0, 0, 0, 0);
    }

    public static Fault downloadSlow(int count, int bytesPerSecond) {
        return new Fault(Type.DOWNLOAD_SLOW, count, 0, "", 0, 0, 0, 0, bytesPerSecond, 0);
    }

    /** Loses so many datagrams of CoAP in a hundred, in both directions. */
    public static Fault loseDatagrams(int percent, long seed) {
        return new Fault(Type.LOSE_DATAGRAMS, 0, 0, "", 0, 0, 0, seed, 0, percent);
    }

    /** Has so many datagrams of CoAP in a hundred arrive twice, in both directions. */
    public static Fault duplicateDatagrams(int percent, long seed) {
        return new Fault(Type.DUPLICATE_DATAGRAMS, 0, 0, "", 0, 0, 0, seed, 0, percent);
    }

    /** Acknowledges the next requests over CoAP at once, and answers them later. */
    public static Fault separateResponse(int count, Duration delay) {
        return new Fault(Type.SEPARATE_RESPONSE, count, 0, "", Math.toIntExact(delay.toMillis()), 0, 0, 0, 0, 0);
    }

    /** Answers the next requests over CoAP or HTTPS with an error. */
    public static Fault refuseRequest(int count, int returnCode) {
        return new Fault(Type.REFUSE_REQUEST, count, returnCode, "", 0, 0, 0, 0, 0, 0);
    }

    /** One that takes nothing but a count, such as {@link Type#WRONG_DIGEST}. */
    public static Fault of(Type type, int count) {
        return new Fault(type, count, 0, "", 0, 0, 0, 0, 0, 0);
    }

    Fault withCount(int left) {
        return new Fault(
                type, left, returnCode, filter, delayMillis, after, withinMillis, seed, bytesPerSecond, percent);
    }

    private static void checkReturnCode(Type type, int code) {
        switch (type) {
            case REFUSE_CONNECT -> check(true, "returnCode", code, 1, MAX_RETURN_CODE, type);
            case REFUSE_REQUEST -> {
                if (code < MIN_HTTPS_CODE || code > MAX_HTTPS_CODE) {
                    check(true, "returnCode", code, MIN_HTTP_ERROR, MAX_HTTP_ERROR, type);
                }
            }
            default -> check(type == Type.DOWNLOAD_STATUS, "returnCode", code, MIN_HTTP_ERROR, MAX_HTTP_ERROR, type);
        }
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
