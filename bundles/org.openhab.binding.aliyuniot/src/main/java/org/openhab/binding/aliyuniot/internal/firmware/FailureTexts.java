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

import java.util.Objects;
import org.openhab.binding.aliyuniot.internal.LocalizedText;
import org.openhab.binding.aliyuniot.internal.firmware.install.InstallFailure;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFailure;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateFailure;

/**
 * The words for why an update failed.
 */
final class FailureTexts {
    private FailureTexts() {}

    /** What the status of the thing shows. */
    static String of(UpdateFailure failure) {
        return LocalizedText.of(keyOf(failure), failure.arguments());
    }

    /** The key of {@code OH-INF/i18n}. */
    static String keyOf(UpdateFailure failure) {
        return switch (failure.reason()) {
            case IMAGE -> keyOf(Objects.requireNonNull(failure.image()));
            case INSTALLER -> failure instanceof InstallFailure own ? own.key() : "firmware.unexpected";
            case CANCELLED -> "firmware.cancelled";
            case INTERRUPTED -> "firmware.interrupted";
            case REMOVED -> "firmware.removed";
            case REPLACED -> "firmware.replaced";
            case WITHDRAWN -> "firmware.withdrawn";
            case REFUSED -> "firmware.refused";
            case NOT_OFFERED -> "firmware.not-offered";
            case NOT_READY -> "firmware.not-ready";
            case UNEXPECTED -> "firmware.unexpected";
            case WRONG_VERSION -> "firmware.wrong-version";
            case DOWNLOAD_TIMEOUT -> "firmware.download-timeout";
            case VERIFY_TIMEOUT -> "firmware.verify-timeout";
            case INSTALL_TIMEOUT -> "firmware.install-timeout";
        };
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
            case STREAM -> "firmware.mqtt";
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
}
