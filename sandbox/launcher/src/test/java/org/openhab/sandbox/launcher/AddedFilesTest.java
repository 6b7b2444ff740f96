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

import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NonNullByDefault({})
class AddedFilesTest {
    private static final byte[] CONTENT = {1, 2, 3};

    @TempDir
    Path root;

    private final AddedFiles files = new AddedFiles();

    @Test
    void takesAwayWhatItHasAddedAndTheFoldersToo() throws Exception {
        Files.createDirectory(root.resolve("conf"));
        files.add(root.resolve("conf/ca.pem"), CONTENT);
        files.add(root.resolve("conf/yaml/a.yaml"), CONTENT);
        assertThat(root.resolve("conf/yaml/a.yaml")).hasBinaryContent(CONTENT);
        assertThat(root.resolve("conf/yaml")).isDirectoryNotContaining("glob:**.part");

        files.removeAll();
        assertThat(root.resolve("conf")).isEmptyDirectory();
        files.removeAll();
    }

    @Test
    void leavesTheUsersFilesAlone() throws Exception {
        Path own = Files.writeString(root.resolve("own.yaml"), "mine");
        assertThatIOException().isThrownBy(() -> files.add(own, CONTENT)).withMessageContaining("is there already");
        files.remove(own);
        files.removeAll();
        assertThat(own).hasContent("mine");
        assertThat(root).isDirectoryContaining("glob:**own.yaml").isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void oneFileMayGoFirst() throws Exception {
        Path first = root.resolve("first");
        files.add(first, CONTENT);
        files.add(root.resolve("second"), CONTENT);
        files.remove(first);
        assertThat(first).doesNotExist();
        assertThat(files.has(first)).isFalse();
        assertThat(root.resolve("second")).exists();
    }
}
