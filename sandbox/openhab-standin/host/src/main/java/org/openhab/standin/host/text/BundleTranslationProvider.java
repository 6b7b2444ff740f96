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

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.i18n.LocaleProvider;
import org.openhab.core.i18n.TranslationProvider;
import org.openhab.core.util.BundleResolver;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks up texts in the properties files of bundles. Without a locale the host's counts, which is that of its Java, so
 * {@code -Duser.language} chooses it. Safe for use by several threads.
 */
@Component(service = {TranslationProvider.class, LocaleProvider.class, BundleResolver.class})
public final class BundleTranslationProvider implements TranslationProvider, LocaleProvider, BundleResolver {
    private final Map<VersionedBundle, BundleTexts> cache = new ConcurrentHashMap<>();

    /** A bundle as it was last updated, so that new texts replace those of the bundle before its update. */
    private record VersionedBundle(long id, long lastModified) {}

    @Override
    public Locale getLocale() {
        return Locale.getDefault();
    }

    @Override
    public @Nullable Bundle resolveBundle(Class<?> type) {
        return FrameworkUtil.getBundle(type);
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

    /**
     * The texts of one bundle: its files {@code OH-INF/i18n/<name>[_<lang>[_<COUNTRY>]].properties} in UTF-8.
     *
     * <p>The name ends at the first dot or underscore. The JVM's locale plays no part.
     */
    private static final class BundleTexts {
        private static final Logger LOGGER = LoggerFactory.getLogger(BundleTexts.class);

        private static final String FOLDER = "OH-INF/i18n";

        private final Map<String, Properties> files = new TreeMap<>();
        private final Set<String> baseNames = new LinkedHashSet<>();

        BundleTexts(final Bundle bundle) {
            final Enumeration<URL> found = bundle.findEntries(FOLDER, "*.properties", false);
            final List<URL> urls = found == null ? List.of() : Collections.list(found);
            for (final URL url : urls) {
                final String path = url.getPath();
                final String file = path.substring(path.lastIndexOf('/') + 1, path.length() - ".properties".length());
                baseNames.add(file.split("[._]", 2)[0]);
                files.put(file, load(url));
            }
        }

        private static Properties load(final URL url) {
            final Properties properties = new Properties();
            try (Reader reader = new InputStreamReader(url.openStream(), StandardCharsets.UTF_8)) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                LOGGER.warn("The texts in {} could not be read: {}", url, e.getMessage());
            }
            return properties;
        }

        /** The text of a key: of the file for language and country, else for the language, else without locale. */
        @Nullable
        String find(final String key, final Locale locale) {
            for (final String baseName : baseNames) {
                for (final String suffix : suffixes(locale)) {
                    final String text = property(baseName + suffix, key);
                    if (text != null) {
                        return text;
                    }
                }
            }
            return null;
        }

        private @Nullable String property(final String file, final String key) {
            return files.containsKey(file) ? files.get(file).getProperty(key) : null;
        }

        private static List<String> suffixes(final Locale locale) {
            final String language = "_" + locale.getLanguage();
            return List.of(language + "_" + locale.getCountry(), language, "");
        }
    }
}
