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
package org.openhab.aliyuniot.emulator.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.Emulated;

/** The files of the console, and how they are served; no browser needed. */
@NonNullByDefault({})
class ConsoleFilesTest {
    private static final Path FOLDER = Path.of("src/main/resources/org/openhab/aliyuniot/emulator/web");
    private static final List<String> FILES = ConsolePage.FILES;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Emulated
    private static AliyunIotEmulator emulator;

    @Test
    void allFilesAreServed() throws Exception {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(FILES);
        }
    }

    @ParameterizedTest
    @FieldSource("FILES")
    void aFileComesWithThePolicyAndOnlyOnce(String name) throws Exception {
        HttpResponse<byte[]> response = get("/console/" + name);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(Files.readAllBytes(FOLDER.resolve(name)));
        assertThat(response.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
                        .contains("connect-src 'self'", "form-action 'none'", "frame-ancestors 'none'")
                        .contains("require-trusted-types-for 'script'")
                        .doesNotContain("unsafe", "http:", "data:", "*"));
        assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(response.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(response.headers().firstValue("Cross-Origin-Resource-Policy"))
                .contains("same-origin");
        String tag = response.headers().firstValue("ETag").orElseThrow();
        HttpResponse<byte[]> again = get("/console/" + name, "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html; charset=utf-8",
        "/console/app.js, text/javascript; charset=utf-8",
        "/console/console.css, text/css; charset=utf-8",
        "/console/zh.json, application/json",
        "/console/icon.svg, image/svg+xml"
    })
    void aFileSaysWhatItIs(String path, String type) throws Exception {
        assertThat(get(path).headers().firstValue("Content-Type")).contains(type);
    }

    @ParameterizedTest
    @CsvSource({"/console/app.class", "/console/..%2FConsolePage.class", "/console/", "/index.html"})
    void nothingElseIsServed(String path) throws Exception {
        HttpResponse<byte[]> response = get(path);
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(new String(response.body(), StandardCharsets.UTF_8)).startsWith("{\"error\":");
    }

    /** Web pages from elsewhere may not even ask. */
    @Test
    void thePageIsForThisMachineOnly() throws Exception {
        assertThat(get("/", "Origin", "http://example.org").statusCode()).isEqualTo(403);
        assertThat(get("/api/traffic", "Origin", "http://example.org").statusCode())
                .isEqualTo(403);
    }

    /** Markup from texts, code from texts, other hosts. */
    @ParameterizedTest
    @FieldSource("FILES")
    void noFileDoesWhatThePolicyForbids(String name) throws Exception {
        String content = read(name).replace("http://www.w3.org/2000/svg", "");
        assertThat(content)
                .doesNotContain(
                        "innerHTML",
                        "outerHTML",
                        "insertAdjacentHTML",
                        "document.write",
                        "DOMParser",
                        "eval(",
                        "Function(")
                .doesNotContain("http://", "https://", "//cdn", "style=", "javascript:")
                .doesNotContainPattern("<script(?! type=\"module\" src=\"/console/app.js\"></script>)")
                .doesNotContainPattern("\\son[a-z]+=\"")
                .doesNotContain("\t");
    }

    @Test
    void bothLanguagesSayTheSame() throws Exception {
        Map<String, String> english = texts("en.json");
        Map<String, String> chinese = texts("zh.json");
        assertThat(chinese).containsOnlyKeys(english.keySet());
        english.forEach((key, text) -> {
            assertThat(text).as(key).isNotBlank();
            assertThat(chinese.get(key)).as(key).isNotBlank();
            assertThat(places(chinese.get(key))).as(key).isEqualTo(places(text));
        });
        assertThat(chinese.values().stream().filter(text -> text.matches(".*\\p{IsHan}.*")))
                .hasSizeGreaterThan(chinese.size() * 9 / 10);
    }

    @Test
    void everyTextThatIsNamedIsThere() throws Exception {
        Set<String> keys = texts("en.json").keySet();
        for (String name : FILES) {
            if (name.endsWith(".js")) {
                List<String> named = Pattern.compile("text\\('([\\w.-]+)'[,)]")
                        .matcher(read(name))
                        .results()
                        .map(found -> found.group(1))
                        .toList();
                assertThat(keys).as(name).containsAll(named);
            }
        }
    }

    /** The page knows the fields of each fault; the emulator names the types when it is given another one. */
    @Test
    void thePageKnowsAllFaults() throws Exception {
        HttpResponse<String> response = HTTP.send(
                HttpRequest.newBuilder(uri("/api/faults"))
                        .POST(HttpRequest.BodyPublishers.ofString("{\"type\":\"none\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        Set<String> types = Stream.of(
                        response.body().replaceAll(".*one of |\\.?\"}", "").split(", "))
                .collect(Collectors.toSet());
        Set<String> known = Pattern.compile("(?m)^  '?([a-z-]+)'?: \\[")
                .matcher(read("faults.js"))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        assertThat(known).isEqualTo(types);
        assertThat(texts("en.json").keySet())
                .containsAll(types.stream().map(type -> "fault." + type).toList());
    }

    private static Set<String> places(String text) {
        return Pattern.compile("\\{\\d}")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> texts(String name) throws Exception {
        return new ObjectMapper().readValue(read(name), new TypeReference<Map<String, String>>() {});
    }

    private static String read(String name) throws Exception {
        return Files.readString(FOLDER.resolve(name));
    }

    private static HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + emulator.ports().rest() + path);
    }
}
