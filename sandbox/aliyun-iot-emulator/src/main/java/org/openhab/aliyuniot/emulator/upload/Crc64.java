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
package org.openhab.aliyuniot.emulator.upload;

import java.util.Locale;

/** CRC-64/XZ, as OSS has it: ECMA-182 with the lowest bit first. */
final class Crc64 {
    private static final long POLYNOMIAL = 0xC96C5795D7870F42L;

    private static final long[] OF_BYTES = ofBytes();

    private Crc64() {}

    private static long[] ofBytes() {
        long[] remainders = new long[256];
        for (int value = 0; value < remainders.length; value++) {
            long crc = value;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                crc = crc >>> 1 ^ ((crc & 1) == 0 ? 0 : POLYNOMIAL);
            }
            remainders[value] = crc;
        }
        return remainders;
    }

    static String of(byte[] bytes) {
        long crc = -1;
        for (byte next : bytes) {
            crc = crc >>> 8 ^ OF_BYTES[(int) (crc ^ next) & 0xff];
        }
        return String.format(Locale.ROOT, "%016x", ~crc);
    }
}
