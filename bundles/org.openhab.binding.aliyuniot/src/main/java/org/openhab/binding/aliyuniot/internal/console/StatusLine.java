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
package org.openhab.binding.aliyuniot.internal.console;

import java.util.Locale;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.LocalizedText;
import org.openhab.binding.aliyuniot.link.text.ForeignText;
import org.openhab.core.i18n.LocaleProvider;
import org.openhab.core.i18n.TranslationProvider;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.ThingStatusInfo;
import org.osgi.framework.FrameworkUtil;

/**
 * Writes the status of a thing in the language of openHAB. Handlers report text keys, which openHAB translates for its
 * user interfaces but not for the console.
 */
final class StatusLine {
    private static final int MAX_LENGTH = 1000;

    private final TranslationProvider translations;
    private final LocaleProvider locales;

    StatusLine(TranslationProvider translations, LocaleProvider locales) {
        this.translations = translations;
        this.locales = locales;
    }

    String of(ThingStatusInfo info) {
        StringBuilder line = new StringBuilder(info.getStatus().toString());
        if (info.getStatusDetail() != ThingStatusDetail.NONE) {
            line.append(" (").append(info.getStatusDetail()).append(')');
        }
        String description = info.getDescription();
        if (description != null && !description.isBlank()) {
            line.append(": ").append(ForeignText.line(translated(description), MAX_LENGTH));
        }
        return line.toString();
    }

    private String translated(String description) {
        LocalizedText.Reference reference = LocalizedText.parse(description);
        if (reference == null) {
            return description;
        }
        Locale locale = locales.getLocale();
        @Nullable
        String text = translations.getText(
                FrameworkUtil.getBundle(StatusLine.class),
                reference.key(),
                null,
                locale,
                reference.arguments().toArray());
        return text == null ? description : text;
    }
}
