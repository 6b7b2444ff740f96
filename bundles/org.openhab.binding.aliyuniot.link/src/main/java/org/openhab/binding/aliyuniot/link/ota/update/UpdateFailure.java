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
package org.openhab.binding.aliyuniot.link.ota.update;

import java.time.Duration;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.ota.job.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.job.OtaFailure;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJobRefused;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFailure;
import org.openhab.binding.aliyuniot.link.text.ForeignText;

/**
 * Why an update failed: a step and a sentence for the platform, and a reason with what fills the gaps in its text for
 * whoever shows it. Installers may have reasons of their own in a subclass.
 */
public class UpdateFailure extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int MAX_LENGTH = 500;

    private final OtaFailure kind;
    private final Reason reason;
    private final List<String> arguments;

    /** What went wrong, with the arguments of its text. */
    public enum Reason {
        /** An image did not come whole and verified to the disk; {@link UpdateFailure#image} says why. Sentence. */
        IMAGE,
        /** The installer says why. */
        INSTALLER,
        CANCELLED,
        INTERRUPTED,
        REMOVED,
        REPLACED,
        WITHDRAWN,
        /** The platform's job cannot be taken. Sentence. */
        REFUSED,
        /** Version. */
        NOT_OFFERED,
        NOT_READY,
        /** What was thrown, or {@code time-out}. */
        UNEXPECTED,
        /** Wanted and found version. */
        WRONG_VERSION,
        /** Minutes. */
        DOWNLOAD_TIMEOUT,
        /** Minutes. */
        VERIFY_TIMEOUT,
        /** Minutes. */
        INSTALL_TIMEOUT
    }

    /**
     * @param sentence for the platform's console, in English, without secrets
     * @param arguments of the text
     */
    protected UpdateFailure(OtaFailure kind, Reason reason, String sentence, String... arguments) {
        this(kind, reason, null, sentence, arguments);
    }

    private UpdateFailure(
            OtaFailure kind, Reason reason, @Nullable Throwable cause, String sentence, String... arguments) {
        super(ForeignText.line(sentence, MAX_LENGTH), cause);
        this.kind = kind;
        this.reason = reason;
        this.arguments = List.of(arguments);
    }

    private static UpdateFailure upgrade(Reason reason, String sentence, String... arguments) {
        return new UpdateFailure(OtaFailure.UPGRADE, reason, sentence, arguments);
    }

    public static UpdateFailure of(FirmwareFailure failure) {
        String sentence = String.valueOf(failure.getMessage());
        return new UpdateFailure(failure.reason().kind(), Reason.IMAGE, failure, sentence, sentence);
    }

    static UpdateFailure cancelled() {
        return upgrade(Reason.CANCELLED, "Cancelled by the user");
    }

    static UpdateFailure interrupted() {
        return upgrade(Reason.INTERRUPTED, "Interrupted, as the thing was stopped");
    }

    public static UpdateFailure removed() {
        return upgrade(Reason.REMOVED, "The thing was removed in openHAB");
    }

    public static UpdateFailure replaced() {
        return upgrade(Reason.REPLACED, "Replaced by another job");
    }

    static UpdateFailure withdrawn() {
        return upgrade(Reason.WITHDRAWN, "The platform has withdrawn the job");
    }

    public static UpdateFailure refused(OtaJobRefused refusal) {
        String sentence = String.valueOf(refusal.getMessage());
        return upgrade(Reason.REFUSED, sentence, sentence);
    }

    /** Somebody wants a version that does not wait. */
    public static UpdateFailure notOffered(String version) {
        return upgrade(Reason.NOT_OFFERED, "Not offered", version);
    }

    /** An update cannot begin now. */
    public static UpdateFailure notReady() {
        return upgrade(Reason.NOT_READY, "Not ready");
    }

    /** Something was thrown that nobody expects. Its text is for the log alone: nobody knows what is in it. */
    public static UpdateFailure unexpected(Throwable thrown) {
        String kind = thrown.getClass().getSimpleName();
        return upgrade(Reason.UNEXPECTED, "Unexpected " + kind, kind);
    }

    static UpdateFailure wrongVersion(FirmwareVersion wanted, FirmwareVersion found) {
        return new UpdateFailure(
                OtaFailure.BURN,
                Reason.WRONG_VERSION,
                "The device runs " + found + " instead of " + wanted + " afterwards",
                wanted.text(),
                found.text());
    }

    /** A state took longer than its limit. */
    static UpdateFailure timeout(UpdateState slow, Duration limit) {
        String minutes = Long.toString(Math.max(1, limit.toMinutes()));
        String longer = " took longer than " + minutes + " min";
        return switch (slow) {
            case DOWNLOADING ->
                new UpdateFailure(OtaFailure.DOWNLOAD, Reason.DOWNLOAD_TIMEOUT, "The download" + longer, minutes);
            case VERIFYING ->
                new UpdateFailure(OtaFailure.VERIFICATION, Reason.VERIFY_TIMEOUT, "The verification" + longer, minutes);
            case INSTALLING ->
                new UpdateFailure(OtaFailure.BURN, Reason.INSTALL_TIMEOUT, "The installation" + longer, minutes);
            default -> upgrade(Reason.UNEXPECTED, "The preparation" + longer, "time-out");
        };
    }

    /** What the platform is told. */
    public OtaFailure kind() {
        return kind;
    }

    public Reason reason() {
        return reason;
    }

    /** What became of the image, for {@link Reason#IMAGE}; otherwise {@code null}. */
    public FirmwareFailure.@Nullable Reason image() {
        return getCause() instanceof FirmwareFailure failure ? failure.reason() : null;
    }

    /** What fills the gaps in the text of the reason. */
    public List<String> arguments() {
        return arguments;
    }

    /** What the platform's console shows. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
