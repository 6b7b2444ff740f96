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

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String BINDING = "org.openhab.binding.aliyuniot.internal..";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.openhab.binding.aliyuniot");
    private static final String LINK = "org.openhab.binding.aliyuniot.link..";

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
                .resideInAnyPackage("..internal.handler..", "..internal.channel..")
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

    @Test
    void packagesDoNotGoRoundInCircles() {
        check(slices().matching("org.openhab.binding.aliyuniot.internal.(*)..")
                .should()
                .beFreeOfCycles());
    }

    private static void check(ArchRule rule) {
        rule.check(CLASSES);
    }
}
