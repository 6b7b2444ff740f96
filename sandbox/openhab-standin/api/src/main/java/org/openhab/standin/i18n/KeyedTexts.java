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
package org.openhab.standin.i18n;

import java.util.List;
import java.util.Locale;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.i18n.I18nUtil;
import org.openhab.core.i18n.TranslationProvider;
import org.osgi.framework.Bundle;

/** Texts whose keys begin with the same prefix, in one language. Of several prefixes the first with a text counts. */
record KeyedTexts(
        TranslationProvider translations,
        Bundle bundle,
        @Nullable Locale locale,
        List<String> prefixes) {

    /**
     * The translation of a key.
     *
     * @param original the text of the XML file; {@code @text/<key>} there names the key instead
     * @return the translation, or the original if there is none
     */
    @Nullable
    String find(final String key, final @Nullable String original) {
        if (original != null && I18nUtil.isConstant(original)) {
            return translations.getText(bundle, I18nUtil.stripConstant(original), original, locale);
        }
        for (final String prefix : prefixes) {
            final String text = translations.getText(bundle, prefix + key, null, locale);
            if (text != null) {
                return text;
            }
        }
        return original;
    }

    /** Like {@link #find} for an original that is there. */
    String text(final String key, final String original) {
        final String text = find(key, original);
        return text == null ? original : text;
    }
}
