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
package org.openhab.binding.aliyuniot.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.aliyuniot.link.thingmodel.reader.ThingModelException;
import org.openhab.binding.aliyuniot.link.thingmodel.reader.ThingModelReader;

/** Thing models on disk, of which anybody may have made anything. */
@NonNullByDefault({})
class ProductModelsTest {
    private static final String PRODUCT = "a1B2c3D4e5F";

    @TempDir
    private Path folder;

    private static byte[] tsl(String identifier) {
        return ("{\"properties\":[{\"identifier\":\"" + identifier
                        + "\",\"name\":\"x\",\"accessMode\":\"r\",\"dataType\":{\"type\":\"int\",\"specs\":{}}}]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private Path file() {
        return folder.resolve(PRODUCT + ".json");
    }

    @Test
    void whatIsStoredIsThereAfterARestart() throws Exception {
        List<String> told = new ArrayList<>();
        ProductModels first = new ProductModels(folder);
        assertThat(first.of(PRODUCT)).isNull();
        Runnable end = first.listen(PRODUCT, () -> told.add("changed"));
        first.listen("a2Other", () -> told.add("other"));
        first.listen(PRODUCT, () -> {
            throw new NoClassDefFoundError("a class that is missing");
        });

        first.store(PRODUCT, tsl("Temp"));
        first.store(PRODUCT, tsl("Temp"));
        assertThat(told).containsExactly("changed");
        end.run();
        first.store(PRODUCT, tsl("Warmth"));
        assertThat(told).containsExactly("changed");

        ProductModels second = new ProductModels(folder);
        assertThat(second.of(PRODUCT)).isEqualTo(first.of(PRODUCT)).isNotNull();
        assertThat(Objects.requireNonNull(second.of(PRODUCT)).property("Warmth"))
                .isNotNull();
        assertThat(second.productKeys()).containsExactly(PRODUCT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no JSON", "[]", "{}", "{\"properties\":7}", "{\"properties\":[", "\u0000\uFFFF"})
    void whatIsNoThingModelIsNeitherReadNorStored(String content) throws Exception {
        ProductModels models = new ProductModels(folder);
        Files.writeString(file(), content);

        assertThat(models.of(PRODUCT)).isNull();
        assertThatThrownBy(() -> models.store(PRODUCT, content.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ThingModelException.class);
        assertThat(file()).hasContent(content);

        models.store(PRODUCT, tsl("Temp"));
        assertThat(file()).hasBinaryContent(tsl("Temp"));
    }

    @Test
    void aFileLargerThanAThingModelIsNotReadToItsEnd() throws Exception {
        try (var endless = Files.newByteChannel(
                file(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            endless.position(1L << 40);
            endless.write(ByteBuffer.wrap(new byte[] {1}));
        }

        assertThat(Files.size(file())).isGreaterThan(ThingModelReader.MAX_BYTES);
        assertThat(new ProductModels(folder).of(PRODUCT)).isNull();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatIsNoFileIsNotOpened() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", file().toString()).start().waitFor())
                .isZero();

        assertThat(new ProductModels(folder).of(PRODUCT)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a1B2c3D4e5F", "", "a b", "/etc/passwd", "a1B2c3D4e5Fa1B2c3D4e5F"})
    void whatIsNoProductKeyLeadsNowhere(String key) {
        assertThat(new ProductModels(folder).of(key)).isNull();
    }

    @Test
    void withoutADiskItIsKnownUntilTheEnd() throws Exception {
        Path blocked = Files.writeString(folder.resolve("blocked"), "a file");
        ProductModels models = new ProductModels(blocked);

        models.store(PRODUCT, tsl("Temp"));

        assertThat(models.of(PRODUCT)).isNotNull();
    }

    @Test
    void theOldestAreForgottenWhenThereAreTooMany() throws Exception {
        for (int i = 0; i <= ModelFolder.MAX_FILES; i++) {
            Path file = Files.write(folder.resolve("p" + i + ".json"), tsl("Temp"));
            Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000L + i * 1000L));
        }
        new ProductModels(folder).store(PRODUCT, tsl("Temp"));

        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(ModelFolder.MAX_FILES);
        }
        assertThat(folder.resolve("p0.json")).doesNotExist();
        assertThat(folder.resolve("p1.json")).doesNotExist();
        assertThat(folder.resolve("p2.json")).exists();
        assertThat(file()).exists();
    }
}
