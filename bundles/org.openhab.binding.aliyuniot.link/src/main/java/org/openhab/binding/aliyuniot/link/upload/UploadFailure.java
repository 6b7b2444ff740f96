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

import org.openhab.binding.aliyuniot.link.text.ForeignText;

/**
 * A file does not reach the platform. The message is a sentence for the user that says what helps.
 */
public final class UploadFailure extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int MAX_LENGTH = 500;

    private final Reason reason;

    /** What went wrong. */
    public enum Reason {
        /** The file may not be uploaded from where it is, under that name, or with that size. */
        NOT_ALLOWED,
        /** As many uploads wait as may. */
        TOO_MANY,
        /** The file cannot be read. */
        UNREADABLE,
        /** The file is another one than when the upload began. */
        CHANGED,
        /** The platform has a file of that name. */
        EXISTS,
        /** What the platform has got is not what was sent. */
        DAMAGED,
        /** The platform refuses the upload. */
        REFUSED,
        /** The platform does not answer, or not in a way that makes sense. */
        UNANSWERED,
        /** Called off by the user. */
        CANCELLED,
        /** Given up with the device; what has arrived is gone on from within 24 hours. */
        CLOSED
    }

    /** @param sentence of this add-on; foreign texts in it are made fit here */
    public UploadFailure(Reason reason, String sentence) {
        super(ForeignText.line(sentence, MAX_LENGTH));
        this.reason = reason;
    }

    /** What went wrong. */
    public Reason reason() {
        return reason;
    }
}
