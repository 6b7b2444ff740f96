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
package org.openhab.standin.recordings;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Gives the recorded cases by area. */
public final class Recordings {
    private Recordings() {}

    /**
     * The cases of an area and of the areas below it, in the order of the recording.
     *
     * @param area such as {@code types} or {@code types/parse}
     * @throws IllegalArgumentException if there are none, because a test of nothing passes always
     */
    public static List<RecordedCase> of(String area) {
        try (Reader reader = open("behaviour/" + area.split("/")[0] + ".json")) {
            return in(reader, area);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The cases of an area in a file of the same form. */
    public static List<RecordedCase> in(Reader reader, String area) {
        List<RecordedCase> cases = new ArrayList<>();
        for (JsonElement element : JsonParser.parseReader(reader).getAsJsonArray()) {
            RecordedCase recorded = RecordedCase.of(element.getAsJsonObject());
            if (recorded.area().equals(area) || recorded.area().startsWith(area + "/")) {
                cases.add(recorded);
            }
        }
        if (cases.isEmpty()) {
            throw new IllegalArgumentException("No recorded case of area " + area);
        }
        return cases;
    }

    static Reader open(String resource) {
        InputStream stream = Recordings.class.getResourceAsStream(resource);
        if (stream == null) {
            throw new IllegalArgumentException("No recording named " + resource);
        }
        return new InputStreamReader(stream, StandardCharsets.UTF_8);
    }
}
