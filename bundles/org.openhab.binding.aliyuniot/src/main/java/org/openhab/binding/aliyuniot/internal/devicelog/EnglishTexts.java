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
package org.openhab.binding.aliyuniot.internal.devicelog;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Properties;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.LocalizedText.Reference;

/**
 * The binding's texts in English, which is what logs are written in whatever language openHAB shows. For any thread.
 */
final class EnglishTexts {
    private static final String FILE = "/OH-INF/i18n/aliyuniot.properties";

    private static final Properties TEXTS = read();

    private EnglishTexts() {}

    private static Properties read() {
        Properties texts = new Properties();
        try (@Nullable InputStream in = EnglishTexts.class.getResourceAsStream(FILE)) {
            if (in != null) {
                texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sentence that a reference stands for; its key where there is none. */
    static String sentence(Reference reference) {
        String text = TEXTS.getProperty(reference.key(), reference.key());
        return reference.arguments().isEmpty()
                ? text
                : MessageFormat.format(text, reference.arguments().toArray());
    }
}
