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

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.URI;
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
import org.openhab.core.config.core.ConfigDescription;
import org.openhab.core.config.core.ConfigDescriptionBuilder;
import org.openhab.core.config.core.ConfigDescriptionParameter;
import org.openhab.core.config.core.ConfigDescriptionParameter.Type;
import org.openhab.core.config.core.ConfigDescriptionParameterBuilder;
import org.openhab.core.config.core.ConfigDescriptionParameterGroupBuilder;
import org.openhab.core.config.core.ParameterOption;
import org.openhab.standin.xml.AddonXml;
import org.openhab.standin.xml.ChannelTypeXml;
import org.openhab.standin.xml.ChannelXml;
import org.openhab.standin.xml.OptionXml;
import org.openhab.standin.xml.StateXml;
import org.openhab.standin.xml.ThingTypeXml;
import org.osgi.framework.Bundle;

@NonNullByDefault({})
class TextsTest {

    @TempDir
    private Path folder;

    private Bundle bundle;

    private final BundleTranslationProvider translations = new BundleTranslationProvider(() -> Locale.ENGLISH);

    @BeforeEach
    void writeTexts() throws IOException {
        bundle = bundle(folder);
        Files.writeString(folder.resolve("demo.properties"), """
                greeting = Hello
                only-english = English
                offline.auth = Refused because {0}, see {1}
                addon.demo.name = Demo
                binding.demo.description = Old key
                thing-type.demo.device.label = Device
                thing-type.demo.device.channel.n.label = N of Device
                channel-type.demo.number.state.option.1 = First
                binding.config.demo.ca.label = CA File
                thing-type.config.demo.device.port.label = Port
                thing-type.config.demo.device.port.option.1 = One
                thing-type.config.demo.device.group.g.label = Group
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
        assertThat(new StatusTexts(translations).resolve(bundle, description, Locale.ENGLISH))
                .isEqualTo(sentence);
    }

    @Test
    void configurationDescriptionsAreTranslatedByTheirKeys() {
        final ConfigDescription description = ConfigDescriptionBuilder.create(URI.create("thing-type:demo:device"))
                .withParameterGroup(
                        ConfigDescriptionParameterGroupBuilder.create("g").build())
                .withParameter(ConfigDescriptionParameterBuilder.create("port", Type.INTEGER)
                        .withRequired(true)
                        .withDescription("kept")
                        .withOptions(List.of(new ParameterOption("1", "1"), new ParameterOption("2", "2")))
                        .build())
                .build();

        final ConfigDescription localized =
                new ConfigDescriptionTexts(translations).localized(bundle, description, Locale.ENGLISH);

        assertThat(localized.getParameterGroups().get(0).getLabel()).isEqualTo("Group");
        final ConfigDescriptionParameter port = localized.getParameters().get(0);
        assertThat(port.getLabel()).isEqualTo("Port");
        assertThat(port.getDescription()).isEqualTo("kept");
        assertThat(port.isRequired()).isTrue();
        assertThat(port.getOptions()).containsExactly(new ParameterOption("1", "One"), new ParameterOption("2", "2"));
    }

    @Test
    void addonConfigurationFallsBackToTheKeysOfBindings() {
        final ConfigDescription description = ConfigDescriptionBuilder.create(URI.create("binding:demo"))
                .withParameter(ConfigDescriptionParameterBuilder.create("ca", Type.TEXT)
                        .build())
                .build();

        assertThat(new ConfigDescriptionTexts(translations)
                        .localized(bundle, description, null)
                        .getParameters()
                        .get(0)
                        .getLabel())
                .isEqualTo("CA File");
    }

    @Test
    void typesAreTranslatedByTheirKeys() {
        final TypeTexts texts = new TypeTexts(translations, bundle, Locale.ENGLISH);
        final AddonXml addon =
                texts.localized(new AddonXml("demo", "binding", "n", "d", null, null, List.of(), "binding.demo", null));
        final ThingTypeXml thing = texts.localized(new ThingTypeXml(
                "demo:device",
                false,
                true,
                List.of(),
                List.of(),
                "l",
                "d",
                null,
                null,
                List.of(new ChannelXml("n", "demo:number", null, null, Collections.emptyMap(), null)),
                List.of(),
                Collections.emptyMap(),
                null,
                null));
        final ChannelTypeXml channel = texts.localized(new ChannelTypeXml(
                "demo:number",
                false,
                false,
                "Number",
                null,
                "@text/greeting",
                null,
                null,
                List.of(),
                new StateXml(null, null, null, null, false, List.of(new OptionXml("1", "1"))),
                null,
                null,
                null,
                null));

        assertThat(addon.name()).isEqualTo("Demo");
        assertThat(addon.description()).isEqualTo("Old key");
        assertThat(thing.label()).isEqualTo("Device");
        assertThat(thing.description()).isEqualTo("d");
        assertThat(thing.channels().get(0).label()).isEqualTo("N of Device");
        assertThat(channel.label()).isEqualTo("Hello");
        assertThat(channel.state().options()).containsExactly(new OptionXml("1", "First"));
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
