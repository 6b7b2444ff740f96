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

/**
 * Something that goes wrong on purpose, for one device or for all. Each kind is a record with the values that it has; what
 * takes nothing but a count is {@link Simple}.
 */
public sealed interface Fault permits LineFault, AlinkFault, DownloadFault, ReportFault, Fault.Simple {
    /** How often it still happens, up to 100,000 times; 0 is until it is removed. */
    default int count() {
        return 0;
    }

    /** The same with another count; one that has none stays as it is. */
    default Fault withCount(int left) {
        return this;
    }

    /** What can go wrong and has no values. */
    enum Kind {
        /** Messages of QoS 1 are taken, but never acknowledged. */
        WITHHOLD_PUBACK,
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
        /** A block of an upload is taken for one with a wrong CRC. */
        UPLOAD_WRONG_CRC,
        /** A file that was uploaded is taken for another one than was announced. */
        UPLOAD_DAMAGED,
        /** The question for a firmware job over Alink is refused. */
        PULL_REFUSED,
        /** The question for a firmware job over Alink is not answered. */
        PULL_LOST,
        /** An association of DTLS is closed with an alert in place of the answer to a request. */
        DTLS_ALERT,
        /** The token of a publication over CoAP or HTTPS is no longer valid. */
        EXPIRE_TOKEN
    }

    /** One without values. */
    record Simple(Kind kind, int count) implements Fault {
        public Simple {
            FaultBounds.checkCount(count);
        }

        @Override
        public Simple withCount(int left) {
            return new Simple(kind, left);
        }
    }

    /** One without values, such as {@link Kind#WRONG_DIGEST}. */
    static Fault of(Kind kind, int count) {
        return new Simple(kind, count);
    }

    /** Refuses the next CONNECTs. */
    static Fault refuseConnect(int count, int returnCode) {
        return new LineFault.RefuseConnect(count, returnCode);
    }

    static Fault refuseSubscription(String filter) {
        return new LineFault.RefuseSubscription(filter);
    }

    static Fault delay(Duration delay) {
        return new LineFault.Delay(Math.toIntExact(delay.toMillis()));
    }

    static Fault blackHole() {
        return new LineFault.BlackHole();
    }

    /** Does not acknowledge the next messages of QoS 1. */
    static Fault withholdPuback(int count) {
        return of(Kind.WITHHOLD_PUBACK, count);
    }

    /** Closes the next connections after so many packets each. */
    static Fault dropAfterPackets(int count, int packets) {
        return new LineFault.DropAfterPackets(count, packets);
    }

    /** Closes the next connections after so many bytes each. */
    static Fault dropAfterBytes(int count, int bytes) {
        return new LineFault.DropAfterBytes(count, bytes);
    }

    /** Closes the next connections after a random time up to the given one each. */
    static Fault dropAtRandom(int count, Duration within, long seed) {
        return new LineFault.DropAtRandom(count, Math.toIntExact(within.toMillis()), seed);
    }

    /** Answers the next downloads of firmware with an HTTP status. */
    static Fault downloadStatus(int count, int status) {
        return new DownloadFault.Status(count, status);
    }

    /** Ends the next downloads of firmware after so many bytes. */
    static Fault downloadCut(int count, int bytes) {
        return new DownloadFault.Cut(count, bytes);
    }

    static Fault downloadSlow(int count, int bytesPerSecond) {
        return new DownloadFault.Slow(count, bytesPerSecond);
    }

    /** Loses so many datagrams of CoAP in a hundred, in both directions. */
    static Fault loseDatagrams(int percent, long seed) {
        return new ReportFault.LoseDatagrams(0, percent, seed);
    }

    /** Has so many datagrams of CoAP in a hundred arrive twice, in both directions. */
    static Fault duplicateDatagrams(int percent, long seed) {
        return new ReportFault.DuplicateDatagrams(0, percent, seed);
    }

    /** Acknowledges the next requests over CoAP at once, and answers them later. */
    static Fault separateResponse(int count, Duration delay) {
        return new ReportFault.SeparateResponse(count, Math.toIntExact(delay.toMillis()));
    }

    /** Refuses the next requests of Alink, such as {@code thing/topo/add} or {@code combine/+}, with a code. */
    static Fault refuseAlink(int count, String filter, int returnCode) {
        return new AlinkFault.RefuseAlink(count, filter, returnCode);
    }

    /** Carries the next requests of Alink out without replying. */
    static Fault loseReply(int count, String filter) {
        return new AlinkFault.LoseReply(count, filter);
    }

    /** Answers the next requests over CoAP or HTTPS with an error. */
    static Fault refuseRequest(int count, int returnCode) {
        return new ReportFault.RefuseRequest(count, returnCode);
    }
}
