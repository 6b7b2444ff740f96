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
package org.openhab.standin.host.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NonNullByDefault({})
class YamlFolderTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final List<YamlContent> reported = new CopyOnWriteArrayList<>();

    @Test
    void reportsWhatAllFilesSayAndEveryChange() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), "version: 1\nitems: { A: { type: Switch } }\n");
        Files.writeString(folder.resolve("notes.txt"), "nothing");
        try (YamlFolder watched = new YamlFolder(folder, reported::add)) {
            assertThat(watched).isNotNull();
            assertThat(last().items()).containsOnlyKeys("A");

            Files.writeString(folder.resolve("b.yaml"), "version: 1\nitems: { B: { type: Switch } }\n");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(last().items()).containsOnlyKeys("A", "B"));

            Files.delete(folder.resolve("a.yaml"));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(last().items()).containsOnlyKeys("B"));
        }
    }

    @Test
    void keepsTheLastReadableContentOfAFileThatHasBecomeUnreadable() throws IOException {
        Path file = folder.resolve("a.yaml");
        Files.writeString(file, "version: 1\nitems: { A: { type: Switch } }\n");
        try (YamlFolder watched = new YamlFolder(folder, reported::add)) {
            assertThat(watched).isNotNull();
            Files.writeString(file, "version: 1\nitems: { A: { type: Switch\n");
            Files.writeString(folder.resolve("b.yaml"), "version: 1\nitems: { B: { type: Switch } }\n");

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(last().items()).containsOnlyKeys("A", "B"));
        }
    }

    @Test
    void takesAnItemOfTwoFilesFromTheFirst() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), "version: 1\nitems: { A: { type: Switch } }\n");
        Files.writeString(folder.resolve("b.yaml"), "version: 1\nitems: { A: { type: Dimmer } }\n");
        try (YamlFolder watched = new YamlFolder(folder, reported::add)) {
            assertThat(watched).isNotNull();
            assertThat(last().items().get("A").type()).isEqualTo("Switch");
            assertThat(last().problems())
                    .singleElement()
                    .hasToString("b.yaml, line 1: item A is in another file already");
        }
    }

    private YamlContent last() {
        return reported.get(reported.size() - 1);
    }
}
