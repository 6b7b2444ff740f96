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
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.config.FirmwareSettings;
import org.openhab.binding.aliyuniot.internal.config.FirmwareSettings.Installer;
import org.openhab.binding.aliyuniot.internal.config.FirmwareSettings.Method;
import org.openhab.binding.aliyuniot.internal.config.FirmwareSettings.Upload;
import org.openhab.binding.aliyuniot.internal.config.TimeWindow;
import org.openhab.binding.aliyuniot.internal.config.parameter.ConfigurationProblem;
import org.openhab.binding.aliyuniot.internal.config.parameter.FirmwareConfiguration;
import org.openhab.binding.aliyuniot.internal.config.parameter.ParameterValues;
import org.openhab.binding.aliyuniot.internal.config.parameter.TextShape;
import org.openhab.binding.aliyuniot.link.ota.job.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.store.OtaPublicKey;

/**
 * Checks the parameters of firmware updates; others check what else a thing has.
 */
public final class FirmwareSettingsReader {
    private static final int MAX_MINUTES = 1440;
    private static final int MAX_MEGABYTES = 1_048_576;
    private static final long BYTES = 1_000_000;
    private static final int MAX_PATTERN = 500;
    private static final String VERSION = "[A-Za-z0-9._-]";

    private final FirmwareConfiguration configuration;
    private final List<ConfigurationProblem> problems;

    /**
     * @param problems takes what is wrong
     */
    public FirmwareSettingsReader(FirmwareConfiguration configuration, List<ConfigurationProblem> problems) {
        this.configuration = configuration;
        this.problems = problems;
    }

    /** The settings, which are not to be used if there are problems. */
    public @Nullable FirmwareSettings read() {
        String versionText = unquoted(configuration.firmwareVersion);
        String keyText = text(configuration.firmwareKey);
        String windowText = unquoted(configuration.autoUpdateWindow);
        FirmwareVersion version = versionText.isEmpty()
                ? null
                : read(
                        "firmwareVersion",
                        "firmware-version",
                        versionText,
                        VERSION,
                        () -> new FirmwareVersion(versionText));
        OtaPublicKey key = keyText.isEmpty()
                ? null
                : read("firmwareKey", "firmware-key", keyText, "[A-Za-z0-9+/=\\s-]", () -> OtaPublicKey.of(keyText));
        TimeWindow window = read(
                "autoUpdateWindow", "auto-update-window", windowText, "[0-9:\\s-]", () -> TimeWindow.of(windowText));
        Installer installer = installer();
        Upload upload = installer == Installer.HTTP ? upload() : null;
        if (!within("maxImageMegabytes", configuration.maxImageMegabytes, MAX_MEGABYTES)
                        & within("downloadTimeout", configuration.downloadTimeout, MAX_MINUTES)
                        & within("installTimeout", configuration.installTimeout, MAX_MINUTES)
                || installer == null
                || window == null) {
            return null;
        }
        return new FirmwareSettings(
                version,
                installer,
                configuration.autoUpdate,
                window,
                configuration.preDownload,
                key,
                configuration.maxImageMegabytes * BYTES,
                Duration.ofMinutes(configuration.downloadTimeout),
                Duration.ofMinutes(configuration.installTimeout),
                upload);
    }

    private @Nullable Installer installer() {
        String name = unquoted(configuration.installer);
        return read("installer", "installer", name, "[A-Za-z]", () -> Installer.valueOf(name.toUpperCase(Locale.ROOT)));
    }

    private @Nullable Upload upload() {
        String methodText = unquoted(configuration.installMethod);
        String versionText = text(configuration.versionUrl);
        URI url = uri("installUrl", text(configuration.installUrl));
        Method method = read(
                "installMethod",
                "install-method",
                methodText,
                "[A-Za-z]",
                () -> Method.valueOf(methodText.toUpperCase(Locale.ROOT)));
        Pattern answer = pattern("installAnswer", text(configuration.installAnswer));
        URI versionUrl = versionText.isEmpty() ? null : uri("versionUrl", versionText);
        Pattern version = pattern("versionPattern", text(configuration.versionPattern));
        return url == null || method == null || answer == null || version == null
                ? null
                : new Upload(url, method, answer, versionUrl, text(configuration.versionTopic), version);
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
        problems.add(new ConfigurationProblem(parameter, "install-url", List.of(parameter)));
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
        problems.add(new ConfigurationProblem(parameter, "install-pattern", List.of(parameter)));
        return null;
    }

    private boolean within(String parameter, int value, int max) {
        if (value < 1 || value > max) {
            problems.add(new ConfigurationProblem(
                    parameter, "range", List.of(parameter, "1", Integer.toString(max), Integer.toString(value))));
            return false;
        }
        return true;
    }

    private <T> @Nullable T read(String parameter, String suffix, String text, String allowed, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            problems.add(new ConfigurationProblem(
                    parameter, suffix, TextShape.of(text, allowed).arguments()));
            return null;
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : ParameterValues.stripped(value);
    }

    private static String unquoted(@Nullable String value) {
        return value == null ? "" : ParameterValues.unquoted(value);
    }
}
