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

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The folder that is published with a release: openHAB's add-on store can read and install what is in it. */
class StoreIT {
    private static Path folder;
    private static String list;
    private static JsonObject entry;

    @BeforeAll
    static void readList() throws IOException {
        folder = SourceTree.root().resolve("features/org.openhab.binding.aliyuniot.kar/target/store");
        list = Files.readString(folder.resolve("addons.json"));
        entry = JsonParser.parseString(list).getAsJsonArray().get(0).getAsJsonObject();
    }

    private static List<Error> errors(String json) throws IOException {
        try (InputStream schema = StoreIT.class.getResourceAsStream("addons.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(schema)
                    .validate(json, InputFormat.JSON);
        }
    }

    @Test
    void listIsOneThatEverySupportedOpenhabReads() throws Exception {
        assertThat(errors(list)).isEmpty();
    }

    /** What each of these would do to users is written in the schema. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "binding-aliyuniot"   | "org.openhab.binding.aliyuniot"
                    "[4.3.0;5.3.0)"       | "[4.3;5.3)"
                    "[4.3.0;5.3.0)"       | "[4.3.0,5.3.0)"
                    ;type=karfile         | ;type=jar
                    .kar"                 | .kar?raw=true"
                    "stable"              | null
                    "cloud"               | ["cloud"]
                    "author"              | "writer"
                    """)
    void schemaRefusesWhatOpenhabChokesOn(String right, String wrong) throws Exception {
        assertThat(list).contains(right);
        assertThat(errors(list.replace(right, wrong))).isNotEmpty();
    }

    @Test
    void entryIsThatOfTheAddOn() throws Exception {
        var addOn = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(SourceTree.root()
                        .resolve("bundles/org.openhab.binding.aliyuniot/src/main/resources/OH-INF/addon/addon.xml")
                        .toFile())
                .getDocumentElement();
        assertThat(text("id")).isEqualTo(addOn.getAttribute("id"));
        for (String[] field : new String[][] {{"type", "type"}, {"title", "name"}, {"connection", "connection"}}) {
            assertThat(text(field[0]))
                    .isEqualTo(addOn.getElementsByTagName(field[1]).item(0).getTextContent());
        }
        assertThat(text("uid")).isEqualTo(text("type") + "-" + text("id"));
    }

    @Test
    void everythingThatTheEntryLinksIsInTheFolder() throws Exception {
        Path kar = SourceTree.layout().kar();
        String name = "org.openhab.binding.aliyuniot-" + text("version") + ".kar";
        assertThat(kar.getFileName()).hasToString(name);
        assertThat(folder.resolve(name)).hasSameBinaryContentAs(kar);
        for (String link : List.of("url", "link", "image_url")) {
            assertThat(folder.resolve(text(link).substring(text(link).lastIndexOf('/') + 1)))
                    .isNotEmptyFile();
        }
        try (var files = Files.list(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".kar"))).hasSize(1);
        }
    }

    @Test
    void sandboxServesTheStoreOnThisMachine() throws Exception {
        Process sandbox = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        SourceTree.root()
                                .resolve("sandbox/launcher/target/sandbox-launcher.jar")
                                .toString(),
                        "--root",
                        SourceTree.root().toString(),
                        "--store",
                        "--store-port",
                        "0")
                .redirectErrorStream(true)
                .start();
        try (BufferedReader told = sandbox.inputReader(StandardCharsets.UTF_8)) {
            String line = told.lines()
                    .filter(text -> text.contains("org.openhab.jsonaddonservice:urls="))
                    .findFirst()
                    .orElseThrow();
            String served = get(line.substring(line.indexOf('=') + 1), BodyHandlers.ofString());
            assertThat(errors(served)).isEmpty();
            String kar = JsonParser.parseString(served)
                    .getAsJsonArray()
                    .get(0)
                    .getAsJsonObject()
                    .get("url")
                    .getAsString();
            assertThat(kar).startsWith("http://127.0.0.1:");
            assertThat(get(kar, BodyHandlers.ofByteArray()))
                    .isEqualTo(Files.readAllBytes(SourceTree.layout().kar()));
        } finally {
            sandbox.destroy();
        }
    }

    private static <T> T get(String url, BodyHandler<T> handler) throws Exception {
        HttpResponse<T> response = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), handler);
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    @Test
    void logoIsSquareAndRunsNothing() throws Exception {
        var logo = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(folder.resolve("logo.svg").toFile())
                .getDocumentElement();
        assertThat(logo.getAttribute("width")).isNotEmpty().isEqualTo(logo.getAttribute("height"));
        assertThat(logo.getElementsByTagName("script").getLength()).isZero();
        assertThat(logo.getElementsByTagName("image").getLength()).isZero();
    }

    private static String text(String field) {
        return entry.get(field).getAsString();
    }
}
