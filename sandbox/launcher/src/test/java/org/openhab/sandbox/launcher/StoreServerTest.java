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
package org.openhab.sandbox.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NonNullByDefault({})
class StoreServerTest {
    private static final String ENTRY = """
            [{"title": "Aliyun 物联网", "url": "https://example.org/a/add-on-1.kar", "link": "https://example.org/a/README.md",
            "image_url": "https://example.org/a/logo.svg"}]""";

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void fillFolder() throws Exception {
        Files.writeString(folder.resolve("addons.json"), ENTRY);
        Files.write(folder.resolve("add-on-1.kar"), new byte[] {1, 2, 3});
        Files.writeString(folder.resolve("README.md"), "# Manual\n");
        Files.writeString(folder.resolve("logo.svg"), "<svg/>");
    }

    private HttpResponse<byte[]> get(String url, String method) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(url))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void everyLinkOfTheListLeadsToAFile() throws Exception {
        try (StoreServer store = StoreServer.start(folder, 0)) {
            HttpResponse<byte[]> list = get(store.listUrl(), "GET");
            assertThat(list.headers().firstValue("Content-Type")).hasValue("application/json; charset=utf-8");
            JsonObject entry = JsonParser.parseString(new String(list.body(), StandardCharsets.UTF_8))
                    .getAsJsonArray()
                    .get(0)
                    .getAsJsonObject();
            assertThat(entry.get("title").getAsString()).isEqualTo("Aliyun 物联网");
            for (String link : new String[] {"url", "link", "image_url"}) {
                assertThat(get(entry.get(link).getAsString(), "GET").statusCode())
                        .as(link)
                        .isEqualTo(200);
            }
            assertThat(get(entry.get("url").getAsString(), "GET").body()).containsExactly(1, 2, 3);
            assertThat(get(entry.get("url").getAsString(), "HEAD").body()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "other.kar", "../secret", "..%2Fsecret", "sub/"})
    void nothingElseIsServed(String path) throws Exception {
        Files.writeString(folder.resolveSibling("secret"), "secret");
        try (StoreServer store = StoreServer.start(folder, 0)) {
            String base = store.listUrl().substring(0, store.listUrl().length() - StoreServer.LIST.length());
            assertThat(get(base + path, "GET").statusCode()).isEqualTo(404);
            assertThat(get(store.listUrl(), "POST").statusCode()).isEqualTo(405);
        }
    }

    @Test
    void takenPortAndMissingFolderSayWhatToDo() throws Exception {
        try (StoreServer store = StoreServer.start(folder, 0)) {
            int port = URI.create(store.listUrl()).getPort();
            assertThatIOException()
                    .isThrownBy(() -> StoreServer.start(folder, port))
                    .withMessageContaining("--store-port");
        }
        assertThatIOException()
                .isThrownBy(() -> StoreServer.start(folder.resolve("none"), 0))
                .withMessageContaining("mvn");
    }
}
