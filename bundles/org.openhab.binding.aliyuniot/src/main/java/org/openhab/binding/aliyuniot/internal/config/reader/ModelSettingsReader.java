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

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.config.ModelSettings;
import org.openhab.binding.aliyuniot.internal.config.ModelSettings.Source;
import org.openhab.binding.aliyuniot.internal.config.parameter.ModelParameters;
import org.openhab.binding.aliyuniot.internal.config.parameter.ParameterValues;
import org.openhab.binding.aliyuniot.internal.config.parameter.Problems;
import org.openhab.core.OpenHAB;

/**
 * Checks where a device has its thing model from.
 */
final class ModelSettingsReader {
    private static final int MAX_WINDOW = 10_000;
    private static final int MAX_PATH = 1_000;

    private ModelSettingsReader() {}

    /**
     * @param byDefault where nothing is written
     */
    static ModelSettings read(ModelParameters given, String byDefault, Problems problems) {
        if (!problems.within("reportWindow", given.reportWindow, 0, MAX_WINDOW)) {
            return ModelSettings.OFF;
        }
        Duration window = Duration.ofMillis(given.reportWindow);
        String text = ParameterValues.unquoted(given.model, byDefault);
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "off" -> new ModelSettings(Source.OFF, null, window);
            case "cloud" -> new ModelSettings(Source.CLOUD, null, window);
            default -> {
                Path file = problems.read("model", "model", text, "\\P{C}", () -> file(text));
                yield file == null ? ModelSettings.OFF : new ModelSettings(Source.FILE, file, window);
            }
        };
    }

    /** A file that is there may still be a link to somewhere else; whoever reads it looks at that. */
    private static Path file(String text) {
        Path folder = Path.of(OpenHAB.getConfigFolder()).toAbsolutePath().normalize();
        @Nullable
        Path file = text.length() > MAX_PATH ? null : folder.resolve(text).normalize();
        if (file == null || !file.startsWith(folder) || file.equals(folder)) {
            throw new IllegalArgumentException("is no file of the folder");
        }
        return file;
    }
}
