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
package org.openhab.binding.aliyuniot.link.upload;

import java.util.Locale;

/**
 * The check of a whole file, which the platform calls {@code crc64}: CRC-64/XZ, that is the polynomial of ECMA-182 with
 * the lowest bit first, all ones before and turned after. It is what Aliyun's OSS, where the files end, takes for its own
 * {@code x-oss-hash-crc64ecma}; the chapter itself names no polynomial. Not for more than one thread.
 */
final class Crc64 {
    private static final long POLYNOMIAL = 0xC96C_5795_D787_0F42L;
    private static final long[] TABLE = table();

    private long crc = -1;

    void update(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            crc = TABLE[(int) (crc ^ bytes[i]) & 0xff] ^ crc >>> 8;
        }
    }

    /** Sixteen digits, as the chapter asks for. */
    String hex() {
        return String.format(Locale.ROOT, "%016x", ~crc);
    }

    private static long[] table() {
        long[] table = new long[256];
        for (int i = 0; i < table.length; i++) {
            long entry = i;
            for (int bit = 0; bit < 8; bit++) {
                entry = entry >>> 1 ^ ((entry & 1) == 0 ? 0 : POLYNOMIAL);
            }
            table[i] = entry;
        }
        return table;
    }
}
