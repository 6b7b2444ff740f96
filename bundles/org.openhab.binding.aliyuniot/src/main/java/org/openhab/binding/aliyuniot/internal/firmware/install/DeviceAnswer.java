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
package org.openhab.binding.aliyuniot.internal.firmware.install;

import java.io.IOException;
import org.openhab.binding.aliyuniot.link.http.HttpFailure;
import org.openhab.binding.aliyuniot.link.ota.job.OtaFailure;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateFailure;

/**
 * What it means that a device did not take its image, in words of our own: a library's would have the address, and user
 * and password in it.
 */
final class DeviceAnswer {
    private static final int FIRST_REDIRECT = 300;
    private static final int FIRST_REFUSAL = 400;
    private static final int FIRST_TROUBLE = 500;

    private DeviceAnswer() {}

    /**
     * @param where the device's host
     * @param status of HTTP; 200 to 299 if the text is not the expected one
     */
    static UpdateFailure refusal(String where, int status) {
        return failure(
                keyOf(status),
                "The device at " + where + " refuses the image (HTTP " + status + ")",
                where,
                Integer.toString(status));
    }

    private static String keyOf(int status) {
        return switch (status) {
            case 401, 403, 407 -> "firmware.install-login";
            case 404, 405, 410, 501 -> "firmware.install-address";
            case 413, 507 -> "firmware.install-space";
            default ->
                status >= FIRST_TROUBLE
                        ? "firmware.install-trouble"
                        : status >= FIRST_REDIRECT && status < FIRST_REFUSAL
                                ? "firmware.install-address"
                                : "firmware.install-refused";
        };
    }

    /** The line to the device failed. */
    static UpdateFailure unreachable(String where, HttpFailure failure) {
        if (failure.reason() == HttpFailure.Reason.CANCELLED) {
            return calledOff();
        }
        String sentence = "The image cannot be uploaded: the device at " + where + " " + failure.getMessage();
        return failure.reason() == HttpFailure.Reason.CERTIFICATE
                ? failure("firmware.install-certificate", sentence, where)
                : failure("firmware.install-connection", sentence, where, String.valueOf(failure.getMessage()));
    }

    /** The image is not to be had from the disk. */
    static UpdateFailure unreadable(IOException failure) {
        String sentence =
                "The image's file cannot be read (" + failure.getClass().getSimpleName() + ")";
        return new InstallFailure(OtaFailure.UPGRADE, "firmware.not-writable", sentence, sentence);
    }

    /**
     * @param parameter whose regular expression takes too long
     */
    static UpdateFailure endless(String where, String parameter) {
        return failure(
                "firmware.install-pattern",
                "The regular expression " + parameter + " takes too long on what the device at " + where + " says",
                parameter,
                where);
    }

    static UpdateFailure calledOff() {
        return new InstallFailure(OtaFailure.UPGRADE, "firmware.interrupted", "The installation was called off");
    }

    private static UpdateFailure failure(String key, String sentence, String... arguments) {
        return new InstallFailure(OtaFailure.BURN, key, sentence, arguments);
    }
}
