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

    private Crc64() {}

    static String of(byte[] bytes) {
        long crc = -1;
        for (byte next : bytes) {
            crc ^= next & 0xff;
            for (int bit = 0; bit < 8; bit++) {
                crc = crc >>> 1 ^ ((crc & 1) == 0 ? 0 : POLYNOMIAL);
            }
        }
        return String.format(Locale.ROOT, "%016x", ~crc);
    }
}
