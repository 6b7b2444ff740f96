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
package org.openhab.binding.aliyuniot.benchmarks.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;

/** A folder for the time of one run; it goes with all that is in it. */
public record OwnFolder(Path path) implements AutoCloseable {
    /**
     * Makes one.
     *
     * @param in where there is room for it; null for the system's folder for such
     * @param name its name begins with this
     */
    public static OwnFolder create(@Nullable Path in, String name) throws IOException {
        return new OwnFolder(in == null ? Files.createTempDirectory(name) : Files.createTempDirectory(in, name));
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
