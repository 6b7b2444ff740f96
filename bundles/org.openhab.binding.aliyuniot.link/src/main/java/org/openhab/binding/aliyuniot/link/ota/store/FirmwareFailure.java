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
package org.openhab.binding.aliyuniot.link.ota.store;

import java.io.IOException;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.ota.job.OtaFailure;
import org.openhab.binding.aliyuniot.link.text.ForeignText;

/**
 * Why an image did not arrive whole and verified on the disk. The reason tells what to do; the message is a full sentence
 * in English that never carries a signed URL.
 */
public final class FirmwareFailure extends IOException {
    private static final long serialVersionUID = 1L;
    private static final int MAX_LENGTH = 500;

    private final Reason reason;

    public FirmwareFailure(Reason reason, String message) {
        this(reason, message, null);
    }

    public FirmwareFailure(Reason reason, String message, @Nullable Throwable cause) {
        super(ForeignText.line(message, MAX_LENGTH), cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** What went wrong, with what the platform is told. */
    public enum Reason {
        /** The file server refuses the URL, and the platform gave no other one. */
        URL_EXPIRED(OtaFailure.DOWNLOAD),
        /** The file server has no such file. */
        NOT_FOUND(OtaFailure.DOWNLOAD),
        /** The file server has trouble of its own (HTTP 5xx). */
        SERVER_ERROR(OtaFailure.DOWNLOAD),
        /** The file server leads to where no download may go: not HTTPS, or round in circles. */
        REDIRECT(OtaFailure.DOWNLOAD),
        /** The file server answers what does not fit the question. */
        BAD_ANSWER(OtaFailure.DOWNLOAD),
        /** Nothing came for too long. */
        STALLED(OtaFailure.DOWNLOAD),
        /** The file server cannot be reached, or the line broke. */
        CONNECTION(OtaFailure.DOWNLOAD),
        /** The file server cannot prove who it is. */
        CERTIFICATE(OtaFailure.DOWNLOAD),
        /** The file does not come over MQTT. */
        STREAM(OtaFailure.DOWNLOAD),
        /** The image is larger than allowed. */
        TOO_LARGE(OtaFailure.DOWNLOAD),
        /** The file has another length than announced. */
        SIZE(OtaFailure.VERIFICATION),
        /** The file has another digest than announced. */
        DIGEST(OtaFailure.VERIFICATION),
        /** The file is not signed with the configured key. */
        SIGNATURE(OtaFailure.VERIFICATION),
        /** The disk has not enough room. */
        NO_SPACE(OtaFailure.UPGRADE),
        /** The folder or a file in it cannot be read or written. */
        NOT_WRITABLE(OtaFailure.UPGRADE),
        /** Somebody else works with the same folder or file. */
        IN_USE(OtaFailure.UPGRADE),
        /** Called off. */
        CANCELLED(OtaFailure.UPGRADE);

        private final OtaFailure kind;

        Reason(OtaFailure kind) {
            this.kind = kind;
        }

        /** What the platform is told. */
        public OtaFailure kind() {
            return kind;
        }
    }
}
