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
package org.openhab.aliyuniot.emulator.configuration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.text.Json;
import org.openhab.aliyuniot.emulator.thingmodel.ThingModel;

/** Files that the configuration names for a product. Paths are relative to the folder of the configuration file. */
final class ProductFiles {
    private static final int MAX_CONFIG_BYTES = 64 * 1024;

    private ProductFiles() {}

    static @Nullable ThingModel thingModel(Path file, @Nullable String path) {
        return path == null
                ? null
                : ThingModel.read(read("thingModel", file, path, ThingModel.MAX_BYTES, "larger than 1 MB"));
    }

    static @Nullable String remoteConfig(Path file, @Nullable String path) {
        if (path == null) {
            return null;
        }
        byte[] json = read("remoteConfig", file, path, MAX_CONFIG_BYTES, "larger than 64 KB");
        if (Json.parseObject(json) == null) {
            throw new IllegalArgumentException("remoteConfig is no JSON object");
        }
        return new String(json, StandardCharsets.UTF_8);
    }

    private static byte[] read(String field, Path file, String path, long maxBytes, String larger) {
        try {
            Path named = file.resolveSibling(path);
            if (!Files.isRegularFile(named) || Files.size(named) > maxBytes) {
                throw new IllegalArgumentException(field + " is missing, no file, or " + larger);
            }
            return Files.readAllBytes(named);
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException(field + " cannot be read", e);
        }
    }
}
