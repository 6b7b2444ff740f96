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
package org.openhab.binding.aliyuniot.itest;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every library in the KAR, in its very version, has been looked up for known vulnerabilities; needs no network. */
class DependenciesIT {
    private static final String ENGLISH = "docs/dependencies.md";
    private static final String CHINESE = "docs/dependencies.zh-CN.md";
    private static final String LINK = "bundles/org.openhab.binding.aliyuniot.link/";
    private static final Pattern EMBEDDED = Pattern.compile("@([\\w.-]+?)-\\$\\{[\\w.]+}\\.jar");

    /** The packages of a library; one that is not here has to be named first. */
    private static final Map<String, String> PACKAGES = Map.ofEntries(
            Map.entry("org/eclipse/paho/client/mqttv3/", "org.eclipse.paho.client.mqttv3"),
            Map.entry("org/eclipse/californium/core/", "californium-core"),
            Map.entry("org/eclipse/californium/elements/", "element-connector"),
            Map.entry("org/eclipse/californium/scandium/", "scandium"),
            Map.entry("org/apache/hc/core5/", "httpcore5"),
            Map.entry("org/bouncycastle/tls/", "bctls-jdk18on"),
            Map.entry("org/bouncycastle/asn1/bsi/", "bcutil-jdk18on"),
            Map.entry("org/bouncycastle/asn1/eac/", "bcutil-jdk18on"),
            Map.entry("org/bouncycastle/asn1/edec/", "bcutil-jdk18on"),
            Map.entry("org/bouncycastle/asn1/oiw/", "bcutil-jdk18on"),
            Map.entry("org/bouncycastle/asn1/rosstandart/", "bcutil-jdk18on"),
            Map.entry("org/bouncycastle/", "bcprov-jdk18on"));

    /** What the notice calls the project of a library. */
    private static final Map<String, String> NOTICED = Map.of(
            "org.eclipse.paho.client.mqttv3", "Eclipse Paho MQTT client for Java",
            "californium-core", "Eclipse Californium",
            "element-connector", "Eclipse Californium",
            "scandium", "Eclipse Californium",
            "httpcore5", "Apache HttpComponents Core",
            "bctls-jdk18on", "Bouncy Castle TLS",
            "bcprov-jdk18on", "Bouncy Castle",
            "bcutil-jdk18on", "Bouncy Castle");

    @ParameterizedTest
    @ValueSource(strings = {ENGLISH, CHINESE})
    void tableHasTheLibrariesOfTheKarInTheirVersions(String page) throws Exception {
        Map<String, String> versions = versionsOfTheBuild();
        Map<String, String> expected = new TreeMap<>();
        for (String library : librariesOf("bnd.bnd")) {
            expected.put(library, versions.get(library));
        }
        assertThat(expected).isNotEmpty();
        assertThat(versionsOfTable(page, 0)).isEqualTo(expected);
        assertThat(versionsOfTable(page, 1))
                .isNotEmpty()
                .allSatisfy((library, version) -> assertThat(version).isEqualTo(versions.get(library)));
    }

    @ParameterizedTest
    @ValueSource(strings = {ENGLISH, CHINESE})
    void everyRowSaysWhenItWasLookedUpAndWhatWasFound(String page) throws Exception {
        for (int table = 0; table < 2; table++) {
            assertThat(rows(page, table)).isNotEmpty().allSatisfy(cells -> {
                assertThat(cells).allMatch(cell -> !cell.isBlank());
                assertThat(LocalDate.parse(cells.get(2))).isAfter(LocalDate.of(2026, 1, 1));
            });
        }
    }

    @Test
    void everyClassInTheKarIsOursOrOfALibraryOfTheTable() throws Exception {
        Map<String, String> reviewed = versionsOfTable(ENGLISH, 0);
        for (Kar.Bundle bundle : Kar.read(SourceTree.layout().kar()).bundles()) {
            assertThat(bundle.entries().keySet())
                    .filteredOn(name -> name.endsWith(".class") && !name.startsWith("org/openhab/binding/aliyuniot/"))
                    .allSatisfy(name -> assertThat(reviewed).containsKey(libraryOf(name)));
        }
    }

