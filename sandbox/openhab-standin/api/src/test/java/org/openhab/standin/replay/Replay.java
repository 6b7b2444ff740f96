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
package org.openhab.standin.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.openhab.standin.recordings.OutcomeComparison;
import org.openhab.standin.recordings.RecordedCase;
import org.openhab.standin.recordings.Recordings;

/** Makes a test of each recorded case of an area. */
public final class Replay {
    private Replay() {}

    /** The recorded cases of an area, and those of the same form that no replay was written for. */
    public static Stream<DynamicTest> of(String area, Function<RecordedCase, JsonElement> replay) {
        return Stream.concat(Recordings.of(area).stream(), unseen(area)).map(recorded -> test(recorded, replay));
    }

    private static Stream<RecordedCase> unseen(String area) {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Replay.class.getResourceAsStream("unseen.json")), StandardCharsets.UTF_8)) {
            return Recordings.in(reader, area).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            return Stream.of();
        }
    }

    private static DynamicTest test(RecordedCase recorded, Function<RecordedCase, JsonElement> replay) {
        return DynamicTest.dynamicTest(recorded.displayName(), () -> {
            JsonElement actual = replay.apply(recorded);
            assertThat(OutcomeComparison.differences(recorded, actual))
                    .as(recorded.call())
                    .isEmpty();
            assertThat(logged(actual)).as("logged lines").isEqualTo(logged(recorded.expected()));
        });
    }

    /** Every log in the tree, because a comparison that meets none on one side overlooks the other's. */
    private static List<JsonElement> logged(JsonElement tree) {
        List<JsonElement> lines = new ArrayList<>();
        collect(tree, lines);
        return lines;
    }

    private static void collect(JsonElement tree, List<JsonElement> lines) {
        if (tree instanceof JsonArray array) {
            array.forEach(element -> collect(element, lines));
        } else if (tree instanceof JsonObject object) {
            for (String name : object.keySet()) {
                if (name.equals("log")) {
                    object.getAsJsonArray(name).forEach(lines::add);
                } else {
                    collect(object.get(name), lines);
                }
            }
        }
    }
}
