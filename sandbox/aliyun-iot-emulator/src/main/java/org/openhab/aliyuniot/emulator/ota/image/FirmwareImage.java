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
package org.openhab.aliyuniot.emulator.ota.image;

/**
 * A firmware file that was uploaded.
 *
 * @param id names it as long as the emulator runs
 * @param size in bytes
 * @param md5 in lower-case hexadecimal digits
 * @param sha256 in lower-case hexadecimal digits
 */
public record FirmwareImage(String id, long size, String md5, String sha256) {
    public String digest(DigestMethod method) {
        return method == DigestMethod.MD5 ? md5 : sha256;
    }
}