    /** The bill of materials beside the KAR lists its two bundles and what the table has, with nothing left out or added. */
    @Test
    void billOfMaterialsHasTheBundlesAndTheLibrariesOfTheTable() throws Exception {
        Map<String, String> expected = versionsOfTable(ENGLISH, 0);
        for (String bundle : List.of("org.openhab.binding.aliyuniot", "org.openhab.binding.aliyuniot.link")) {
            expected.put(bundle, versionOfTheBuild());
        }
        Map<String, String> listed = new TreeMap<>();
        for (JsonElement component : billOfMaterials().getAsJsonArray("components")) {
            JsonObject library = component.getAsJsonObject();
            listed.put(library.get("name").getAsString(), library.get("version").getAsString());
            assertThat(library.getAsJsonArray("licenses"))
                    .as(library.toString())
                    .isNotEmpty();
            assertThat(library.getAsJsonArray("hashes")).as(library.toString()).isNotEmpty();
        }
        assertThat(listed).isEqualTo(expected);
    }

    @Test
    void noticeNamesEachLibraryInTheVersionOfTheTable() throws Exception {
        String notice = Files.readString(SourceTree.root().resolve("NOTICE"));
        assertThat(versionsOfTable(ENGLISH, 0))
                .allSatisfy((library, version) ->
                        assertThat(notice).containsPattern(NOTICED.get(library) + " " + Pattern.quote(version)));
    }

    /** Two builds of the same sources make the same bill. */
    @Test
    void billOfMaterialsDoesNotSayWhenItWasMade() throws Exception {
        assertThat(billOfMaterials().getAsJsonObject("metadata").has("timestamp"))
                .isFalse();
    }

    private static JsonObject billOfMaterials() throws Exception {
        Path kar = SourceTree.layout().kar();
        Path bill = kar.resolveSibling(kar.getFileName().toString().replaceFirst("\\.kar$", ".cdx.json"));
        assertThat(kar.resolveSibling("store").resolve(bill.getFileName())).hasSameBinaryContentAs(bill);
        return JsonParser.parseString(Files.readString(bill)).getAsJsonObject();
    }

    private static String versionOfTheBuild() throws Exception {
        try (Reader pom = Files.newBufferedReader(SourceTree.root().resolve("pom.xml"))) {
            return new MavenXpp3Reader().read(pom).getVersion();
        }
    }

    private static String libraryOf(String className) {
        return PACKAGES.entrySet().stream()
                .filter(entry -> className.startsWith(entry.getKey()))
                .max(Comparator.comparing(entry -> entry.getKey().length()))
                .map(Map.Entry::getValue)
                .orElse(className);
    }

    private static List<String> librariesOf(String instructions) throws IOException {
        return EMBEDDED.matcher(Files.readString(SourceTree.root().resolve(LINK + instructions)))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static Map<String, String> versionsOfTheBuild() throws Exception {
        try (Reader pom = Files.newBufferedReader(SourceTree.root().resolve("pom.xml"))) {
            Model model = new MavenXpp3Reader().read(pom);
            return model.getDependencyManagement().getDependencies().stream()
                    .collect(Collectors.toMap(
                            Dependency::getArtifactId,
                            dependency -> resolved(dependency.getVersion(), model),
                            (one, other) -> one));
        }
    }

    private static String resolved(String version, Model model) {
        Matcher property = Pattern.compile("\\$\\{(.+)}").matcher(version);
        return property.matches() ? model.getProperties().getProperty(property.group(1), version) : version;
    }

    private static Map<String, String> versionsOfTable(String page, int table) throws IOException {
        return rows(page, table).stream()
                .collect(Collectors.toMap(
                        cells -> cells.get(0).replace("`", ""),
                        cells -> cells.get(1),
                        (one, other) -> one + " and " + other,
                        TreeMap::new));
    }

    /** The cells of the rows below the header. */
    private static List<List<String>> rows(String page, int table) throws IOException {
        return MarkdownPage.read(SourceTree.root().resolve(page)).tables().get(table).stream()
                .skip(1)
                .map(row -> List.of(row.replaceAll("^\\||\\|$", "").split("\\|")).stream()
                        .map(String::strip)
                        .toList())
                .toList();
    }
}
