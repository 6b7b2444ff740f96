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

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
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
                .doNotHaveSimpleName("AutoStart")
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Clock.class, Instant.class, LocalDateTime.class, ZonedDateTime.class, Date.class));
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
