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

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.sandbox.launcher.DemoFiles;

/** The documentation says what is so: both pages, both languages, and the source tree agree. */
class DocumentationTest {
    private static final String MANUAL = "bundles/org.openhab.binding.aliyuniot/";
    private static final String ENGLISH = "README.md";
    private static final String CHINESE = "README.zh-CN.md";

    private static final Pattern BUILT_JAR = Pattern.compile("^java -jar (\\S+)/target/(\\S+)\\.jar");
    private static final Pattern MODULES = Pattern.compile("-pl (\\S+)");

    private static final String DOCS = "docs/";
    private static final String MARKETPLACE_POST =
            "features/org.openhab.binding.aliyuniot.kar/src/main/store/marketplace-post.md";
    private static final String TEXTS = MANUAL + "src/main/resources/OH-INF/i18n/aliyuniot";

    private static final Path STAND_IN = Path.of("sandbox", "openhab-standin");
    private static final int LARGEST_STAND_IN = 16_000;

    private static MarkdownPage page(String path) throws IOException {
        return MarkdownPage.read(SourceTree.root().resolve(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {ENGLISH, CHINESE, MANUAL + ENGLISH, MANUAL + CHINESE})
    void fullExampleIsTheFileThatTheDemoPlays(String path) throws IOException {
        assertThat(page(path).codeBlocks("yaml")).contains(DemoFiles.things());
    }

    /** It is scaffolding: what nobody reaches goes, before it outweighs what it carries. */
    @Test
    void standInIsAsSmallAsItsPageSays() throws IOException {
        Path standIn = SourceTree.root().resolve(STAND_IN);
        assertThat(Files.readString(standIn.resolve(ENGLISH)))
                .contains(String.format(Locale.ROOT, "at most %,d lines", LARGEST_STAND_IN));
        assertThat(linesOfCode(standIn.resolve("api")) + linesOfCode(standIn.resolve("host")))
                .isBetween(1L, (long) LARGEST_STAND_IN);
        assertThat(standIn.resolve("recordings").resolve("src").resolve("main")).doesNotExist();
    }

    private static long linesOfCode(Path module) throws IOException {
        long lines = 0;
        try (Stream<Path> files = Files.walk(module.resolve("src").resolve("main"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                lines += Files.readAllLines(file).size();
            }
        }
        return lines;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", MANUAL})
    void bothLanguagesHaveTheSameHeadings(String folder) throws IOException {
        assertThat(page(folder + CHINESE).headingLevels())
                .isNotEmpty()
                .isEqualTo(page(folder + ENGLISH).headingLevels());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", MANUAL})
    void bothLanguagesHaveTheSameNamesInTheirTables(String folder) throws IOException {
        List<String> names = firstCodes(folder + ENGLISH);
        assertThat(firstCodes(folder + CHINESE)).isEqualTo(names);
        if (folder.equals(MANUAL)) {
            assertThat(names).isNotEmpty();
        }
    }

    /** The first cells of all rows, as far as they are the same in all languages: names, not sentences. */
    private static List<String> firstCodes(String path) throws IOException {
        return page(path).tables().stream()
                .flatMap(List::stream)
                .map(row -> row.split("\\|")[1].strip())
                .filter(cell -> cell.matches("[a-z][A-Za-z]+|`[^`]+`"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {ENGLISH, CHINESE, MANUAL + ENGLISH, MANUAL + CHINESE})
    void relativeLinksAndFoldersExist(String path) throws IOException {
        MarkdownPage page = page(path);
        Path folder = SourceTree.root().resolve(path).getParent();
        assertThat(page.relativeLinks())
                .allSatisfy(link -> assertThat(folder.resolve(link)).exists());
        assertThat(page.inlineCode())
                .isNotEmpty()
                .filteredOn(code -> code.matches("(bundles|features|itests|sandbox)/.*") && !code.contains("/target/"))
                .allSatisfy(code -> assertThat(SourceTree.root().resolve(code)).exists());
    }

    @ParameterizedTest
    @ValueSource(strings = {ENGLISH, CHINESE})
    void commandsExist(String name) throws IOException {
        List<String> commands =
                page(name).codeBlocks("shell").stream().flatMap(String::lines).toList();
        assertThat(commands).contains("./sandbox.sh", "./sandbox.sh --demo", "mvn verify");
        assertThat(commands).allSatisfy(DocumentationTest::exists);
    }

    private static void exists(String command) {
        String program = command.split(" ")[0];
        if (program.startsWith("./")) {
            assertThat(SourceTree.root().resolve(program)).isExecutable();
        } else if (program.equals("java")) {
            Matcher jar = BUILT_JAR.matcher(command);
            assertThat(jar.find()).as(command).isTrue();
            assertThat(SourceTree.root().resolve(jar.group(1)).resolve("pom.xml"))
                    .content()
                    .contains("<finalName>" + jar.group(2) + "</finalName>");
        } else {
            assertThat(program).isEqualTo("mvn");
        }
        Matcher modules = MODULES.matcher(command);
        if (modules.find()) {
            assertThat(modules.group(1).split(","))
                    .allSatisfy(module -> assertThat(
                                    SourceTree.root().resolve(module).resolve("pom.xml"))
                            .isRegularFile());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {ENGLISH, CHINESE})
    void karHasTheVersionOfTheBuild(String name) throws Exception {
        var pom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(SourceTree.root().resolve("pom.xml").toFile());
        String version = XPathFactory.newInstance().newXPath().evaluate("/project/version", pom);
        assertThat(Files.readString(SourceTree.root().resolve(name)))
                .contains("/target/org.openhab.binding.aliyuniot-" + version + ".kar");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "install",
                "thing-model",
                "gateway",
                "certificates",
                "shadow",
                "remote-configuration",
                "device-log",
                "jobs",
                "diagnostics",
                "file-upload",
                "comparison",
                "upgrading",
                "security",
                "dependencies",
                "migration-from-mqtt",
                "from-ali-iotkit",
                "troubleshooting",
                "reliability"
            })
    void everyFurtherPageIsThereInBothLanguagesAndItsLinksLead(String name) throws IOException {
        MarkdownPage english = page(DOCS + name + ".md");
        MarkdownPage chinese = page(DOCS + name + ".zh-CN.md");
        assertThat(chinese.headingLevels()).isNotEmpty().isEqualTo(english.headingLevels());
        assertThat(chinese.tables()).hasSameSizeAs(english.tables());
        for (int i = 0; i < english.tables().size(); i++) {
            assertThat(chinese.tables().get(i)).hasSameSizeAs(english.tables().get(i));
        }
        for (MarkdownPage page : List.of(english, chinese)) {
            assertThat(page.relativeLinks())
                    .isNotEmpty()
                    .allSatisfy(
                            link -> assertThat(SourceTree.root().resolve(DOCS).resolve(link))
                                    .exists());
            assertThat(page.codeBlocks("shell").stream().flatMap(String::lines)).allSatisfy(DocumentationTest::exists);
        }
    }

    /** What is for whoever works on the add-on is there in one language. */
    static List<String> pagesForDevelopers() throws IOException {
        try (Stream<Path> decisions = Files.list(SourceTree.root().resolve(DOCS + "decisions"))) {
            return Stream.concat(
                            Stream.of(
                                    "CONTRIBUTING.md",
                                    "SECURITY.md",
                                    DOCS + "architecture.md",
                                    DOCS + "developing.md",
                                    "itests/benchmarks/README.md"),
                            decisions.map(file -> DOCS + "decisions/" + file.getFileName()))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pagesForDevelopers")
    void linksFoldersAndCommandsOfPagesForDevelopersExist(String path) throws IOException {
        relativeLinksAndFoldersExist(path);
        assertThat(page(path).codeBlocks("shell").stream().flatMap(String::lines))
                .allSatisfy(DocumentationTest::exists);
    }

    /** A map with names that are no more leads astray. */
    @Test
    void architectureNamesClassesThatExist() throws IOException {
        List<String> named = page(DOCS + "architecture.md").inlineCode().stream()
                .filter(code -> code.matches("([A-Z][a-z0-9]+){2,}"))
                .distinct()
                .toList();
        assertThat(named).hasSizeGreaterThan(20).isSubsetOf(classesOf("bundles", "sandbox", "itests"));
    }

    private static Set<String> classesOf(String... folders) throws IOException {
        Set<String> names = new HashSet<>();
        for (String folder : folders) {
            try (Stream<Path> files = Files.walk(SourceTree.root().resolve(folder))) {
                files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(".java"))
                        .forEach(name -> names.add(name.substring(0, name.length() - ".java".length())));
            }
        }
        return names;
    }

    @Test
    void everyDecisionIsInTheListOfDecisions() throws IOException {
        MarkdownPage list = page(DOCS + "decisions/README.md");
        try (Stream<Path> decisions = Files.list(SourceTree.root().resolve(DOCS + "decisions"))) {
            assertThat(decisions.map(file -> file.getFileName().toString()).filter(name -> !name.equals(ENGLISH)))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(list.relativeLinks()).contains(name));
        }
    }

    /** Progress of updates is no trouble. */
    @ParameterizedTest
    @CsvSource({"troubleshooting.md, .properties", "troubleshooting.zh-CN.md, _zh.properties"})
    void everyStatusIsExplainedByItsBeginning(String page, String texts) throws IOException {
        Properties all = new Properties();
        try (Reader reader = Files.newBufferedReader(SourceTree.root().resolve(TEXTS + texts))) {
            all.load(reader);
        }
        List<String> rows = page(DOCS + page).tables().get(0).stream()
                .skip(1)
                .map(row -> row.split("\\|")[1].strip())
                .toList();
        List<String> statuses = all.stringPropertyNames().stream()
                .filter(key -> key.matches("(offline|online)\\.(?!firmware-).*"))
                .map(key -> all.getProperty(key).replaceAll("\\{\\d}", "…"))
                .toList();
        assertThat(statuses).allSatisfy(status -> assertThat(rows).anyMatch(status::startsWith));
        assertThat(rows).allSatisfy(row -> assertThat(statuses).anyMatch(status -> status.startsWith(row)));
    }

    /** A figure that no test prints would be a claim. */
    @ParameterizedTest
    @ValueSource(strings = {"reliability.md", "reliability.zh-CN.md"})
    void everyFigureHasItsTest(String name) throws IOException {
        String commands = String.join("\n", page(DOCS + name).codeBlocks("shell"));
        List<String> tests = page(DOCS + name).tables().get(0).stream()
                .skip(1)
                .map(row -> row.split("\\|")[4].replace("`", "").strip())
                .toList();
        assertThat(tests).isNotEmpty().allSatisfy(test -> {
            assertThat(commands).contains(test);
            try (Stream<Path> files = Files.walk(SourceTree.root().resolve("bundles"))) {
                assertThat(files).anyMatch(file -> file.endsWith(test + ".java"));
            }
        });
    }

    @Test
    void marketplacePostOffersTheVersionsOfTheStore() throws IOException {
        String post = Files.readString(SourceTree.root().resolve(MARKETPLACE_POST));
        String entry = Files.readString(
                SourceTree.root().resolve("features/org.openhab.binding.aliyuniot.kar/src/main/store/addons.json"));
        Matcher range = Pattern.compile("\\[[\\d.]+;[\\d.]+\\)").matcher(entry);
        assertThat(range.find()).isTrue();
        assertThat(post)
                .contains("**Title:** `Aliyun IoT Binding " + range.group() + "`")
                .contains("**Tags:** `binding`, `kar`, `stable`")
                .containsPattern("https://\\S+/org\\.openhab\\.binding\\.aliyuniot-\\d+\\.\\d+\\.\\d+\\.kar");
    }
}
