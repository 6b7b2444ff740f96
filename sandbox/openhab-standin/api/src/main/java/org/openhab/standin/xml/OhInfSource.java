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
package org.openhab.standin.xml;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;

/** Where the {@code OH-INF} files of an add-on are. */
public interface OhInfSource {

    /** The name under which log lines speak of it. */
    String name();

    /** The paths, such as {@code OH-INF/thing/device.xml}, of the files with this ending in a folder, sorted. */
    List<String> files(String folder, String ending) throws IOException;

    InputStream open(String path) throws IOException;

    /** The files of a bundle and of its fragments. */
    static OhInfSource of(final Bundle bundle) {
        return new OhInfSource() {
            @Override
            public String name() {
                return bundle.getSymbolicName();
            }

            @Override
            public List<String> files(final String folder, final String ending) {
                final Enumeration<URL> found = bundle.findEntries("OH-INF/" + folder, "*" + ending, false);
                return found == null
                        ? List.of()
                        : Collections.list(found).stream()
                                .map(url -> url.getPath().substring(1))
                                .sorted()
                                .toList();
            }

            @Override
            public InputStream open(final String path) throws IOException {
                final URL url = bundle.getEntry(path);
                if (url == null) {
                    throw new IOException(path + " is not in bundle " + bundle.getSymbolicName());
                }
                return url.openStream();
            }
        };
    }

    /**
     * The files below a folder.
     *
     * @param root the folder that holds {@code OH-INF}, for instance {@code src/main/resources}
     */
    static OhInfSource of(final Path root) {
        return new OhInfSource() {
            @Override
            public String name() {
                return root.toString();
            }

            @Override
            public List<String> files(final String folder, final String ending) throws IOException {
                final Path directory = root.resolve("OH-INF").resolve(folder);
                if (!Files.isDirectory(directory)) {
                    return List.of();
                }
                try (Stream<Path> entries = Files.list(directory)) {
                    return entries.map(path -> "OH-INF/" + folder + "/" + path.getFileName())
                            .filter(path -> path.endsWith(ending))
                            .sorted()
                            .toList();
                }
            }

            @Override
            public InputStream open(final String path) throws IOException {
                return Files.newInputStream(root.resolve(path));
            }
        };
    }
}
