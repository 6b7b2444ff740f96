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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the parts of the sandbox are after a build.
 *
 * @param emulator the emulator's archive
 * @param karaf the folder with the assembled Karaf
 * @param kar the add-on
 * @param store the folder that openHAB's add-on store can install from
 */
public record SandboxLayout(Path emulator, Path karaf, Path kar, Path store) {
    /**
     * The layout of a source tree.
     *
     * @param root the top folder of the source tree
     * @throws IOException if a part is not built; the message says how to build it
     */
    public static SandboxLayout of(Path root) throws IOException {
        return new SandboxLayout(
                only(root.resolve("sandbox/aliyun-iot-emulator/target"), "aliyun-iot-emulator-*-all.jar"),
                built(root.resolve("sandbox/distribution/target/assembly")),
                only(root.resolve("features/org.openhab.binding.aliyuniot.kar/target"), "*.kar"),
                built(root.resolve("features/org.openhab.binding.aliyuniot.kar/target/store")));
    }

    private static Path only(Path folder, String glob) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw missing(folder.resolve(glob));
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(file -> folder.getFileSystem()
                            .getPathMatcher("glob:" + glob)
                            .matches(file.getFileName()))
                    .toList();
            if (found.size() != 1) {
                throw missing(folder.resolve(glob));
            }
            return found.get(0);
        }
    }

    private static Path built(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw missing(folder);
        }
        return folder;
    }

    private static IOException missing(Path what) {
        return new IOException("There must be exactly one " + what + ". Build it: mvn -DskipTests clean package");
    }
}
