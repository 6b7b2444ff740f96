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

import aQute.bnd.header.Attrs;
import aQute.bnd.version.Version;
import aQute.bnd.version.VersionRange;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What the KAR holds and what it needs, without running it. */
class KarContentsIT {
    private static final String LINK = "org.openhab.binding.aliyuniot.link";
    private static final int JAVA_17 = 61;

    private static Kar kar;

    @BeforeAll
    static void readKar() throws Exception {
        kar = Kar.read(SourceTree.layout().kar());
    }

    private static Kar.Bundle bundle(String prefix) throws IOException {
        return kar.bundles().stream()
                .filter(bundle -> bundle.toString().startsWith(prefix + "-"))
                .findAny()
                .orElseThrow();
    }

    @Test
    void holdsTheFeatureAndTwoBundles() throws Exception {
        assertThat(kar.namesEndingWith(".jar")).hasSize(2);
        assertThat(kar.namesEndingWith(".xml")).hasSize(1);
    }

    private static Document features() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(
                        kar.entries().get(kar.namesEndingWith(".xml").get(0))));
    }

    private static List<String> featureNames() throws Exception {
        NodeList features = features().getDocumentElement().getElementsByTagNameNS("*", "feature");
        return IntStream.range(0, features.getLength())
                .mapToObj(i -> ((Element) features.item(i)).getAttribute("name"))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** Whatever users list in conf/services/addons.cfg or install in Main UI, it is not for or against this add-on. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "automation",
                "binding",
                "misc",
                "persistence",
                "transformation",
                "ui",
                "voice",
                "action",
                "package"
            })
    void openHabsManagerOfAddOnsLeavesTheFeatureAlone(String type) throws Exception {
        assertThat(featureNames()).containsExactly("aliyuniot-binding");
        for (String listed : List.of("", "mqtt", "mqtt, http", "aliyuniot", "aliyuniot-binding")) {
            ManagedFeatures wanted = new ManagedFeatures(type, listed);
            assertThat(wanted.claimed(featureNames())).as(wanted.toString()).isEmpty();
        }
    }

    /** The rule is openHAB's: the name that the first release had falls to it. */
    @Test
    void aFeatureNamedAsOpenHabsOwnIsUninstalledUnlessListed() {
        List<String> first = List.of("openhab-binding-aliyuniot");
        assertThat(new ManagedFeatures("binding", "mqtt").unwanted(first)).isEqualTo(first);
        assertThat(new ManagedFeatures("binding", "mqtt, aliyuniot").unwanted(first))
                .isEmpty();
        assertThat(new ManagedFeatures("ui", "basic").unwanted(first)).isEmpty();
    }

    @Test
    void featureNeedsNothingButOpenHab() throws Exception {
        Document features = features();
        assertThat(texts(features.getElementsByTagNameNS("*", "repository"))).isEmpty();
        List<String> required = texts(features.getElementsByTagNameNS("*", "feature")).stream()
                .filter(text -> !text.contains("mvn:"))
                .toList();
        assertThat(required).containsExactly("openhab-runtime-base");
        for (String location : texts(features.getElementsByTagNameNS("*", "bundle"))) {
            String[] coordinates = location.substring("mvn:".length()).split("/");
            assertThat(kar.entries())
                    .containsKey("repository/" + coordinates[0].replace('.', '/') + "/" + coordinates[1] + "/"
                            + coordinates[2] + "/" + coordinates[1] + "-" + coordinates[2] + ".jar");
        }
    }

    private static List<String> texts(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> nodes.item(i).getTextContent().strip())
                .toList();
    }

    @Test
    void bringsNoClassOfOpenHabsCore() throws Exception {
        for (Kar.Bundle bundle : kar.bundles()) {
            assertThat(bundle.entries().keySet())
                    .as(bundle.toString())
                    .noneMatch(name -> name.matches("org/openhab/core/.*|.*\\bstandin\\b.*"));
        }
    }

    @Test
    void exportsNothingButTheLinksOwnApi() throws Exception {
        assertThat(bundle(LINK).exports().keySet())
                .isNotEmpty()
                .allMatch(name -> name.equals(LINK) || name.startsWith(LINK + "."));
        assertThat(bundle("org.openhab.binding.aliyuniot").exports().keySet()).isEmpty();
    }

    @Test
    void bringsPahoWithItsServicesAndMessages() throws Exception {
        assertThat(bundle(LINK).entries())
                .containsKeys(
                        "META-INF/services/org.eclipse.paho.client.mqttv3.spi.NetworkModuleFactory",
                        "org/eclipse/paho/client/mqttv3/internal/nls/messages.properties",
                        "org/eclipse/paho/client/mqttv3/internal/nls/logcat.properties",
                        "org/eclipse/paho/client/mqttv3/internal/TCPNetworkModule.class");
        assertThat(bundle(LINK).entries().keySet()).noneMatch(name -> name.matches("META-INF/.*\\.(SF|RSA|DSA)"));
    }

    /** Every openHAB exports a Californium of another version. */
    @Test
    void bringsItsOwnCaliforniumAndImportsNone() throws Exception {
        assertThat(bundle(LINK).entries())
                .containsKeys(
                        "org/eclipse/californium/core/network/CoapEndpoint.class",
                        "org/eclipse/californium/elements/UDPConnector.class",
                        "org/eclipse/californium/scandium/DTLSConnector.class");
        for (Kar.Bundle bundle : kar.bundles()) {
            assertThat(bundle.imports().keySet())
                    .as(bundle.toString())
                    .noneMatch(
                            name -> name.startsWith("org.eclipse.californium") || name.startsWith("org.bouncycastle"));
        }
    }

    /** TLS with pre-shared keys and its ciphers; a provider would be one for the whole process. */
    @Test
    void bringsBouncyCastlesTlsWithoutAnyProvider() throws Exception {
        assertThat(bundle(LINK).entries())
                .containsKeys(
                        "org/bouncycastle/tls/TlsClientProtocol.class",
                        "org/bouncycastle/tls/crypto/impl/bc/BcTlsCrypto.class",
                        "org/bouncycastle/crypto/engines/AESEngine.class");
        assertThat(bundle(LINK).entries().keySet())
                .noneMatch(name -> name.matches("org/bouncycastle/(jce|jcajce|jsse|pqc)/.*|.*/impl/jcajce/.*"))
                .noneMatch(name -> name.startsWith("META-INF/versions/"))
                .doesNotContain("META-INF/services/java.security.Provider");
    }

    @Test
    void isSmallEnoughForSlowLines() throws Exception {
        assertThat(Files.size(SourceTree.layout().kar())).isLessThan(6 * 1024 * 1024);
    }

    @Test
    void everyClassRunsOnJava17() throws Exception {
        for (Kar.Bundle bundle : kar.bundles()) {
            for (Map.Entry<String, byte[]> entry : bundle.entries().entrySet()) {
                if (entry.getKey().endsWith(".class")) {
                    assertThat((entry.getValue()[6] & 0xff) << 8 | entry.getValue()[7] & 0xff)
                            .as(bundle + "!" + entry.getKey())
                            .isLessThanOrEqualTo(JAVA_17);
                }
            }
        }
    }

    @Test
    void importsOfOpenHabCarryNoVersion() throws Exception {
        for (Kar.Bundle bundle : kar.bundles()) {
            for (Map.Entry<String, Attrs> wanted : bundle.imports().entrySet()) {
                if (wanted.getKey().startsWith("org.openhab.core")) {
                    assertThat(wanted.getValue().getVersion())
                            .as(wanted.getKey())
                            .isNull();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.3.11", "5.2.1"})
    void everyImportIsThere(String openHab) throws Exception {
        Map<String, List<Version>> exports = exports(openHab);
        for (Kar.Bundle other : kar.bundles()) {
            other.exports()
                    .forEach((name, attrs) -> exports.computeIfAbsent(name, key -> new ArrayList<>())
                            .add(new Version(attrs.getVersion())));
        }
        for (Kar.Bundle bundle : kar.bundles()) {
            for (Map.Entry<String, Attrs> wanted : bundle.imports().entrySet()) {
                if ("optional".equals(wanted.getValue().get("resolution:"))) {
                    continue;
                }
                String range = wanted.getValue().getVersion();
                assertThat(exports.getOrDefault(wanted.getKey(), List.of()))
                        .as("%s imports %s %s", bundle, wanted.getKey(), range)
                        .anyMatch(version -> range == null || new VersionRange(range).includes(version));
            }
        }
    }

    private static Map<String, List<Version>> exports(String openHab) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(KarContentsIT.class.getResourceAsStream("openhab-" + openHab + "-exports.txt")),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .collect(Collectors.groupingBy(
                            columns -> columns[0],
                            Collectors.mapping(columns -> new Version(columns[1]), Collectors.toList())));
        }
    }
}
