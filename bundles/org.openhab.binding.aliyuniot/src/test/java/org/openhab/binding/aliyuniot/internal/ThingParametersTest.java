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

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.aliyuniot.internal.described.CoreVersion;
import org.openhab.binding.aliyuniot.internal.described.OhInfContent;
import org.openhab.binding.aliyuniot.internal.described.ThingTypeXml;
import org.openhab.binding.aliyuniot.internal.description.SharedParameterProvider;
import org.openhab.core.config.core.ConfigDescription;
import org.openhab.core.config.core.ConfigDescriptionParameter;
import org.openhab.core.config.core.ConfigDescriptionRegistry;
import org.openhab.core.config.core.ParameterOption;

/**
 * The parameters of the thing types, as the UI shows them, are those of the table in {@code thing-parameters.md} beside
 * the other resources. The table is written by hand: change it only with a parameter.
 */
@NonNullByDefault({})
class ThingParametersTest {
    private static final Path TABLE = Path.of("src/test/resources/thing-parameters.md");

    @Test
    void everyThingTypeHasTheParametersOfTheTable() throws Exception {
        OhInfContent content = OpenhabFiles.descriptions(CoreVersion.V4_3);
        List<String> shown = new ArrayList<>();
        for (ThingTypeXml type : content.thingTypes()) {
            shown.add("## " + type.uid());
            content.configDescriptions().stream()
                    .filter(one -> one.getUID().equals(type.configDescriptionUri()))
                    .forEach(description -> shown.addAll(table(description)));
        }

        assertThat(Files.readAllLines(TABLE))
                .filteredOn(line -> line.startsWith("## ") || line.startsWith("|"))
                .containsExactlyElementsOf(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void everyParameterIsThereOnceAndInTheLanguageThatIsAskedFor(String language) throws Exception {
        OhInfContent files = OpenhabFiles.files(CoreVersion.V4_3);
        ConfigDescriptionRegistry registry = new DescriptionRegistry(files.configDescriptions());
        Map<URI, ConfigDescription> all = registry.getConfigDescriptions(Locale.forLanguageTag(language)).stream()
                .collect(Collectors.toMap(ConfigDescription::getUID, description -> description));

        for (URI type : uris(files)) {
            ConfigDescription description = registry.getConfigDescription(type, Locale.forLanguageTag(language));
            assertThat(description.getParameters())
                    .extracting(ConfigDescriptionParameter::getName)
                    .doesNotHaveDuplicates();
            assertThat(all.get(type).getParameters()).usingRecursiveComparison().isEqualTo(description.getParameters());
            assertThat(description.getParameters()).allSatisfy(parameter -> {
                assertThat(parameter.getLabel()).isNotBlank();
                assertThat(parameter.getDescription().codePoints().anyMatch(Character::isIdeographic))
                        .as(parameter.getDescription())
                        .isEqualTo("zh".equals(language));
            });
        }
    }

    @Test
    void filesOfSharedParametersAreNobodyElses() throws Exception {
        OhInfContent files = OpenhabFiles.files(CoreVersion.V4_3);
        SharedParameterProvider shared = new SharedParameterProvider();

        assertThat(shared.getConfigDescriptions(null)).isEmpty();
        shared.setRegistry(new DescriptionRegistry(files.configDescriptions()));
        assertThat(shared.getConfigDescriptions(null))
                .extracting(ConfigDescription::getUID)
                .containsExactlyInAnyOrderElementsOf(uris(files));
        assertThat(shared.getConfigDescription(URI.create("thing-type:aliyuniot:firmware"), null))
                .isNull();
        assertThat(shared.getConfigDescription(URI.create("thing-type:other:device"), null))
                .isNull();
    }

    private static List<URI> uris(OhInfContent files) {
        return files.thingTypes().stream()
                .map(type -> Objects.requireNonNull(type.configDescriptionUri()))
                .toList();
    }

    private static List<String> table(ConfigDescription description) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Group", "Name", "Type", "Default", "Is", "Limits", "Options"));
        OpenhabFiles.shown(description).forEach(parameter -> rows.add(row(description, parameter)));
        int[] widths = new int[rows.get(0).size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        List<String> lines = new ArrayList<>();
        rows.forEach(row -> lines.add(line(row, widths)));
        lines.add(1, line(rows.get(0), widths).replaceAll("[^|]", "-"));
        return lines;
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder("|");
        for (int i = 0; i < widths.length; i++) {
            line.append(' ')
                    .append(row.get(i))
                    .append(" ".repeat(widths[i] - row.get(i).length()))
                    .append(" |");
        }
        return line.toString();
    }

    private static List<String> row(ConfigDescription description, ConfigDescriptionParameter parameter) {
        String group = description.getParameterGroups().stream()
                .filter(one -> one.getName().equals(parameter.getGroupName()))
                .map(one -> one.getName() + (one.isAdvanced() ? " (advanced)" : ""))
                .collect(Collectors.joining(", "));
        return List.of(
                group,
                parameter.getName(),
                parameter.getType().name().toLowerCase(),
                Objects.requireNonNullElse(parameter.getDefault(), ""),
                qualities(parameter),
                limits(parameter),
                parameter.getOptions().stream().map(ParameterOption::getValue).collect(Collectors.joining(" "))
                        + (parameter.getOptions().isEmpty() || parameter.getLimitToOptions() ? "" : " or another"));
    }

    private static String qualities(ConfigDescriptionParameter parameter) {
        return Stream.of(
                        parameter.isRequired() ? "required" : null,
                        parameter.isAdvanced() ? "advanced" : null,
                        parameter.isMultiple() ? "multiple" : null,
                        parameter.isReadOnly() ? "read-only" : null,
                        parameter.isVerifyable() ? "to be confirmed" : null,
                        parameter.getContext(),
                        parameter.getUnit())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    /** openHAB is to check none; the binding does. */
    private static String limits(ConfigDescriptionParameter parameter) {
        return Stream.of(
                        parameter.getMinimum(),
                        parameter.getMaximum(),
                        parameter.getStepSize(),
                        parameter.getPattern(),
                        parameter.getMultipleLimit())
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.joining(", "));
    }
}
