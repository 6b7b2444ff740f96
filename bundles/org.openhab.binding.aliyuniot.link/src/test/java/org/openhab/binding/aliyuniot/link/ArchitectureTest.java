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
package org.openhab.binding.aliyuniot.link;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.Timer;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String LINK = "org.openhab.binding.aliyuniot.link";

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(LINK);

    @Test
    void linkKnowsNothingOfOpenHab() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.openhab.core..", "org.openhab.binding.aliyuniot.internal..", "org.osgi..")
                .check(classes);
    }

    @Test
    void onlyTheMqttTransportSeesPaho() {
        noClasses()
                .that()
                .resideOutsideOfPackage(LINK + ".transport.mqtt..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.paho..")
                .check(classes);
    }

    @Test
    void onlyTheCoapTransportSeesCalifornium() {
        noClasses()
                .that()
                .resideOutsideOfPackage(LINK + ".transport.coap..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.californium..")
                .check(classes);
    }

    /** The standard configuration reads and writes a file in the working directory. */
    @Test
    void nobodyUsesCaliforniumsStandardConfiguration() {
        noClasses()
                .should()
                .callMethodWhere(target(owner(assignableTo("org.eclipse.californium.elements.config.Configuration")))
                        .and(target(name("getStandard"))))
                .check(classes);
    }

    @Test
    void nobodyUsesPahosClients() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("org\\.eclipse\\.paho\\.client\\.mqttv3\\.(Mqtt(Async)?Client|IMqtt.*Client).*")
                .check(classes);
    }

    @Test
    void sessionsDoNotKnowWhichTransportTheyHave() {
        noClasses()
                .that()
                .resideInAPackage(LINK + ".session..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(LINK + ".transport.*..")
                .check(classes);
    }

    @Test
    void onlyHttpExchangesSeeHttpCore() {
        noClasses()
                .that()
                .resideOutsideOfPackage(LINK + ".http")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.hc..")
                .check(classes);
    }

    /** It bounds neither trailers nor interim answers, and closing it may wait; defaults of others change what it does. */
    @Test
    void nobodyUsesTheUrlConnectionsOfTheRuntime() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(java.net.URLConnection.class)
                .check(classes);
    }

    @Test
    void onlyTheStoreOnDiskSeesItsJournal() {
        noClasses()
                .that()
                .resideOutsideOfPackages(LINK + ".journal", LINK + ".session.store")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(LINK + ".journal")
                .check(classes);
    }

    /** The wall clock may jump; only what is told to people goes by it. */
    @Test
    void sessionsAndTransportsDoNotLookAtTheWallClock() {
        noClasses()
                .that()
                .resideInAnyPackage(LINK, LINK + ".session..", LINK + ".transport..")
                // Tells when the last message was sent or received.
                .and()
                .doNotHaveFullyQualifiedName(LINK + ".session.statistics.SessionCounters")
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethodWhere(target(owner(assignableTo("java.time.temporal.Temporal")))
                        .and(target(name("now"))))
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .callConstructor(Date.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Calendar.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Timer.class)
                .check(classes);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(LINK + ".(**)").should().beFreeOfCycles().check(classes);
    }
}
