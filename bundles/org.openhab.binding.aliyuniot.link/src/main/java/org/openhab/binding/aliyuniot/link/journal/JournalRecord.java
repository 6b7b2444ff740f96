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
package org.openhab.binding.aliyuniot.link.journal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32C;
import org.eclipse.jdt.annotation.Nullable;

/**
 * A record as it lies in a file: a mark of four bytes, the length of the body in four, the kind in one, the number in
 * eight, the CRC-32C of these and the body in four, the body. Mark and CRC depend on a secret that is no part of the
 * file's content, so whoever decides about bodies cannot put a record into one.
 *
 * @param offset where it begins in its file
 * @param number one more than that of the record written before
 */
record JournalRecord(int offset, byte kind, long number, byte[] body) {
    static final int HEADER_BYTES = 21;
    static final int MAX_BODY_BYTES = 512 * 1024;

    /** The first one of a file. */
    static final byte BEGIN = 1;
    /** A note of the journal's user. */
    static final byte NOTE = 2;
    /** The journal was closed in good order. */
    static final byte END = 3;

    private static final int CRC_AT = 17;

    /** What a file holds, and how many of its bytes are no records. */
    record Content(List<JournalRecord> records, long unreadable) {}

    static byte[] encode(long secret, byte kind, long number, byte[] body) {
        ByteBuffer bytes = ByteBuffer.allocate(HEADER_BYTES + body.length)
                .putInt(mark(secret))
                .putInt(body.length)
                .put(kind)
                .putLong(number)
                .putInt(0)
                .put(body);
        bytes.putInt(CRC_AT, crc(secret, bytes.array(), 0, body.length));
        return bytes.array();
    }

    private static int mark(long secret) {
        return (int) (secret >>> 32) ^ (int) secret;
    }

    private static int crc(long secret, byte[] bytes, int at, int bodyLength) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(Long.BYTES).putLong(0, secret));
        crc.update(bytes, at, CRC_AT);
        crc.update(bytes, at + HEADER_BYTES, bodyLength);
        return (int) crc.getValue();
    }

    /**
     * Finds all records of a file, whatever lies between them.
     *
     * @param from where they begin
     * @return in the order of their numbers, each once
     */
    static Content readAll(long secret, byte[] bytes, int from) {
        List<JournalRecord> found = new ArrayList<>();
        long unreadable = 0;
        int at = from;
        while (at < bytes.length) {
            JournalRecord record = readAt(secret, bytes, at);
            if (record == null) {
                at++;
                unreadable++;
            } else {
                found.add(record);
                at += HEADER_BYTES + record.body.length;
            }
        }
        found.sort(Comparator.comparingLong(JournalRecord::number));
        List<JournalRecord> distinct = new ArrayList<>();
        for (JournalRecord record : found) {
            if (distinct.isEmpty() || distinct.get(distinct.size() - 1).number != record.number) {
                distinct.add(record);
            }
        }
        return new Content(distinct, unreadable);
    }

    /** The record that begins somewhere; null if none does. */
    static @Nullable JournalRecord readAt(long secret, byte[] bytes, int at) {
        if (bytes.length - at < HEADER_BYTES) {
            return null;
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, at, bytes.length - at);
        if (in.getInt() != mark(secret)) {
            return null;
        }
        int length = in.getInt();
        byte kind = in.get();
        long number = in.getLong();
        int crc = in.getInt();
        if (length < 0 || length > Math.min(MAX_BODY_BYTES, in.remaining()) || crc != crc(secret, bytes, at, length)) {
            return null;
        }
        byte[] body = new byte[length];
        in.get(body);
        return new JournalRecord(at, kind, number, body);
    }
}
