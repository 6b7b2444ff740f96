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
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Timer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String LINK = "org.openhab.binding.aliyuniot.link";
    private static final int MAX_CLASSES_A_PACKAGE = 15;

    /** What belongs together so closely that it may know one another, and why. */
    private static final Set<Set<String>> CIRCLES = Set.of(
            // A job and the two directions of its format, which are long.
            Set.of("OtaJob", "OtaJobReader", "OtaJobWriter"),
            // A part and the whole that made it.
            Set.of("FileDownloads", "MqttFileDownload"),
            Set.of("FirmwareFolder", "PartialImage"),
            // A note moves from file to file; a file knows which notes in it are of use.
            Set.of("JournalNote", "JournalSegment"),
            // An interface that offers its only implementation outside of tests.
            Set.of("SequenceStore", "FolderSequenceStore"));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(LINK);

    @Test
    void linkKnowsNothingOfOpenHab() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.openhab.core..", "org.openhab.binding.aliyuniot.internal..", "org.osgi..")
                .check(CLASSES);
    }

    @Test
    void onlyTheMqttTransportSeesPaho() {
        noClasses()
                .that()
                .resideOutsideOfPackage(LINK + ".transport.mqtt..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.paho..")
                .check(CLASSES);
    }

    @Test
    void onlyTheCoapTransportSeesCalifornium() {
        noClasses()
                .that()
                .resideOutsideOfPackage(LINK + ".transport.coap..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.californium..")
                .check(CLASSES);
    }

    @Test
    void onlyTlsWithKeysSeesBouncyCastle() {
        noClasses()
                .that()
                .resideOutsideOfPackage(LINK + ".transport.mqtt.psk")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.bouncycastle..")
                .check(CLASSES);
    }

    /** A provider is the whole process's, and the host may have another version of it. */
    @Test
    void nobodyUsesBouncyCastlesProviders() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.bouncycastle.jce..",
                        "org.bouncycastle.jcajce..",
                        "org.bouncycastle.jsse..",
                        "org.bouncycastle.tls.crypto.impl.jcajce..")
                .check(CLASSES);
    }

    /** The standard configuration reads and writes a file in the working directory. */
    @Test
    void nobodyUsesCaliforniumsStandardConfiguration() {
        noClasses()
                .should()
                .callMethodWhere(target(owner(assignableTo("org.eclipse.californium.elements.config.Configuration")))
                        .and(target(name("getStandard"))))
                .check(CLASSES);
    }

    @Test
    void nobodyUsesPahosClients() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("org\\.eclipse\\.paho\\.client\\.mqttv3\\.(Mqtt(Async)?Client|IMqtt.*Client).*")
                .check(CLASSES);
    }

    @Test
    void sessionsDoNotKnowWhichTransportTheyHave() {
        noClasses()
                .that()
                .resideInAPackage(LINK + ".session..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(LINK + ".transport.*..")
                .check(CLASSES);
    }

    @Test
    void onlyHttpExchangesSeeHttpCore() {
        noClasses()
                .that()
                .resideOutsideOfPackage(LINK + ".http")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.hc..")
                .check(CLASSES);
    }

    /** It bounds neither trailers nor interim answers, and closing it may wait; defaults of others change what it does. */
    @Test
    void nobodyUsesTheUrlConnectionsOfTheRuntime() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(java.net.URLConnection.class)
                .check(CLASSES);
    }

    @Test
    void onlyTheStoreOnDiskSeesItsJournal() {
        noClasses()
                .that()
                .resideOutsideOfPackages(LINK + ".journal", LINK + ".session.store")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(LINK + ".journal")
                .check(CLASSES);
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
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(LINK + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void packagesHaveOneDuty() {
        Map<String, List<String>> packages = CLASSES.stream()
                .filter(ArchitectureTest::isOfOneFile)
                .collect(Collectors.groupingBy(
                        JavaClass::getPackageName, Collectors.mapping(JavaClass::getSimpleName, Collectors.toList())));

        assertThat(packages)
                .isNotEmpty()
                .allSatisfy((name, members) ->
                        assertThat(members).as(name).hasSizeLessThanOrEqualTo(MAX_CLASSES_A_PACKAGE));
    }

    @Test
    void classesOfAPackageKnowOneAnotherOneWay() {
        assertThat(circles()).isEqualTo(CIRCLES);
    }

    /** Classes that reach one another in a package, those inside of others taken for these. */
    private Set<Set<String>> circles() {
        Map<String, Set<String>> reached = new HashMap<>();
        for (JavaClass from : CLASSES) {
            from.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass())
                    .filter(to -> to.getPackageName().equals(from.getPackageName()))
                    .forEach(to -> reached.computeIfAbsent(outer(from), key -> new HashSet<>())
                            .add(outer(to)));
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
                .map(circle -> circle.stream()
                        .map(name -> name.substring(name.lastIndexOf('.') + 1))
                        .collect(Collectors.toSet()))
                .collect(Collectors.toSet());
    }

    private static String outer(JavaClass of) {
        return of.getName().replaceAll("\\$.*", "");
    }

    private static boolean isOfOneFile(JavaClass of) {
        return !of.getName().contains("$") && !of.getSimpleName().equals("package-info");
    }
}
