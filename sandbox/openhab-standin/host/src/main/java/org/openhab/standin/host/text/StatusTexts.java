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
package org.openhab.standin.host.text;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.i18n.TranslationProvider;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the description of a thing status into a sentence: {@code @text/key} is looked up, with the values of {@code
 * @text/key ["a", "b"]} in its place holders; everything else stays as it is.
 */
public final class StatusTexts {

    private static final Logger LOGGER = LoggerFactory.getLogger(StatusTexts.class);

    private static final Pattern REFERENCE = Pattern.compile("@text/(\\S+)\\s*(\\[.*])?\\s*", Pattern.DOTALL);

    private final TranslationProvider translations;

    public StatusTexts(final TranslationProvider translations) {
        this.translations = translations;
    }

    /**
     * Resolves a description.
     *
     * @param bundle the add-on's bundle, which holds the texts
     * @return the sentence; the description itself if there is no such text
     */
    public @Nullable String resolve(
            final Bundle bundle, final @Nullable String description, final @Nullable Locale locale) {
        if (description == null) {
            return null;
        }
        final Matcher reference = REFERENCE.matcher(description);
        if (!reference.matches()) {
            return description;
        }
        return translations.getText(
                bundle, reference.group(1), description, locale, arguments(reference.group(2), description));
    }

    private static @Nullable Object[] arguments(final @Nullable String json, final String description) {
        if (json == null) {
            return new Object[0];
        }
        try {
            return new Gson().fromJson(json, String[].class);
        } catch (JsonParseException e) {
            LOGGER.warn("The arguments of the status description '{}' are not a JSON array of texts", description);
            return new Object[0];
        }
    }
}
