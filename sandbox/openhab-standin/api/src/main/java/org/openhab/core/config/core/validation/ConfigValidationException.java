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
package org.openhab.core.config.core.validation;

import java.text.MessageFormat;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.i18n.TranslationProvider;
import org.osgi.framework.Bundle;

/** A configuration does not fit its description. Carries one sentence for each parameter that is wrong. */
public final class ConfigValidationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Bundle bundle;
    private final transient TranslationProvider translationProvider;
    private final transient Collection<ConfigValidationMessage> messages;

    /** @param bundle where the translations of the messages are */
    public ConfigValidationException(
            final Bundle bundle,
            final TranslationProvider translationProvider,
            final Collection<ConfigValidationMessage> configValidationMessages) {
        this.bundle = bundle;
        this.translationProvider = translationProvider;
        this.messages = List.copyOf(configValidationMessages);
    }

    /** The sentences under the names of the parameters, in the system's language. */
    public Map<String, String> getValidationMessages() {
        return getValidationMessages(null);
    }

    /** The sentences under the names of the parameters; of several on one parameter the last one. */
    public Map<String, String> getValidationMessages(final @Nullable Locale locale) {
        final Map<String, String> sentences = new LinkedHashMap<>();
        for (final ConfigValidationMessage message : messages) {
            final String text = translationProvider.getText(
                    bundle, message.messageKey, message.defaultMessage, locale, message.content);
            sentences.put(
                    message.parameterName,
                    text != null ? text : MessageFormat.format(message.defaultMessage, message.content));
        }
        return sentences;
    }
}
