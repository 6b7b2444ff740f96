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

import org.openhab.aliyuniot.emulator.alink.AlinkResult;

/** The platform's codes for uploads, as Aliyun's C SDK 4 lists them. */
enum UploadCode {
    BAD_PARAMETER(460, "request parameter error"),
    SERVER_ERROR(500, "system error"),
    FILE_TOO_LARGE(78_117, "file size exceeds 16 MB"),
    BLOCK_TOO_LARGE(78_118, "block size exceeds 128 KB"),
    OTHER_OFFSET(78_119, "offset is not the size of what was uploaded"),
    BLOCK_TOO_SMALL(78_120, "block size is less than 256 bytes"),
    BLOCK_DAMAGED(78_121, "block crc check failed"),
    NO_UPLOAD(78_122, "upload task does not exist"),
    EXISTS(78_123, "file already exists"),
    FINISHED(78_124, "upload task already completed"),
    FILE_DAMAGED(78_125, "file integrity check failed"),
    DUPLICATE(78_126, "duplicate block");

    private final int code;
    private final String sentence;

    UploadCode(int code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    AlinkResult result() {
        return AlinkResult.failure(code, sentence);
    }

    AlinkResult result(String why) {
        return AlinkResult.failure(code, sentence + ": " + why);
    }
}
