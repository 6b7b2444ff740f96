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
package org.openhab.aliyuniot.emulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NonNullByDefault({})
class ArchitectureTest {
    private static final String EMULATOR = "org.openhab.aliyuniot.emulator";
    private static final Path SOURCES = Path.of("src/main/java");
    private static final int MAX_CLASSES_A_PACKAGE = 15;
    private static final int MAX_LINES_A_FILE = 300;

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(EMULATOR);

    /** What both sides shared would be wrong on both, and no test would notice. */
    @Test
    void theEmulatorSharesNoCodeWithTheBinding() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.openhab.binding..", "org.openhab.core..", "org.osgi..")
                .check(CLASSES);
    }

    @ParameterizedTest
    @CsvSource({
        "org.eclipse.californium.., coap",
        "io.vertx.mqtt..,           mqtt",
        "io.netty..,                mqtt",
        "org.bouncycastle..,        tls",
        "picocli..,                 command",
    })
    void aLibraryIsSeenByOnePackage(String library, String packageName) {
        noClasses()
                .that()
                .resideOutsideOfPackage(EMULATOR + "." + packageName)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(CLASSES);
    }

    /** Programs that run the emulator have its doors; what is behind these belongs to the event loop. */
    @Test
    void nobodyComesInThroughTheDoorsFromBehind() {
        noClasses()
                .that()
                .resideOutsideOfPackages(EMULATOR, EMULATOR + ".cloud", EMULATOR + ".command")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(EMULATOR, EMULATOR + ".cloud", EMULATOR + ".command")
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(EMULATOR + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void packagesHaveOneDuty() {
        Map<String, List<String>> packages = CLASSES.stream()
                .filter(type -> isOfOneFile(type) && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(
                        JavaClass::getPackageName, Collectors.mapping(JavaClass::getSimpleName, Collectors.toList())));

        assertThat(packages)
                .isNotEmpty()
                .allSatisfy(
                        (name, members) -> assertThat(members).as(name).hasSizeLessThanOrEqualTo(MAX_CLASSES_A_PACKAGE))
                .allSatisfy((name, members) -> assertThat(
                                SOURCES.resolve(name.replace('.', '/')).resolve("package-info.java"))
                        .content()
                        .containsPattern("/\\*\\*\n \\* \\S.*\\.\n"));
    }

    @Test
    void aFileIsReadInOneGo() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readAllLines(file))
                            .as(file.toString())
                            .hasSizeLessThanOrEqualTo(MAX_LINES_A_FILE));
        }
    }

    @Test
    void classesOfAPackageKnowOneAnotherOneWay() {
        assertThat(circles()).isEmpty();
    }

    /** Classes that reach one another in a package, those inside of others taken for these; sealed families are one. */
    private Set<Set<String>> circles() {
        Map<String, Set<String>> reached = new HashMap<>();
        for (JavaClass from : CLASSES) {
            from.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(to -> to.getPackageName().equals(from.getPackageName()))
                    .filter(to -> !family(from).equals(family(to)))
                    .forEach(to -> reached.computeIfAbsent(family(from), key -> new HashSet<>())
                            .add(family(to)));
        }
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Set<String> some : reached.values()) {
                for (String one : List.copyOf(some)) {
                    grown |= some.addAll(reached.getOrDefault(one, Set.of()));
                }
            }
        }
        return reached.keySet().stream()
                .map(name -> reached.get(name).stream()
                        .filter(other -> reached.getOrDefault(other, Set.of()).contains(name))
                        .collect(Collectors.toSet()))
                .filter(circle -> circle.size() > 1)
                .collect(Collectors.toSet());
    }

    /** The outermost class, or the sealed one that permits it. */
    private static String family(JavaClass of) {
        String outer = of.getName().replaceAll("\\$.*", "");
        return sealed(outer).map(Class::getName).findFirst().orElse(outer);
    }

    private static Stream<Class<?>> sealed(String name) {
        try {
            Class<?> type = Class.forName(name, false, ArchitectureTest.class.getClassLoader());
            return Stream.<Class<?>>concat(Stream.of(type.getInterfaces()), Stream.ofNullable(type.getSuperclass()))
                    .filter(Class::isSealed);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isOfOneFile(JavaClass of) {
        return !of.getName().contains("$");
    }
}
