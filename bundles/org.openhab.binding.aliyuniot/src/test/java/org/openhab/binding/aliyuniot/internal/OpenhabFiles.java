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

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import org.openhab.core.config.core.ConfigDescription;
import org.openhab.core.config.core.ConfigDescriptionParameter;
import org.openhab.core.config.core.ConfigDescriptionParameterGroup;
import org.openhab.core.config.core.ConfigDescriptionRegistry;
import org.openhab.standin.xml.CoreVersion;
import org.openhab.standin.xml.OhInfContent;
import org.openhab.standin.xml.OhInfReader;
import org.openhab.standin.xml.OhInfSource;

/** The bundle's files as tests read them. */
public final class OpenhabFiles {
    private static final Path RESOURCES = Path.of("src/main/resources");

    private OpenhabFiles() {}

    /** What is described, as openHAB's registry puts it together: thing types with the parameters that they share. */
    public static OhInfContent descriptions(CoreVersion version) throws Exception {
        OhInfContent files = files(version);
        ConfigDescriptionRegistry registry = new DescriptionRegistry(files.configDescriptions());
        return new OhInfContent(
                files.addon(),
                files.thingTypes(),
                files.channelTypes(),
                files.channelGroupTypes(),
                files.configDescriptions().stream()
                        .map(description -> Objects.requireNonNull(registry.getConfigDescription(description.getUID())))
                        .toList(),
                files.updates());
    }

    /** What each file describes for itself. */
    public static OhInfContent files(CoreVersion version) throws Exception {
        return OhInfReader.reader(version).readStrictly(OhInfSource.of(RESOURCES));
    }

    /** The parameters as the UI shows them: those without a group first, then group after group. */
    public static List<ConfigDescriptionParameter> shown(ConfigDescription description) {
        List<String> groups = description.getParameterGroups().stream()
                .map(ConfigDescriptionParameterGroup::getName)
                .toList();
        return description.getParameters().stream()
                .sorted(Comparator.comparingInt(parameter -> groups.indexOf(parameter.getGroupName())))
                .toList();
    }

    public static TreeMap<String, String> texts(Locale locale) {
        try {
            return texts(locale.getLanguage().equals("zh") ? "_zh" : "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param suffix empty for English, {@code _zh} for Chinese */
    public static TreeMap<String, String> texts(String suffix) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(
                RESOURCES.resolve("OH-INF/i18n/aliyuniot" + suffix + ".properties"), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        TreeMap<String, String> texts = new TreeMap<>();
        properties.forEach((key, text) -> texts.put((String) key, (String) text));
        return texts;
    }
}
