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
package org.openhab.binding.aliyuniot.internal.handler;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.ToNumberPolicy;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;

/** Things as openHAB keeps them in its database of JSON files. */
@NonNullByDefault({})
final class StoredThings {
    private static final Path RELEASES = Path.of("src/test/resources/releases");
    private static final Gson GSON = new GsonBuilder()
            .setObjectToNumberStrategy(ToNumberPolicy.BIG_DECIMAL)
            .create();

    private StoredThings() {}

    /** A thing, as far as a binding has to do with it. */
    record StoredThing(
            String UID,
            String thingTypeUID,
            Map<String, Object> configuration,
            Map<String, String> properties,
            List<StoredChannel> channels) {
        int version() {
            return Integer.parseInt(properties.getOrDefault("thingTypeVersion", "0"));
        }
    }

    /** A channel of a thing. */
    record StoredChannel(
            String id, String channelTypeUID, String itemType, String kind, Map<String, Object> configuration) {}

    private record Entry(StoredThing value) {}

    /** The releases that have left things, oldest first. */
    static List<String> releases() throws IOException {
        try (Stream<Path> folders = Files.list(RELEASES)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    static List<StoredThing> of(String release) throws IOException {
        try (Reader reader =
                Files.newBufferedReader(RELEASES.resolve(release).resolve("things.json"), StandardCharsets.UTF_8)) {
            return GSON.fromJson(reader, new TypeToken<Map<String, Entry>>() {}).values().stream()
                    .map(Entry::value)
                    .toList();
        }
    }
}
