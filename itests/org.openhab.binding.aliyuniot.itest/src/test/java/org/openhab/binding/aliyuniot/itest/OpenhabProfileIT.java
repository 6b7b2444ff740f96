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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.DependencyManagement;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.Repository;
import org.apache.maven.model.building.DefaultModelBuilderFactory;
import org.apache.maven.model.building.DefaultModelBuildingRequest;
import org.apache.maven.model.building.ModelBuildingException;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.apache.maven.model.resolution.UnresolvableModelException;
import org.apache.maven.model.resolution.WorkspaceModelResolver;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The build with {@code -Popenhab}, as far as it can be looked at without openHAB's repository. */
class OpenhabProfileIT {
    private static final String BINDING = "bundles/org.openhab.binding.aliyuniot";
    private static final Set<String> STAND_IN = Set.of(
            "openhab-standin", "sandbox-distribution", "sandbox-launcher", "org.openhab.binding.aliyuniot.itest");
    private static final Pattern OPENHAB_PACKAGE =
            Pattern.compile("import (?:static )?(org\\.openhab\\.core[a-z0-9.]*)\\.[A-Z]");
    private static final Pattern STAND_IN_ONLY = Pattern.compile(
            "org\\.openhab\\.standin|import (static )?org\\.openhab\\.core\\.([a-z0-9]+\\.)*internal\\.");

    /** The effective model of a module; without a version, as Maven would read it for {@code -Popenhab} alone. */
    private static Model model(String module, String openHab) throws ModelBuildingException {
        Properties properties = new Properties();
        if (openHab != null) {
            properties.setProperty("openhab.version", openHab);
        }
        return new DefaultModelBuilderFactory()
                .newInstance()
                .build(new DefaultModelBuildingRequest()
                        .setPomFile(SourceTree.root()
                                .resolve(module)
                                .resolve("pom.xml")
                                .toFile())
                        .setSystemProperties(System.getProperties())
                        .setUserProperties(properties)
                        .setActiveProfileIds(List.of("openhab"))
                        .setWorkspaceModelResolver(new SourceTreeModels()))
                .getEffectiveModel();
    }

    private static List<Model> reactor() throws ModelBuildingException {
        List<Model> models = new ArrayList<>();
        for (String module : model("", "5.2.1").getModules()) {
            models.add(model(module, "5.2.1"));
        }
        return models;
    }

