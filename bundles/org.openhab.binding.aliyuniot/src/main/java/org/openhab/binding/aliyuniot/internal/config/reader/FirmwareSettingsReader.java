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
package org.openhab.binding.aliyuniot.internal.config.reader;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.config.FirmwareSettings;
import org.openhab.binding.aliyuniot.internal.config.FirmwareSettings.Installer;
import org.openhab.binding.aliyuniot.internal.config.FirmwareSettings.Method;
import org.openhab.binding.aliyuniot.internal.config.FirmwareSettings.Upload;
import org.openhab.binding.aliyuniot.internal.config.TimeWindow;
import org.openhab.binding.aliyuniot.internal.config.parameter.FirmwareParameters;
import org.openhab.binding.aliyuniot.internal.config.parameter.ParameterValues;
import org.openhab.binding.aliyuniot.internal.config.parameter.Problems;
import org.openhab.binding.aliyuniot.link.ota.job.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.store.OtaPublicKey;

/**
 * Checks the parameters of firmware updates; others check what else a thing has.
 */
final class FirmwareSettingsReader {
    private static final int MAX_MINUTES = 1440;
    private static final int MAX_MEGABYTES = 1_048_576;
    private static final long BYTES = 1_000_000;
    private static final int MAX_PATTERN = 500;
    private static final String VERSION = "[A-Za-z0-9._-]";

    private final FirmwareParameters given;
    private final Problems problems;

    /**
     * @param problems takes what is wrong
     */
    FirmwareSettingsReader(FirmwareParameters given, Problems problems) {
        this.given = given;
        this.problems = problems;
    }

    /** The settings, which are not to be used if there are problems. */
    @Nullable
    FirmwareSettings read() {
        String versionText = unquoted(given.firmwareVersion);
        String keyText = text(given.firmwareKey);
        String windowText = unquoted(given.autoUpdateWindow);
        FirmwareVersion version = versionText.isEmpty()
                ? null
                : problems.read(
                        "firmwareVersion",
                        "firmware-version",
                        versionText,
                        VERSION,
                        () -> new FirmwareVersion(versionText));
        OtaPublicKey key = keyText.isEmpty()
                ? null
                : problems.read(
                        "firmwareKey", "firmware-key", keyText, "[A-Za-z0-9+/=\\s-]", () -> OtaPublicKey.of(keyText));
        TimeWindow window = problems.read(
                "autoUpdateWindow", "auto-update-window", windowText, "[0-9:\\s-]", () -> TimeWindow.of(windowText));
        Installer installer = installer();
        Upload upload = installer == Installer.HTTP ? upload() : null;
        // Each is looked at, so that a user sees all that is wrong at once.
        boolean imageFits = problems.within("maxImageMegabytes", given.maxImageMegabytes, 1, MAX_MEGABYTES);
        boolean downloadFits = problems.within("downloadTimeout", given.downloadTimeout, 1, MAX_MINUTES);
        boolean installFits = problems.within("installTimeout", given.installTimeout, 1, MAX_MINUTES);
        if (!imageFits || !downloadFits || !installFits || installer == null || window == null) {
            return null;
        }
        return new FirmwareSettings(
                version,
                installer,
                given.autoUpdate,
                window,
                given.preDownload,
                key,
                given.maxImageMegabytes * BYTES,
                Duration.ofMinutes(given.downloadTimeout),
                Duration.ofMinutes(given.installTimeout),
                upload);
    }

    private @Nullable Installer installer() {
        String name = unquoted(given.installer);
        return problems.read(
                "installer", "installer", name, "[A-Za-z]", () -> Installer.valueOf(name.toUpperCase(Locale.ROOT)));
    }

    private @Nullable Upload upload() {
        String methodText = unquoted(given.installMethod);
        String versionText = text(given.versionUrl);
        URI url = uri("installUrl", text(given.installUrl));
        Method method = problems.read(
                "installMethod",
                "install-method",
                methodText,
                "[A-Za-z]",
                () -> Method.valueOf(methodText.toUpperCase(Locale.ROOT)));
        Pattern answer = pattern("installAnswer", text(given.installAnswer));
        URI versionUrl = versionText.isEmpty() ? null : uri("versionUrl", versionText);
        Pattern version = pattern("versionPattern", text(given.versionPattern));
        return url == null || method == null || answer == null || version == null
                ? null
                : new Upload(url, method, answer, versionUrl, text(given.versionTopic), version);
    }

    private @Nullable URI uri(String parameter, String text) {
        try {
            URI uri = URI.create(text);
            String scheme = uri.getScheme();
            if (uri.getHost() != null && ("http".equals(scheme) || "https".equals(scheme))) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        problems.add(parameter, "install-url", parameter);
        return null;
    }

    private @Nullable Pattern pattern(String parameter, String text) {
        if (text.length() <= MAX_PATTERN) {
            try {
                return Pattern.compile(text);
            } catch (PatternSyntaxException e) {
                // Told below.
            }
        }
        problems.add(parameter, "install-pattern", parameter);
        return null;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : ParameterValues.stripped(value);
    }

    private static String unquoted(@Nullable String value) {
        return ParameterValues.unquoted(value, "");
    }
}
