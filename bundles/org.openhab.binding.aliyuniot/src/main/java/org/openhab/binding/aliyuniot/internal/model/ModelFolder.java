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

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.disk.DurableFile;
import org.openhab.binding.aliyuniot.link.disk.PrivateFiles;
import org.openhab.binding.aliyuniot.link.identity.ProductKey;
import org.openhab.binding.aliyuniot.link.thingmodel.reader.ThingModelReader;

/**
 * The thing models on disk, a file a product, as the platform has sent them. Each is either the former one or the new
 * one, whenever the power goes. For one thread at a time, which may wait for the disk.
 */
final class ModelFolder {
    /** Products that nobody uses any more leave their files. */
    static final int MAX_FILES = 1_000;

    private static final String SUFFIX = ".json";

    private final Path folder;

    ModelFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * What is kept of a product, up to one byte more than a thing model may have.
     *
     * @return {@code null} if nothing is
     * @throws IOException if it cannot be read
     */
    byte @Nullable [] read(ProductKey product) throws IOException {
        return read(file(product));
    }

    /** As {@link #read(ProductKey)}, for any file. */
    static byte @Nullable [] read(Path file) throws IOException {
        // Anything else may have no end, or never begin.
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try (InputStream content = Files.newInputStream(file)) {
            return content.readNBytes(ThingModelReader.MAX_BYTES + 1);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /** Keeps a thing model instead of the product's former one, and forgets the oldest ones when there are too many. */
    void write(ProductKey product, byte[] tsl) throws IOException {
        PrivateFiles.folder(folder);
        DurableFile.write(file(product), tsl);
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder)) {
            all.filter(file -> file.toString().endsWith(SUFFIX)).forEach(files::add);
        }
        if (files.size() > MAX_FILES) {
            files.remove(file(product));
            files.sort(Comparator.comparing(ModelFolder::lastChange));
            for (Path old : files.subList(0, files.size() + 1 - MAX_FILES)) {
                DurableFile.delete(old);
            }
        }
    }

    private static long lastChange(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            return 0;
        }
    }

    private Path file(ProductKey product) {
        return folder.resolve(product.value() + SUFFIX);
    }
}
