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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.aliyuniot.internal.described.ChannelTypeXml;
import org.openhab.binding.aliyuniot.internal.described.CoreVersion;
import org.openhab.binding.aliyuniot.internal.described.OhInfContent;
import org.openhab.binding.aliyuniot.internal.described.ThingTypeXml;
import org.openhab.core.config.core.ConfigDescription;
import org.openhab.core.config.core.ConfigDescriptionParameter;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

@NonNullByDefault({})
class ReadmeTest {
    private static String readme(String file) throws IOException {
        return Files.readString(Path.of(file));
    }

    /** The rows of the first table below a heading; cells without blanks around them. */
    private static List<List<String>> table(String readme, String heading) {
        Pattern below = Pattern.compile("^#+ " + heading + ".*$", Pattern.MULTILINE);
        Matcher found = below.matcher(readme);
        assertThat(found.find()).as(heading).isTrue();
        return readme.substring(found.end())
                .lines()
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .map(line -> Arrays.stream(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .toList();
    }

    private static ConfigDescription description(OhInfContent content, Object uri) {
        return content.configDescriptions().stream()
                .filter(one -> one.getUID().equals(uri))
                .findFirst()
                .orElseThrow();
    }

    private static ThingTypeXml typeOf(OhInfContent content, String thing) {
        return content.thingTypes().stream()
                .filter(type -> thing.startsWith(type.uid() + ":"))
                .findFirst()
                .orElseThrow();
    }

    private static boolean yes(String cell) {
        return "yes".equals(cell) || "是".equals(cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md"})
    void theTablesOfThingParametersAreThoseOfTheDescriptions(String file) throws Exception {
        OhInfContent content = OpenhabFiles.descriptions(CoreVersion.V4_3);
        for (ThingTypeXml type : content.thingTypes()) {
            String id = type.uid().substring("aliyuniot:".length());
            List<List<String>> rows = table(readme(file), "`" + id + "` Thing");
            List<ConfigDescriptionParameter> parameters =
                    OpenhabFiles.shown(description(content, type.configDescriptionUri()));

            assertThat(readme(file)).contains("\n- `" + id + "`");
            assertThat(rows).as(id).hasSameSizeAs(parameters);
            for (int i = 0; i < rows.size(); i++) {
                assertRow(rows.get(i), parameters.get(i));
            }
        }
    }

    private static void assertRow(List<String> row, ConfigDescriptionParameter parameter) {
        String value = parameter.getDefault();
        assertThat(row.get(0)).isEqualTo(parameter.getName());
        assertThat(row.get(1)).isEqualTo(parameter.getType().name().toLowerCase());
        assertThat(row.get(3)).as(row.get(0)).isEqualTo(value == null ? "N/A" : value);
        assertThat(yes(row.get(4))).as(row.get(0)).isEqualTo(parameter.isRequired());
        assertThat(yes(row.get(5))).as(row.get(0)).isEqualTo(parameter.isAdvanced());
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md"})
    void theTableOfChannelsIsThatOfTheChannelTypes(String file) throws Exception {
        List<ChannelTypeXml> types = OpenhabFiles.descriptions(CoreVersion.V4_3).channelTypes();

        assertThat(table(readme(file), "(Channels|通道)"))
                .extracting(row -> row.get(0) + " " + row.get(1).replaceAll("\\(.*\\)", "null"))
                .containsExactlyElementsOf(types.stream()
                        .map(type -> type.uid().substring("aliyuniot:".length()) + " " + type.itemType())
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md"})
    void theTableOfChannelParametersIsThatOfTheDescriptions(String file) throws Exception {
        OhInfContent content = OpenhabFiles.descriptions(CoreVersion.V4_3);
        Map<String, Boolean> advanced = new TreeMap<>();
        for (ChannelTypeXml type : content.channelTypes()) {
            if (type.configDescriptionUri() == null) {
                continue;
            }
            description(content, type.configDescriptionUri())
                    .getParameters()
                    .forEach(parameter -> advanced.put(parameter.getName(), parameter.isAdvanced()));
        }

        Map<String, Boolean> shown = new TreeMap<>();
        table(readme(file), "(Channel Configuration|通道配置)").forEach(row -> shown.put(row.get(0), yes(row.get(5))));
        assertThat(shown).isEqualTo(advanced);
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md"})
    void theYamlExamplesUseParametersAndChannelsThatExist(String file) throws Exception {
        Matcher fence = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(readme(file));
        List<String> examples = fence.results().map(example -> example.group(1)).toList();
        assertThat(examples).hasSizeGreaterThan(1);
        for (String example : examples) {
            assertUsesWhatExists(new Yaml(new SafeConstructor(new LoaderOptions())).load(example));
        }
    }

    @SuppressWarnings("unchecked")
    private static void assertUsesWhatExists(Map<String, Object> root) throws Exception {
        Map<String, Map<String, Object>> things = (Map<String, Map<String, Object>>) root.get("things");
        OhInfContent content = OpenhabFiles.descriptions(CoreVersion.V4_3);
        TreeSet<String> channels = new TreeSet<>();

        assertThat(root).containsEntry("version", 1);
        things.forEach((uid, thing) -> {
            assertThat(description(content, typeOf(content, uid).configDescriptionUri())
                            .toParametersMap())
                    .containsKeys(
                            ((Map<String, Object>) thing.get("config")).keySet().toArray(new String[0]));
            typeOf(content, uid).channels().forEach(channel -> channels.add(uid + ":" + channel.id()));
            ((Map<String, Map<String, Object>>) thing.getOrDefault("channels", Map.of())).forEach((id, channel) -> {
                channels.add(uid + ":" + id);
                ChannelTypeXml type = content.channelTypes().stream()
                        .filter(one -> one.uid().equals("aliyuniot:" + channel.get("type")))
                        .findFirst()
                        .orElseThrow();
                assertThat(description(content, type.configDescriptionUri()).toParametersMap())
                        .containsKeys(((Map<String, Object>) channel.get("config"))
                                .keySet()
                                .toArray(new String[0]));
            });
        });
        assertThat(((Map<String, Map<String, Object>>) root.getOrDefault("items", Map.of())).values())
                .extracting(item -> item.get("channel"))
                .isSubsetOf(channels);
    }
}
