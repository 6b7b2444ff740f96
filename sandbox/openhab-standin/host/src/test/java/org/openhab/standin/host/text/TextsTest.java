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

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.framework.Bundle;

@NonNullByDefault({})
class TextsTest {
    @TempDir
    private Path folder;

    private Bundle bundle;

    private final BundleTranslationProvider translations = new BundleTranslationProvider();

    @BeforeEach
    void writeTexts() throws IOException {
        bundle = bundle(folder);
        Files.writeString(folder.resolve("demo.properties"), """
                greeting = Hello
                only-english = English
                offline.auth = Refused because {0}, see {1}
                """);
        Files.writeString(folder.resolve("demo_zh.properties"), "greeting = 你好\n");
        Files.writeString(folder.resolve("demo_zh_TW.properties"), "greeting = 您好\n");
    }

    @ParameterizedTest
    @CsvSource({
        "zh-TW, greeting, 您好",
        "zh-CN, greeting, 你好",
        "zh, greeting, 你好",
        "de, greeting, Hello",
        "zh-TW, only-english, English"
    })
    void theNearestLanguageCounts(final String locale, final String key, final String text) {
        assertThat(translations.getText(bundle, key, "default", Locale.forLanguageTag(locale)))
                .isEqualTo(text);
    }

    @Test
    void aMissingKeyGivesTheDefaultAndNoLocaleGivesTheSystemLanguage() {
        assertThat(translations.getText(bundle, "nowhere", "default", Locale.ENGLISH))
                .isEqualTo("default");
        assertThat(translations.getText(bundle, "greeting", null, null)).isEqualTo("Hello");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            @text/offline.auth ["it's wrong", "log"] | Refused because it's wrong, see log
            @text/greeting                           | Hello
            @text/nowhere                            | @text/nowhere
            plain {0} text                           | plain {0} text
            @text/greeting [broken                   | @text/greeting [broken
            """)
    void statusDescriptionsBecomeSentences(final String description, final String sentence) {
        assertThat(new StatusTexts(translations).sentence(bundle, description)).isEqualTo(sentence);
    }

    private static Bundle bundle(final Path folder) {
        return (Bundle) Proxy.newProxyInstance(
                Bundle.class.getClassLoader(),
                new Class<?>[] {Bundle.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "findEntries" -> Collections.enumeration(urls(folder));
                    case "getBundleId", "getLastModified" -> 1L;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static List<URL> urls(final Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            final List<URL> urls = new ArrayList<>();
            for (final Path file : files.toList()) {
                urls.add(file.toUri().toURL());
            }
            return urls;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
