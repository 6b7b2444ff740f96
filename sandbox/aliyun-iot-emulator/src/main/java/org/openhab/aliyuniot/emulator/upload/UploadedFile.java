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

import java.time.Instant;

/**
 * A file that a device has uploaded as a whole.
 *
 * @param content nobody changes it
 * @param crc64 its CRC-64/XZ, 16 digits
 * @param time when the last byte came
 */
public record UploadedFile(String name, byte[] content, String crc64, Instant time) {
    public int size() {
        return content.length;
    }
}
