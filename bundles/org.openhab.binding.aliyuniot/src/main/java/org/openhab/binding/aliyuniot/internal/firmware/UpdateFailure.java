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
package org.openhab.binding.aliyuniot.internal.firmware;

import java.time.Duration;
import java.util.List;
import org.openhab.binding.aliyuniot.internal.LocalizedText;
import org.openhab.binding.aliyuniot.link.ota.job.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.job.OtaFailure;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJobRefused;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFailure;
import org.openhab.binding.aliyuniot.link.text.ForeignText;

/**
 * Why an update failed, for both sides: a text of openHAB, a step and a sentence for the platform.
 */
final class UpdateFailure extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int MAX_LENGTH = 500;

    private final OtaFailure kind;
    private final String key;
    private final List<String> arguments;

    /**
     * @param key of {@code OH-INF/i18n}
     * @param sentence for the platform's console, in English, without secrets
     * @param arguments of the text
     */
    UpdateFailure(OtaFailure kind, String key, String sentence, String... arguments) {
        super(ForeignText.line(sentence, MAX_LENGTH));
        this.kind = kind;
        this.key = key;
        this.arguments = List.of(arguments);
    }

    static UpdateFailure of(FirmwareFailure failure) {
        String sentence = String.valueOf(failure.getMessage());
        return new UpdateFailure(failure.reason().kind(), keyOf(failure.reason()), sentence, sentence);
    }

    private static String keyOf(FirmwareFailure.Reason reason) {
        return switch (reason) {
            case URL_EXPIRED -> "firmware.url-expired";
            case NOT_FOUND -> "firmware.not-found";
            case SERVER_ERROR -> "firmware.server-error";
            case REDIRECT, BAD_ANSWER -> "firmware.bad-answer";
            case STALLED -> "firmware.stalled";
            case CONNECTION -> "firmware.connection";
            case CERTIFICATE -> "firmware.certificate";
            case TOO_LARGE -> "firmware.too-large";
            case SIZE -> "firmware.size";
            case DIGEST -> "firmware.digest";
            case SIGNATURE -> "firmware.signature";
            case NO_SPACE -> "firmware.no-space";
            case NOT_WRITABLE -> "firmware.not-writable";
            case IN_USE -> "firmware.in-use";
            case CANCELLED -> "firmware.interrupted";
        };
    }

    static UpdateFailure cancelled() {
        return new UpdateFailure(OtaFailure.UPGRADE, "firmware.cancelled", "Cancelled by the user");
    }

    static UpdateFailure interrupted() {
        return new UpdateFailure(OtaFailure.UPGRADE, "firmware.interrupted", "Interrupted, as the thing was stopped");
    }

    static UpdateFailure removed() {
        return new UpdateFailure(OtaFailure.UPGRADE, "firmware.removed", "The thing was removed in openHAB");
    }

    static UpdateFailure replaced() {
        return new UpdateFailure(OtaFailure.UPGRADE, "firmware.replaced", "Replaced by another job");
    }

    static UpdateFailure withdrawn() {
        return new UpdateFailure(OtaFailure.UPGRADE, "firmware.withdrawn", "The platform has withdrawn the job");
    }

    static UpdateFailure refused(OtaJobRefused refusal) {
        String sentence = String.valueOf(refusal.getMessage());
        return new UpdateFailure(OtaFailure.UPGRADE, "firmware.refused", sentence, sentence);
    }

    /** Something was thrown that nobody expects. Its text is for the log alone: nobody knows what is in it. */
    static UpdateFailure unexpected(Throwable thrown) {
        String kind = thrown.getClass().getSimpleName();
        return new UpdateFailure(OtaFailure.UPGRADE, "firmware.unexpected", "Unexpected " + kind, kind);
    }

    static UpdateFailure wrongVersion(FirmwareVersion wanted, FirmwareVersion found) {
        return new UpdateFailure(
                OtaFailure.BURN,
                "firmware.wrong-version",
                "The device runs " + found + " instead of " + wanted + " afterwards",
                wanted.text(),
                found.text());
    }

    /** A state took longer than its limit. */
    static UpdateFailure timeout(UpdateState slow, Duration limit) {
        String minutes = Long.toString(Math.max(1, limit.toMinutes()));
        return switch (slow) {
            case DOWNLOADING ->
                new UpdateFailure(
                        OtaFailure.DOWNLOAD,
                        "firmware.download-timeout",
                        "The download took longer than " + minutes + " min",
                        minutes);
            case VERIFYING ->
                new UpdateFailure(
                        OtaFailure.VERIFICATION,
                        "firmware.verify-timeout",
                        "The verification took longer than " + minutes + " min",
                        minutes);
            case INSTALLING ->
                new UpdateFailure(
                        OtaFailure.BURN,
                        "firmware.install-timeout",
                        "The installation took longer than " + minutes + " min",
                        minutes);
            default ->
                new UpdateFailure(
                        OtaFailure.UPGRADE,
                        "firmware.unexpected",
                        "The preparation took longer than " + minutes + " min",
                        "time-out");
        };
    }

    OtaFailure kind() {
        return kind;
    }

    String key() {
        return key;
    }

    Object[] arguments() {
        return arguments.toArray();
    }

    /** What the platform's console shows. */
    String sentence() {
        return String.valueOf(getMessage());
    }

    /** What the status of the thing shows. */
    String toStatusText() {
        return LocalizedText.of(key, arguments);
    }
}
