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

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.binding.aliyuniot.internal.report.ThingUpdates;
import org.openhab.core.thing.binding.ThingHandlerCallback;

@NonNullByDefault({})
class ArchitectureTest {
    private static final String BINDING = "org.openhab.binding.aliyuniot.internal..";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.openhab.binding.aliyuniot");
    private static final String LINK = "org.openhab.binding.aliyuniot.link..";
    private static final String ROOT = "org.openhab.binding.aliyuniot.internal";
    private static final long MOST_CLASSES = 15;

    @Test
    void everythingIsInternalOrLink() {
        check(classes().should().resideInAnyPackage(BINDING, LINK));
    }

    @Test
    void theLinkDoesNotKnowTheBinding() {
        check(noClasses()
                .that()
                .resideInAPackage(LINK)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(BINDING));
    }

    @Test
    void theBindingKnowsOpenhabTheLinkAndWhatOpenhabBrings() {
        check(classes()
                .that()
                .resideInAPackage(BINDING)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        BINDING,
                        LINK,
                        "org.openhab.core..",
                        "java..",
                        "org.slf4j..",
                        "org.osgi.framework..",
                        "org.osgi.service.component..",
                        "com.google.gson..",
                        "javax.measure..",
                        "org.eclipse.jdt.annotation.."));
    }

    @Test
    void handlersAndChannelsDoNotKnowMqtt() {
        check(noClasses()
                .that()
                .resideInAnyPackage(
                        "..internal.handler..", "..internal.session..", "..internal.channel..", "..internal.report..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.openhab.binding.aliyuniot.link.transport.mqtt.."));
    }

    /** A clock that is set back stops no watchdog and makes no download older; only a window of the day asks for it. */
    @Test
    void updatesDoNotLookAtTheClockOnTheWall() {
        check(noClasses()
                .that()
                .resideInAnyPackage("..internal.firmware..", "..link.ota..")
                .and()
                .haveNameNotMatching(".*\\.AutoStart(\\$.*)?")
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Clock.class, Instant.class, LocalDateTime.class, ZonedDateTime.class, Date.class));
    }

    /** Each piece of their state has one owner on one mailbox; a lock says that it has more. */
    @Test
    void firmwareHasNoLocks() throws IOException {
        Path link = Path.of("../org.openhab.binding.aliyuniot.link/src/main/java/org/openhab/binding/aliyuniot/link");
        List<Path> folders = List.of(
                Path.of("src/main/java/org/openhab/binding/aliyuniot/internal/firmware"),
                link.resolve("ota/module"),
                link.resolve("ota/update"),
                link.resolve("ota/record"),
                link.resolve("ota/load"));
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                List<Path> sources = files.filter(Files::isRegularFile).toList();
                assertThat(sources).as(folder.toString()).isNotEmpty();
                for (Path source : sources) {
                    assertThat(Files.readString(source))
                            .as(source.toString())
                            .doesNotContain("synchronized", "concurrent.locks");
                }
            }
        }
    }

    /** Handlers open themselves to reports, and reports go through the gate. */
    @Test
    void thereIsOneWayOutToOpenhab() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("..internal.report..", "..internal.handler..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(ThingUpdates.class)
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(ThingHandlerCallback.class));
    }

    @Test
    void packagesDoNotGoRoundInCirclesAtAnyDepth() {
        check(slices().assignedFrom(by("package", JavaClass::getPackageName))
                .should()
                .beFreeOfCycles());
    }

    /** A sealed interface does not depend on what it permits, so that sealed families pass. */
    @Test
    void classesDoNotGoRoundInCircles() {
        check(slices().assignedFrom(by("class", type -> outermost(type).getName()))
                .should()
                .beFreeOfCycles());
    }

    @Test
    void aPackageHasOneDutySoItIsSmall() {
        Map<String, Long> sizes = CLASSES.stream()
                .filter(type -> type.getPackageName().startsWith(ROOT))
                .filter(type ->
                        outermost(type).equals(type) && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, TreeMap::new, Collectors.counting()));

        assertThat(sizes)
                .isNotEmpty()
                .allSatisfy((name, size) -> assertThat(size).as(name).isLessThanOrEqualTo(MOST_CLASSES));
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
    }

    private static SliceAssignment by(String what, Function<JavaClass, String> name) {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return type.getPackageName().startsWith(ROOT)
                        ? SliceIdentifier.of(name.apply(type))
                        : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "each " + what;
            }
        };
    }

    private static void check(ArchRule rule) {
        rule.check(CLASSES);
    }
}
