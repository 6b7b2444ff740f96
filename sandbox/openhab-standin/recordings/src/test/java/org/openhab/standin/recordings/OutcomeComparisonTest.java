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

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeComparisonTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    {'value': null} | {'value': null}
                    {'class': 'Integer', 'value': 1} | {'class': 'Integer', 'value': '1'}
                    {'fields': {'a': 1, 'b': true}} | {'fields': {'b': true, 'a': 1}}
                    {'exception': 'E', 'message': 'a', 'thrown_by': 'jdk'} | {'exception': 'E', 'message': 'b'}
                    {'exception': 'E', 'message': 'a', 'thrown_by': 'openhab'} | {'exception': 'E', 'message': 'a'}
                    {'value': null, 'log': []} | {'value': null}
                    """)
    void takesForEqual(String recorded, String actual) {
        assertThat(differences(recorded, actual)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    {'value': null} | {'class': 'String', 'value': ''}
                    {'class': 'String', 'value': 'a', 'full': 'a'} | {'class': 'String', 'value': 'a'}
                    {'fields': {'a': [1, 2]}} | {'fields': {'a': [2, 1]}}
                    {'fields': {'a': [1]}} | {'fields': {'a': [1, 2]}}
                    {'exception': 'E', 'message': 'a', 'thrown_by': 'jdk'} | {'exception': 'F', 'message': 'a'}
                    {'exception': 'E', 'message': 'a', 'thrown_by': 'openhab'} | {'exception': 'E', 'message': 'b'}
                    {'value': null, 'log': []} | {'value': null, 'log': [{'level': 'WARN'}]}
                    """)
    void tellsApart(String recorded, String actual) {
        assertThat(differences(recorded, actual)).isNotEmpty();
    }

    @Test
    void outcomesHaveTheShapesOfTheRecordings() {
        Map<String, @Nullable Object> observations = new LinkedHashMap<>();
        observations.put("none", null);
        observations.put("size", 2);
        observations.put("names", Arrays.asList("a", null));
        assertThat(Outcomes.fields(observations))
                .isEqualTo(parse("{'fields': {'none': null, 'size': 2, 'names': ['a', null]}}"));
        assertThat(Outcomes.of(List.of("a", "b")))
                .isEqualTo(parse("{'class': 'List', 'list': ['a', 'b'], 'elementClasses': ['String']}"));
        assertThat(Outcomes.observe(() -> {
                    throw new IllegalStateException("no");
                }))
                .isEqualTo(parse("{'exception': 'IllegalStateException', 'message': 'no'}"));
    }

    private static List<String> differences(String recorded, String actual) {
        return OutcomeComparison.differences(
                new RecordedCase("a-1", "a", "call", new JsonObject(), parse(recorded), false), parse(actual));
    }

    private static JsonObject parse(String json) {
        return JsonParser.parseString(json).getAsJsonObject();
    }
}
