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

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.core.config.core.ConfigDescription;
import org.openhab.core.config.core.ConfigDescriptionParameter;
import org.openhab.core.config.core.ConfigDescriptionRegistry;
import org.openhab.core.config.core.ParameterOption;
import org.openhab.standin.xml.ChannelTypeXml;
import org.openhab.standin.xml.CoreVersion;
import org.openhab.standin.xml.OhInfContent;
import org.openhab.standin.xml.ThingTypeXml;

/** The tables of the manual in one language: of the parameters of each thing type, of the channels, of their parameters. */
@NonNullByDefault({})
final class ManualTables {
    private static final String BINDING = "aliyuniot:";
    private static final String CHANNELS = "channels";
    private static final String CHANNEL_PARAMETERS = "channel-parameters";

    private final Language language;
    private final OhInfContent content;
    private final ConfigDescriptionRegistry registry;
    private final Map<String, String> texts;

    ManualTables(Language language) throws Exception {
        this.language = language;
        content = OpenhabFiles.files(CoreVersion.V4_3);
        registry = new DescriptionRegistry(content.configDescriptions());
        texts = OpenhabFiles.texts(language.locale);
    }

    /** In the order of the manual. */
    List<String> names() {
        return Stream.concat(
                        content.thingTypes().stream().map(type -> id(type.uid())),
                        Stream.of(CHANNELS, CHANNEL_PARAMETERS))
                .toList();
    }

    /** The lines of one table. */
    List<String> table(String name) {
        return switch (name) {
            case CHANNELS ->
                lines(
                        language.header("Channel Type Read/Write Description", "通道 类型 读/写 说明"),
                        content.channelTypes().stream().map(this::channel).toList());
            case CHANNEL_PARAMETERS ->
                lines(
                        Stream.concat(parameterHeader().stream(), Stream.of(language.word("Channels", "通道")))
                                .toList(),
                        channelParameters());
            default -> lines(parameterHeader(), thingParameters(name));
        };
    }

    private List<String> parameterHeader() {
        return language.header("Name Type Description Default Required Advanced", "名称 类型 说明 默认值 必填 高级");
    }

    private static List<String> lines(List<String> header, List<List<String>> rows) {
        return Stream.of(Stream.of(header, header.stream().map(cell -> "---").toList()), rows.stream())
                .flatMap(all -> all)
                .map(row -> "| " + String.join(" | ", row) + " |")
                .toList();
    }

    private static String id(String uid) {
        return uid.substring(BINDING.length());
    }

    private List<List<String>> thingParameters(String id) {
        ThingTypeXml type = content.thingTypes().stream()
                .filter(one -> id(one.uid()).equals(id))
                .findFirst()
                .orElseThrow();
        return OpenhabFiles.shown(description(type.configDescriptionUri())).stream()
                .map(this::parameter)
                .toList();
    }

    private ConfigDescription description(URI uri) {
        return Objects.requireNonNull(registry.getConfigDescription(uri, language.locale));
    }

    private List<String> channel(ChannelTypeXml type) {
        boolean received =
                type.trigger() || type.state() != null && type.state().readOnly();
        return List.of(
                id(type.uid()),
                type.trigger() ? language.word("(trigger)", "(触发器)") : Objects.requireNonNull(type.itemType()),
                received ? "R" : "RW",
                texts.get("channel-type." + type.uid().replace(':', '.') + ".description"));
    }

    /** One row for each parameter; one that has another meaning or default in some channels has one more for those. */
    private List<List<String>> channelParameters() {
        List<ChannelTypeXml> types = content.channelTypes().stream()
                .filter(type -> type.configDescriptionUri() != null)
                .toList();
        List<String> all = types.stream().map(type -> id(type.uid())).toList();
        Map<List<String>, List<String>> rows = new LinkedHashMap<>();
        for (ChannelTypeXml type : types) {
            for (ConfigDescriptionParameter parameter :
                    description(type.configDescriptionUri()).getParameters()) {
                rows.computeIfAbsent(parameter(parameter), row -> new ArrayList<>())
                        .add(id(type.uid()));
            }
        }
        List<String> names = rows.keySet().stream().map(row -> row.get(0)).toList();
        return rows.entrySet().stream()
                .sorted(Comparator.comparingInt(
                        row -> names.indexOf(row.getKey().get(0))))
                .map(row -> Stream.concat(row.getKey().stream(), Stream.of(channels(row.getValue(), all)))
                        .toList())
                .toList();
    }

    private String channels(List<String> some, List<String> all) {
        List<String> others =
                all.stream().filter(channel -> !some.contains(channel)).toList();
        return others.size() < some.size()
                ? String.format(language.word("all but %s", "除 %s 外"), String.join(language.word(", ", "、"), others))
                : String.join(language.word(", ", "、"), some);
    }

    private List<String> parameter(ConfigDescriptionParameter parameter) {
        return List.of(
                parameter.getName(),
                parameter.getType().name().toLowerCase(Locale.ROOT),
                Stream.of(parameter.getDescription(), options(parameter), range(parameter))
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(language.word(" ", ""))),
                Objects.requireNonNullElse(parameter.getDefault(), "N/A"),
                parameter.isRequired() ? language.word("yes", "是") : language.word("no", "否"),
                parameter.isAdvanced() ? language.word("yes", "是") : language.word("no", "否"));
    }

    private String options(ConfigDescriptionParameter parameter) {
        List<ParameterOption> options = parameter.getOptions();
        return options.isEmpty()
                ? ""
                : options.stream().map(this::option).collect(Collectors.joining(language.word("; ", "；")))
                        + language.word(".", "。");
    }

    /** The value and, where that tells more, its label. */
    private String option(ParameterOption option) {
        String value = option.getValue();
        String label = option.getLabel();
        if (label.contains(value)) {
            label = label.replace(value, "").replaceAll("[()（）]", "").strip();
        }
        boolean same = label.isEmpty() || label.replace("-", "").equalsIgnoreCase(value);
        return "`" + value + "`" + (same ? "" : language.word(": ", "：") + label);
    }

    /** Of numbers that may be chosen freely. */
    private String range(ConfigDescriptionParameter parameter) {
        return parameter.getMinimum() == null
                        || parameter.getMaximum() == null
                        || !parameter.getOptions().isEmpty()
                ? ""
                : String.format(
                        language.word("%s to %s.", "范围 %s～%s。"), parameter.getMinimum(), parameter.getMaximum());
    }

    enum Language {
        ENGLISH(Locale.ENGLISH, "README.md"),
        CHINESE(Locale.CHINESE, "README.zh-CN.md");

        private final Locale locale;
        private final String file;

        Language(Locale locale, String file) {
            this.locale = locale;
            this.file = file;
        }

        String file() {
            return file;
        }

        private String word(String english, String chinese) {
            return this == ENGLISH ? english : chinese;
        }

        private List<String> header(String english, String chinese) {
            return List.of(word(english, chinese).split(" "));
        }
    }
}
