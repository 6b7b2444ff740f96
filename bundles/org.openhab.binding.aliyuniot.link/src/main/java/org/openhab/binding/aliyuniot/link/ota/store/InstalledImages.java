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
package org.openhab.binding.aliyuniot.link.ota.store;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Names of the files that the device runs now and of those that it ran before, as they stand in the store's own record.
 */
record InstalledImages(List<String> running, List<String> previous) {
    static final InstalledImages NONE = new InstalledImages(List.of(), List.of());

    private static final Pattern NAME = Pattern.compile("[0-9a-f]{32}\\.bin");
    private static final Gson GSON = new Gson();

    InstalledImages {
        running = List.copyOf(running);
        previous = List.copyOf(previous);
    }

    /** {@link #NONE} if the record cannot be read. */
    static InstalledImages ofJson(String json) {
        try {
            Json record = GSON.fromJson(json, Json.class);
            return record == null ? NONE : new InstalledImages(names(record.running), names(record.previous));
        } catch (JsonParseException e) {
            return NONE;
        }
    }

    private static List<String> names(@Nullable List<@Nullable String> listed) {
        List<String> names = new ArrayList<>();
        if (listed != null) {
            for (String name : listed) {
                if (name != null && NAME.matcher(name).matches()) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    String toJson() {
        return GSON.toJson(new Json(running, previous));
    }

    /** What holds after these files were installed. */
    InstalledImages followedBy(List<String> installed) {
        return installed.equals(running) ? this : new InstalledImages(installed, running);
    }

    boolean contains(String name) {
        return running.contains(name) || previous.contains(name);
    }

    private static final class Json {
        @Nullable
        List<@Nullable String> running;

        @Nullable
        List<@Nullable String> previous;

        Json(List<String> running, List<String> previous) {
            this.running = new ArrayList<>(running);
            this.previous = new ArrayList<>(previous);
        }
    }
}
