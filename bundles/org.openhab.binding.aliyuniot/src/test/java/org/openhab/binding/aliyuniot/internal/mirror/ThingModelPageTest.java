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
package org.openhab.binding.aliyuniot.internal.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.aliyuniot.internal.OpenhabFiles;
import org.openhab.binding.aliyuniot.internal.described.ChannelTypeXml;
import org.openhab.binding.aliyuniot.internal.described.CoreVersion;
import org.openhab.binding.aliyuniot.internal.described.OhInfContent;
import org.openhab.core.config.core.ConfigDescription;
import org.openhab.core.config.core.ConfigDescriptionParameter;
import org.openhab.core.config.core.Configuration;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Whoever copies an example of the chapter on the thing model gets what the chapter says. */
@NonNullByDefault({})
class ThingModelPageTest {
    private static final Path DOCS = Path.of("..", "..", "docs");
    private static final String PROFILE = "profile";

    private static final Pattern THING = Pattern.compile("Thing aliyuniot:device:\\S+ \"[^\"]*\" \\[ (.*) ]");
    private static final Pattern CHANNEL = Pattern.compile("Type (\\w+) *: \\w+ +\"[^\"]*\" +\\[ (.*) ]");
    private static final Pattern LINK = Pattern.compile("channel=\"([^\"]+)\"(?: \\[ ([^]]*) ])?");
    private static final Pattern PARAMETER = Pattern.compile("(\\w+)=(?:\"([^\"]*)\"|([-\\d.]+))");

    private final OhInfContent content;

    ThingModelPageTest() throws Exception {
        content = OpenhabFiles.descriptions(CoreVersion.V4_3);
    }

    private static List<String> examples(String page, String language) throws IOException {
        List<String> examples = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(DOCS.resolve(page)))
                .results()
                .map(example -> example.group(1))
                .toList();
        assertThat(examples).hasSizeGreaterThan(1);
        return examples;
    }

    private Map<String, ConfigDescriptionParameter> described(Object uri) {
        return content.configDescriptions().stream()
                .filter(one -> one.getUID().toString().equals(String.valueOf(uri)))
                .findFirst()
                .map(ConfigDescription::toParametersMap)
                .orElseThrow();
    }

    private Map<String, ConfigDescriptionParameter> parametersOfDevices() {
        return described(content.thingTypes().get(0).configDescriptionUri());
    }

    private Map<String, ConfigDescriptionParameter> parametersOfChannels(String type) {
        return described(content.channelTypes().stream()
                .filter(one -> one.uid().equals("aliyuniot:" + type))
                .map(ChannelTypeXml::configDescriptionUri)
                .findFirst()
                .orElseThrow());
    }

    /** A link with the profile to a channel of ours, or one of another binding without. */
    private void assertLink(String channel, Map<String, Object> configuration) {
        Map<String, Object> others = new HashMap<>(configuration);
        Object profile = others.remove(PROFILE);
        assertThat(channel).doesNotContain(",", " ");
        if (profile == null) {
            assertThat(others).isEmpty();
        } else {
            assertThat(channel).startsWith("aliyuniot:");
            assertThat(profile).isEqualTo(MirrorLinks.PROFILE.toString());
            assertThat(described("profile:" + profile).keySet()).containsAll(others.keySet());
            assertThatCode(() -> MirrorSettings.read(new Configuration(configuration)))
                    .as(configuration.toString())
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"thing-model.md", "thing-model.zh-CN.md"})
    @SuppressWarnings("unchecked")
    void yamlUsesWhatThereIs(String page) throws IOException {
        for (String example : examples(page, "yaml")) {
            Map<String, Object> root = new Yaml(new SafeConstructor(new LoaderOptions())).load(example);
            Map<String, Map<String, Object>> things = (Map<String, Map<String, Object>>) root.get("things");
            assertThat(root).containsEntry("version", 1);
            assertThat(things.values()).allSatisfy(thing -> {
                Map<String, Object> config = (Map<String, Object>) thing.get("config");
                assertThat(parametersOfDevices().keySet()).containsAll(config.keySet());
                assertThat(config).containsEntry("model", "cloud");
            });
            List<String> channels = new ArrayList<>();
            ((Map<String, Map<String, Object>>) root.get("items")).values().forEach(item -> {
                Map<String, Map<String, Object>> links =
                        (Map<String, Map<String, Object>>) item.getOrDefault("channels", Map.of());
                links.forEach(this::assertLink);
                channels.addAll(links.keySet());
                channels.add((String) item.getOrDefault("channel", ""));
            });
            assertThat(channels)
                    .filteredOn(channel -> channel.startsWith("aliyuniot:"))
                    .isNotEmpty()
                    .allMatch(channel -> things.containsKey(channel.substring(0, channel.lastIndexOf(':'))));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"thing-model.md", "thing-model.zh-CN.md"})
    void filesOfThingsAndItemsUseWhatThereIs(String page) throws IOException {
        List<String> lines =
                examples(page, "java").stream().flatMap(String::lines).toList();
        List<String> found = new ArrayList<>();
        for (String line : lines) {
            for (Matcher thing = THING.matcher(line); thing.find(); found.add("thing")) {
                assertThat(parametersOfDevices().keySet())
                        .containsAll(parameters(thing.group(1)).keySet());
            }
            for (Matcher channel = CHANNEL.matcher(line); channel.find(); found.add("channel")) {
                assertThat(parametersOfChannels(channel.group(1)).keySet())
                        .containsAll(parameters(channel.group(2)).keySet());
            }
            for (Matcher link = LINK.matcher(line); link.find(); found.add("link")) {
                assertLink(link.group(1), parameters(String.valueOf(link.group(2))));
            }
        }
        assertThat(found).contains("thing", "channel", "link");
    }

    private static Map<String, Object> parameters(String text) {
        Map<String, Object> parameters = new HashMap<>();
        PARAMETER
                .matcher(text)
                .results()
                .forEach(one -> parameters.put(
                        one.group(1), one.group(2) != null ? one.group(2) : new BigDecimal(one.group(3))));
        return parameters;
    }

    @ParameterizedTest
    @ValueSource(strings = {"thing-model.md", "thing-model.zh-CN.md"})
    void theTableOfTheProfileHasItsParametersAndDefaults(String page) throws IOException {
        List<MatchResult> rows = Pattern.compile(
                        "^\\| `(direction|minInterval|deadband)` \\| (\\S+) \\|", Pattern.MULTILINE)
                .matcher(Files.readString(DOCS.resolve(page)))
                .results()
                .toList();
        Map<String, ConfigDescriptionParameter> described = described("profile:" + MirrorLinks.PROFILE);

        assertThat(rows).extracting(row -> row.group(1)).containsExactlyElementsOf(described.keySet());
        assertThat(rows).allSatisfy(row -> {
            String value = described.get(row.group(1)).getDefault();
            assertThat(row.group(2)).isEqualTo(value == null ? "N/A" : value);
        });
    }
}
