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
package org.openhab.binding.aliyuniot.link.remoteconfig;

import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.alink.AlinkReply;
import org.openhab.binding.aliyuniot.link.text.ForeignText;

/**
 * Why there is no file of configuration. The message is a full sentence in English that never carries the file's address.
 */
public final class ConfigFailure extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int MAX_LENGTH = 500;

    private static final int SWITCHED_OFF_CODE = 6713;
    private static final int NONE_CODE = 6710;
    private static final int TOO_OFTEN_CODE = 429;

    private final Reason reason;

    /** What went wrong. */
    public enum Reason {
        /** Remote configuration is off for the product. */
        SWITCHED_OFF,
        /** The product has no file of configuration. */
        NONE,
        /** The platform refuses the question for another reason. */
        REFUSED,
        /** The platform did not reply, or cannot be asked. */
        NO_REPLY,
        /** What the platform says of the file breaks the rules, or the file is larger than allowed. */
        UNUSABLE,
        /** The file did not come, or was not the announced one. */
        DOWNLOAD,
        /** A newer file has come meanwhile. */
        SUPERSEDED,
        /** The device was closed. */
        CLOSED
    }

    public ConfigFailure(Reason reason, String message) {
        this(reason, message, null);
    }

    public ConfigFailure(Reason reason, String message, @Nullable Throwable cause) {
        super(ForeignText.line(message, MAX_LENGTH), cause);
        this.reason = reason;
    }

    /** What went wrong. */
    public Reason reason() {
        return reason;
    }

    /** What a reply that says no means. */
    static ConfigFailure refused(AlinkReply reply) {
        String tail = " (code " + reply.code() + (reply.message().isEmpty() ? "" : ", " + reply.message()) + ")";
        return switch (reply.code()) {
            case SWITCHED_OFF_CODE ->
                new ConfigFailure(
                        Reason.SWITCHED_OFF,
                        "Remote configuration is off for the product; switch it on in the console" + tail);
            case NONE_CODE ->
                new ConfigFailure(
                        Reason.NONE, "The product has no file of configuration; save one in the console" + tail);
            case TOO_OFTEN_CODE ->
                new ConfigFailure(
                        Reason.REFUSED, "The platform is asked too often for the configuration; wait a minute" + tail);
            default ->
                new ConfigFailure(Reason.REFUSED, "The platform refuses to tell of the file of configuration" + tail);
        };
    }

    static ConfigFailure superseded() {
        return new ConfigFailure(Reason.SUPERSEDED, "A newer configuration has come before this one was loaded");
    }

    static ConfigFailure closed() {
        return new ConfigFailure(Reason.CLOSED, "The configuration was given up because the device was closed");
    }
}