    @Test
    void reactorNeedsNoStandIn() throws Exception {
        List<Model> models = reactor();
        Set<String> built = models.stream().map(Model::getArtifactId).collect(Collectors.toSet());
        assertThat(built)
                .contains("org.openhab.binding.aliyuniot", "org.openhab.binding.aliyuniot.link")
                .doesNotContainAnyElementsOf(STAND_IN);
        assertThat(models)
                .allSatisfy(model -> assertThat(model.getDependencies())
                        .filteredOn(dependency -> dependency.getGroupId().equals("org.openhab.aliyuniot"))
                        .extracting(Dependency::getArtifactId)
                        .isSubsetOf(built));
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.3.11", "5.2.1"})
    void openHabComesFromItsOwnRepositoryInTheWantedVersion(String openHab) throws Exception {
        Model binding = model(BINDING, openHab);
        assertThat(binding.getRepositories())
                .extracting(Repository::getUrl)
                .contains("https://openhab.jfrog.io/openhab/libs-release");
        assertThat(openHabDependencies(binding)).hasSizeGreaterThan(3).allSatisfy(dependency -> {
            assertThat(dependency.getVersion()).isEqualTo(openHab);
            assertThat(dependency.getScope()).isEqualTo("provided");
        });
    }

    @Test
    void withoutAVersionMavenAsksForOne() {
        assertThatThrownBy(() -> model(BINDING, null)).hasMessageContaining("${openhab.version}");
    }

    @Test
    void everyPackageOfOpenHabThatIsImportedIsInABundleOfTheList() throws Exception {
        Set<String> bundles = openHabDependencies(model(BINDING, "5.2.1"))
                .map(Dependency::getArtifactId)
                .collect(Collectors.toSet());
        Map<String, String> exporters = exporters();
        assertThat(sources("src/main/java").values().stream()
                        .flatMap(source -> OPENHAB_PACKAGE.matcher(source).results())
                        .map(found -> found.group(1)))
                .contains("org.openhab.core.thing", "org.openhab.core.io.console")
                .allSatisfy(name -> assertThat(bundles).as(name).contains(exporters.get(name)));
        Set<String> tested = testSources().values().stream()
                .flatMap(source -> OPENHAB_PACKAGE.matcher(source).results())
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(tested).allSatisfy(name -> assertThat(bundles).as(name).contains(exporters.get(name)));
    }

    @Test
    void testsThatStayNeedNothingThatOnlyTheStandInHas() throws Exception {
        Map<String, String> all = sources("src/test/java");
        Map<String, String> staying = testSources();
        Set<String> leftOut = new TreeSet<>(all.keySet());
        leftOut.removeAll(staying.keySet());
        assertThat(staying).hasSizeGreaterThan(leftOut.size());
        assertThat(staying.keySet())
                .as("missing in the profile's testExcludes")
                .filteredOn(path -> STAND_IN_ONLY.matcher(staying.get(path)).find()
                        || leftOut.stream().anyMatch(other -> names(staying.get(path), other)))
                .isEmpty();
    }

    private static boolean names(String source, String other) {
        return Pattern.compile("\\b" + simpleName(other) + "\\b")
                .matcher(source)
                .find();
    }

    @Test
    void nothingIsLeftOutThatCouldStay() throws Exception {
        Map<String, String> all = sources("src/test/java");
        Set<String> leftOut = new TreeSet<>(all.keySet());
        leftOut.removeAll(testSources().keySet());
        assertThat(excludes())
                .allSatisfy(exclude -> assertThat(leftOut).anyMatch(path -> exclude.matches(Path.of(path))));
        assertThat(leftOut)
                .allSatisfy(path -> assertThat(
                                STAND_IN_ONLY.matcher(all.get(path)).find()
                                        || leftOut.stream()
                                                .filter(other -> !other.equals(path))
                                                .anyMatch(other -> names(all.get(path), other)))
                        .as(path)
                        .isTrue());
    }

    private static String simpleName(String path) {
        return path.substring(path.lastIndexOf('/') + 1, path.length() - ".java".length());
    }

    private static Stream<Dependency> openHabDependencies(Model model) {
        return model.getDependencies().stream()
                .filter(dependency -> dependency.getGroupId().startsWith("org.openhab.core"));
    }

    private static Map<String, String> testSources() throws Exception {
        Map<String, String> sources = sources("src/test/java");
        List<PathMatcher> excludes = excludes();
        sources.keySet().removeIf(path -> excludes.stream().anyMatch(exclude -> exclude.matches(Path.of(path))));
        return sources;
    }

    private static List<PathMatcher> excludes() throws ModelBuildingException {
        Plugin compiler = model(BINDING, "5.2.1")
                .getBuild()
                .getPluginsAsMap()
                .get("org.apache.maven.plugins:maven-compiler-plugin");
        Xpp3Dom excludes = ((Xpp3Dom) compiler.getConfiguration()).getChild("testExcludes");
        return Stream.of(excludes.getChildren())
                .map(exclude -> FileSystems.getDefault().getPathMatcher("glob:" + exclude.getValue()))
                .toList();
    }

    /** The binding's sources by their path below the folder. */
    private static Map<String, String> sources(String folder) throws IOException {
        Path root = SourceTree.root().resolve(BINDING).resolve(folder);
        Map<String, String> sources = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                sources.put(root.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return sources;
    }

    /** Which bundle of openHAB exports a package. */
    private static Map<String, String> exporters() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(OpenhabProfileIT.class.getResourceAsStream("openhab-5.2.1-exports.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("org.openhab."))
                    .map(line -> line.split(" "))
                    .collect(Collectors.toMap(columns -> columns[0], columns -> columns[2]));
        }
    }

    /**
     * Finds the parent of all modules, and stands for the list of JUnit's parts, which the build imports; nothing here
     * depends on what that one says.
     */
    private static final class SourceTreeModels implements WorkspaceModelResolver {
        @Override
        public Model resolveRawModel(String groupId, String artifactId, String versionConstraint)
                throws UnresolvableModelException {
            Path pom = SourceTree.root().resolve("pom.xml");
            try (InputStream in = Files.newInputStream(pom)) {
                Model parent = new MavenXpp3Reader().read(in);
                parent.setPomFile(pom.toFile());
                return parent;
            } catch (IOException | XmlPullParserException e) {
                throw new UnresolvableModelException(e.getMessage(), groupId, artifactId, versionConstraint);
            }
        }

        @Override
        public Model resolveEffectiveModel(String groupId, String artifactId, String version) {
            Dependency jupiter = new Dependency();
            jupiter.setGroupId("org.junit.jupiter");
            jupiter.setArtifactId("junit-jupiter");
            jupiter.setVersion(version);
            Model list = new Model();
            list.setDependencyManagement(new DependencyManagement());
            list.getDependencyManagement().addDependency(jupiter);
            return list;
        }
    }
}
