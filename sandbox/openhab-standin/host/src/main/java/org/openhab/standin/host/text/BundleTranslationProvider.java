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

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.i18n.LocaleProvider;
import org.openhab.core.i18n.TranslationProvider;
import org.osgi.framework.Bundle;
import org.osgi.service.component.annotations.Component;

/**
 * Looks up texts in the properties files of bundles. Without a locale the host's counts, which is that of its Java, so
 * {@code -Duser.language} chooses it. Safe for use by several threads.
 */
@Component(service = {TranslationProvider.class, LocaleProvider.class})
public final class BundleTranslationProvider implements TranslationProvider, LocaleProvider {
    private final Map<VersionedBundle, BundleTexts> cache = new ConcurrentHashMap<>();

    /** A bundle as it was last updated, so that new texts replace those of the bundle before its update. */
    private record VersionedBundle(long id, long lastModified) {}

    @Override
    public Locale getLocale() {
        return Locale.getDefault();
    }

    @Override
    public @Nullable String getText(
            final @Nullable Bundle bundle,
            final @Nullable String key,
            final @Nullable String defaultText,
            final @Nullable Locale locale) {
        if (bundle == null || key == null) {
            return defaultText;
        }
        final String text = texts(bundle).find(key, locale == null ? getLocale() : locale);
        return text == null ? defaultText : text;
    }

    @Override
    public @Nullable String getText(
            final @Nullable Bundle bundle,
            final @Nullable String key,
            final @Nullable String defaultText,
            final @Nullable Locale locale,
            final @Nullable Object @Nullable ... arguments) {
        final String text = getText(bundle, key, defaultText, locale);
        if (text == null || arguments == null || arguments.length == 0) {
            return text;
        }
        final Locale formatLocale = locale == null ? getLocale() : locale;
        return new MessageFormat(text, formatLocale).format(arguments);
    }

    private BundleTexts texts(final Bundle bundle) {
        final VersionedBundle version = new VersionedBundle(bundle.getBundleId(), bundle.getLastModified());
        cache.keySet().removeIf(other -> other.id() == version.id() && !other.equals(version));
        return cache.computeIfAbsent(version, unused -> new BundleTexts(bundle));
    }
}
