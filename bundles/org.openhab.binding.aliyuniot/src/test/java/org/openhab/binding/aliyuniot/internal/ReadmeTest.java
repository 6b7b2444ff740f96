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
import java.util.ArrayList;
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
import org.openhab.core.config.core.ConfigDescription;
import org.openhab.core.config.core.ConfigDescriptionParameter;
import org.openhab.standin.xml.ChannelTypeXml;
import org.openhab.standin.xml.CoreVersion;
import org.openhab.standin.xml.OhInfContent;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

@NonNullByDefault({})
class ReadmeTest {
    private static String readme(String file) throws IOException {
        return Files.readString(Path.of(file));
    }

    /** The rows of one of the tables, counted from 0; cells without blanks around them. */
    private static List<List<String>> table(String readme, int number) {
        List<List<List<String>>> tables = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (String line : readme.lines().toList()) {
            if (line.startsWith("|")) {
                rows.add(Arrays.stream(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList());
            } else if (!rows.isEmpty()) {
                tables.add(rows.subList(2, rows.size()));
                rows = new ArrayList<>();
            }
        }
        return tables.get(number);
    }

    private static ConfigDescription description(OhInfContent content, Object uri) {
        return content.configDescriptions().stream()
                .filter(one -> one.getUID().equals(uri))
                .findFirst()
                .orElseThrow();
    }

    private static boolean yes(String cell) {
        return cell.equals("yes") || cell.equals("是");
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md"})
    void theTableOfThingParametersIsThatOfTheDescription(String file) throws Exception {
        OhInfContent content = OpenhabFiles.descriptions(CoreVersion.V4_3);
        List<List<String>> rows = table(readme(file), 0);
        List<ConfigDescriptionParameter> parameters = description(
                        content, content.thingTypes().get(0).configDescriptionUri())
                .getParameters();

        assertThat(rows).hasSameSizeAs(parameters);
        for (int i = 0; i < rows.size(); i++) {
            List<String> row = rows.get(i);
            ConfigDescriptionParameter parameter = parameters.get(i);
            String value = parameter.getDefault();
            assertThat(row.get(0)).isEqualTo(parameter.getName());
            assertThat(row.get(1)).isEqualTo(parameter.getType().name().toLowerCase());
            assertThat(row.get(3)).as(row.get(0)).isEqualTo(value == null ? "N/A" : value);
            assertThat(yes(row.get(4))).as(row.get(0)).isEqualTo(parameter.isRequired());
            assertThat(yes(row.get(5))).as(row.get(0)).isEqualTo(parameter.isAdvanced());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md"})
    void theTableOfChannelsIsThatOfTheChannelTypes(String file) throws Exception {
        List<ChannelTypeXml> types = OpenhabFiles.descriptions(CoreVersion.V4_3).channelTypes();

        assertThat(table(readme(file), 1))
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
        table(readme(file), 2).forEach(row -> shown.put(row.get(0), yes(row.get(5))));
        assertThat(shown).isEqualTo(advanced);
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md"})
    @SuppressWarnings("unchecked")
    void theYamlExampleUsesParametersAndChannelsThatExist(String file) throws Exception {
        Matcher fence = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(readme(file));
        assertThat(fence.find()).isTrue();
        Map<String, Object> root = new Yaml(new SafeConstructor(new LoaderOptions())).load(fence.group(1));
        Map<String, Map<String, Object>> things = (Map<String, Map<String, Object>>) root.get("things");
        OhInfContent content = OpenhabFiles.descriptions(CoreVersion.V4_3);
        TreeSet<String> channels = new TreeSet<>();

        assertThat(root).containsEntry("version", 1);
        things.forEach((uid, thing) -> {
            assertThat(description(content, content.thingTypes().get(0).configDescriptionUri())
                            .toParametersMap())
                    .containsKeys(
                            ((Map<String, Object>) thing.get("config")).keySet().toArray(new String[0]));
            ((Map<String, Map<String, Object>>) thing.get("channels")).forEach((id, channel) -> {
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
        assertThat(((Map<String, Map<String, Object>>) root.get("items")).values())
                .extracting(item -> item.get("channel"))
                .isSubsetOf(channels);
    }
}
