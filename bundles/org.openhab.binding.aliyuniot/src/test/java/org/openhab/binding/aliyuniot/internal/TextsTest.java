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
package org.openhab.binding.aliyuniot.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.binding.aliyuniot.internal.described.ChannelTypeXml;
import org.openhab.binding.aliyuniot.internal.described.CoreVersion;
import org.openhab.binding.aliyuniot.internal.described.OhInfContent;
import org.openhab.binding.aliyuniot.internal.described.OhInfContent.AddonXml;
import org.openhab.binding.aliyuniot.internal.described.ThingTypeXml;
import org.openhab.core.config.core.ConfigDescription;
import org.openhab.core.config.core.ConfigDescriptionParameter;
import org.openhab.core.config.core.ParameterOption;

@NonNullByDefault({})
class TextsTest {
    private static final Pattern GAP = Pattern.compile("\\{(\\d+)}");
    private static final Pattern KEY_IN_CODE = Pattern.compile(
            "\"(?:@text/)?((?:offline|online|action|firmware|profile-type|config-status\\.error)\\.[a-z0-9.-]*[a-z0-9])\"");

    /** What the XML files say, under the keys by which openHAB looks for translations. */
    private static Map<String, String> described() throws Exception {
        OhInfContent content = OpenhabFiles.files(CoreVersion.V4_3);
        TreeMap<String, String> texts = new TreeMap<>();
        AddonXml addon = content.addon();
        texts.put("addon.aliyuniot.name", addon.name());
        texts.put("addon.aliyuniot.description", addon.description());
        for (ThingTypeXml type : content.thingTypes()) {
            String key = "thing-type." + type.uid().replace(':', '.');
            texts.put(key + ".label", type.label());
            texts.put(key + ".description", type.description());
        }
        for (ChannelTypeXml type : content.channelTypes()) {
            String key = "channel-type." + type.uid().replace(':', '.');
            texts.put(key + ".label", type.label());
            texts.put(key + ".description", type.description());
        }
        for (ConfigDescription description : content.configDescriptions()) {
            String[] uri = description.getUID().toString().split(":", 2);
            String key = uri[0] + ".config." + uri[1].replace(':', '.') + ".";
            description.getParameterGroups().forEach(group -> {
                texts.put(key + "group." + group.getName() + ".label", group.getLabel());
                texts.put(key + "group." + group.getName() + ".description", group.getDescription());
            });
            for (ConfigDescriptionParameter parameter : description.getParameters()) {
                texts.put(key + parameter.getName() + ".label", parameter.getLabel());
                texts.put(key + parameter.getName() + ".description", parameter.getDescription());
                for (ParameterOption option : parameter.getOptions()) {
                    texts.put(key + parameter.getName() + ".option." + option.getValue(), option.getLabel());
                }
            }
        }
        texts.replaceAll((key, text) -> text.strip().replaceAll("\\s+", " "));
        return texts;
    }

    private static TreeSet<String> keysInCode() throws IOException {
        TreeSet<String> keys = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                KEY_IN_CODE
                        .matcher(Files.readString(file))
                        .results()
                        .map(found -> found.group(1))
                        .forEach(keys::add);
            }
        }
        return keys;
    }

    private static TreeSet<String> gaps(String text) {
        return GAP.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theEnglishTextsAreThoseOfTheDescriptions() throws Exception {
        assertThat(OpenhabFiles.texts("")).containsAllEntriesOf(described());
    }

    @Test
    void englishAndChineseHaveTheSameKeysAndGaps() throws Exception {
        TreeMap<String, String> english = OpenhabFiles.texts("");
        TreeMap<String, String> chinese = OpenhabFiles.texts("_zh");

        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        english.forEach(
                (key, text) -> assertThat(gaps(chinese.get(key))).as(key).isEqualTo(gaps(text)));
        assertThat(chinese).allSatisfy((key, text) -> assertThat(text).isNotBlank());
    }

    @Test
    void chineseSentencesAreChinese() throws Exception {
        assertThat(OpenhabFiles.texts("_zh")).allSatisfy((key, text) -> {
            if (key.endsWith(".description") || key.matches("(offline|online|firmware|config-status)\\..*")) {
                assertThat(text).containsPattern("\\p{IsHan}");
            }
        });
    }

    @Test
    void everyKeyInTheCodeHasATextAndNoTextIsLeftOver() throws Exception {
        TreeSet<String> expected = new TreeSet<>(described().keySet());
        expected.addAll(keysInCode());
        expected.addAll(parameterProblems());

        assertThat(OpenhabFiles.texts("").keySet()).isEqualTo(expected);
    }

    /** The second text of {@code read("port", "port", …} and {@code add("port", "port", …}. */
    private static TreeSet<String> parameterProblems() throws IOException {
        Pattern problem = Pattern.compile("(?:read|wrong|add)\\(\\s*\"?\\w+\"?,\\s*\"([a-z-]+)\"");
        TreeSet<String> keys = new TreeSet<>();
        Path folder = Path.of("src/main/java/org/openhab/binding/aliyuniot/internal/config");
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                problem.matcher(Files.readString(file))
                        .results()
                        .map(found -> "config-status.error." + found.group(1))
                        .forEach(keys::add);
            }
        }
        assertThat(keys).hasSizeGreaterThan(10);
        return keys;
    }

    @Test
    void textsWithGapsHaveNoApostropheBecauseItWouldQuoteThem() throws Exception {
        Stream.of("", "_zh").forEach(suffix -> {
            try {
                assertThat(OpenhabFiles.texts(suffix)).allSatisfy((key, text) -> {
                    if (key.matches("(offline|online|firmware|config-status)\\..*")) {
                        assertThat(text).doesNotContain("'");
                    }
                });
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void statusTextsCarryTheirArgumentsInAFormThatEveryOpenhabReads() {
        assertThat(LocalizedText.of("offline.topic", java.util.List.of())).isEqualTo("@text/offline.topic");
        assertThat(LocalizedText.of("a.b", java.util.List.of("x", ""))).isEqualTo("@text/a.b [\"x\", \"-\"]");
        assertThat(LocalizedText.of("a.b", java.util.List.of("a\"b,[c]\\\n"))).isEqualTo("@text/a.b [\"a?b??c?/?\"]");
        assertThat(LocalizedText.of("a.b", java.util.List.of("C:\\conf\\ca.pem")))
                .isEqualTo("@text/a.b [\"C:/conf/ca.pem\"]");
        assertThat(LocalizedText.of("a.b", java.util.List.of("x".repeat(1000)))).hasSizeLessThan(250);
    }
}
