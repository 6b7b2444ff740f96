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

import org.openhab.binding.aliyuniot.link.alink.AlinkReply;
import org.openhab.binding.aliyuniot.link.text.ForeignText;

/**
 * The platform's codes for uploads, as its C SDK 4 lists them, each with what it means and what helps.
 */
enum UploadCode {
    BAD_JSON(400, "it cannot read the request; please report it"),
    TOO_OFTEN(429, "it is asked too often; upload fewer files at a time"),
    BAD_PARAMETER(460, "it cannot read a parameter; check the name of the file"),
    SERVER_ERROR(500, "it is in trouble; try again later"),
    SYSTEM_ERROR(6760, "it is in trouble; try again later"),
    FILE_TOO_LARGE(78_117, "the file has more than 16 MB; upload a smaller one"),
    BLOCK_TOO_LARGE(78_118, "a block is too large; please report it"),
    OTHER_OFFSET(78_119, "it has got another part of the file; try again"),
    BLOCK_TOO_SMALL(78_120, "a block is too small; please report it"),
    BLOCK_DAMAGED(78_121, "a block came damaged again and again; look for what changes messages on the way"),
    NO_UPLOAD(78_122, "it knows of no such upload; try again"),
    EXISTS(78_123, "it has a file of that name; choose another name, or have it overwritten"),
    FINISHED(78_124, "the upload has ended already; try again"),
    FILE_DAMAGED(78_125, "the file did not arrive as it was sent; upload it again"),
    DUPLICATE(78_126, "it has got the block twice; try again"),
    MESSAGES_LIMITED(78_127, "the device sends too many messages; upload fewer files at a time"),
    OTHER(0, "it does not say why in a way that is documented; look into the logs of its console");

    private final int code;
    private final String meaning;

    UploadCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    static UploadCode of(AlinkReply reply) {
        for (UploadCode known : values()) {
            if (known.code == reply.code() && known != OTHER) {
                return known;
            }
        }
        return OTHER;
    }

    /** Whether the same may work some seconds later. */
    boolean mayPass() {
        return switch (this) {
            case TOO_OFTEN, SERVER_ERROR, SYSTEM_ERROR, MESSAGES_LIMITED -> true;
            default -> false;
        };
    }

    /** Whether the platform is to be asked what it has got. */
    boolean isAboutProgress() {
        return switch (this) {
            case OTHER_OFFSET, NO_UPLOAD, DUPLICATE -> true;
            default -> false;
        };
    }

    /** The end of an upload that failed so. */
    UploadFailure failure(UploadName name, AlinkReply reply) {
        UploadFailure.Reason reason = switch (this) {
            case EXISTS -> UploadFailure.Reason.EXISTS;
            case FILE_DAMAGED, BLOCK_DAMAGED -> UploadFailure.Reason.DAMAGED;
            case FILE_TOO_LARGE -> UploadFailure.Reason.NOT_ALLOWED;
            default -> UploadFailure.Reason.REFUSED;
        };
        String words = reply.message().isEmpty() ? "" : " " + ForeignText.quoted(reply.message(), 100);
        return new UploadFailure(
                reason,
                "The platform refuses the upload of " + name + " with the code " + reply.code() + words + ": " + meaning
                        + ".");
    }
}
