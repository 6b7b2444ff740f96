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
package org.openhab.binding.aliyuniot.link.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.aliyuniot.link.Fuzz;

class ShadowRulesTest {
    private static JsonObject object(String json) {
        return JsonParser.parseString(json).getAsJsonObject();
    }

    private static JsonObject attributes(int count) {
        return object(IntStream.range(0, count)
                .mapToObj(i -> "\"k" + i + "\":1")
                .collect(Collectors.joining(",", "{\"in\":{", "}}")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1}",
                "{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":1}}}}}",
                "{\"a\":{\"b\":{\"c\":{\"d\":[1,2]}}}}",
                "{\"a\":[[[[1]]]]}",
                "{\"a\":{}}"
            })
    void aShadowHasFiveLevels(String json) {
        assertThatCode(() -> ShadowRules.check(object(json))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":{\"f\":1}}}}}}",
                "{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":[]}}}}}",
                "{\"a\":[[[[[1]]]]]}",
                "{\"x\":1,\"a\":[{\"b\":[{\"c\":{}}]}]}"
            })
    void whatLiesDeeperIsRefusedWithItsRemedy(String json) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ShadowRules.check(object(json)))
                .withMessageContainingAll("5 levels", "flatter");
    }

    @Test
    void deepJsonCostsNoStack() {
        JsonObject deep = new JsonObject();
        JsonObject innermost = deep;
        for (int i = 0; i < 100_000; i++) {
            JsonObject inner = new JsonObject();
            innermost.add("a", inner);
            innermost = inner;
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ShadowRules.check(deep))
                .withMessageContaining("levels");
    }

    @Test
    void aShadowHas128AttributesWhereverTheyLie() {
        assertThatCode(() -> ShadowRules.check(attributes(128))).doesNotThrowAnyException();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ShadowRules.check(attributes(129)))
                .withMessageContainingAll("129", "128 at most");
    }

    @Test
    void aShadowHas16Kilobytes() {
        String most = "x".repeat(16 * 1024 - "{\"a\":\"\"}".length());
        assertThatCode(() -> ShadowRules.check(object("{\"a\":\"" + most + "\"}")))
                .doesNotThrowAnyException();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ShadowRules.check(object("{\"a\":\"" + most + "x\"}")))
                .withMessageContainingAll("16385 bytes", "16384 at most");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ShadowRules.check(object("{\"a\":\"" + "字".repeat(6000) + "\"}")))
                .withMessageContaining("18008 bytes");
    }

    @Test
    void nothingIsNoReport() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ShadowRules.check(new JsonObject()))
                .withMessageContaining("name at least one");
    }

    @Test
    void aValueCountsBelowItsKey() {
        ShadowKey key = ShadowKey.of("a.b.c.d");
        assertThatCode(() -> ShadowRules.check(key, object("{\"e\":1}"))).doesNotThrowAnyException();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ShadowRules.check(key, object("{\"e\":{\"f\":1}}")))
                .withMessageContainingAll("a.b.c.d", "5 levels");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ShadowRules.check(key, new JsonPrimitive("x".repeat(17_000))))
                .withMessageContainingAll("a.b.c.d", "17002 bytes");
    }

    @ParameterizedTest
    @CsvSource({"a, 1", "light.power, 2", "' light.power ', 2", "a.b.c.d.e, 5", "灯.开关, 2", "with blank.x, 2"})
    void aKeyIsNamesWithDots(String text, int levels) {
        ShadowKey key = ShadowKey.of(text);
        assertThat(key.parts()).hasSize(levels);
        assertThat(key).hasToString(text.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.", ".a", "a..b", "a.b.c.d.e.f", "a\u0000b", "a\u202eb"})
    void whatIsNoKeySaysWhatOneIs(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ShadowKey.of(text))
                .withMessageMatching(".*(light\\.power|shorten it).*");
    }

    @Test
    void aNameHas64Characters() {
        assertThat(ShadowKey.of("a".repeat(64)).parts()).hasSize(1);
        assertThatIllegalArgumentException().isThrownBy(() -> ShadowKey.of("a".repeat(65)));
        assertThatIllegalArgumentException().isThrownBy(() -> new ShadowKey(Collections.singletonList("a.b")));
    }

    @Test
    void aKeyFindsAndPuts() {
        JsonObject attributes = object("{\"a\":{\"b\":1},\"c\":null,\"d\":7}");
        assertThat(ShadowKey.of("a.b").findIn(attributes)).isEqualTo(new JsonPrimitive(1));
        assertThat(ShadowKey.of("a.x").findIn(attributes)).isNull();
        assertThat(ShadowKey.of("c").findIn(attributes)).isNull();
        assertThat(ShadowKey.of("d.e").findIn(attributes)).isNull();
        ShadowKey.of("d.e").putInto(attributes, new JsonPrimitive(2));
        ShadowKey.of("a.x").putInto(attributes, new JsonPrimitive(3));
        assertThat(attributes).isEqualTo(object("{\"a\":{\"b\":1,\"x\":3},\"c\":null,\"d\":{\"e\":2}}"));
    }

    @Test
    void leavesAreTheValues() {
        assertThat(ShadowKey.leavesOf(object("{\"a\":{\"b\":1,\"c\":{}},\"d\":[{\"e\":1}],\"bad.name\":1}")))
                .extracting(ShadowKey::toString)
                .containsExactly("a.b", "a.c", "d");
    }

    @Test
    void aWishIsNamedByItsValueAndItsTime() {
        JsonObject desired = object("{\"a\":{\"b\":1}}");
        ShadowKey key = ShadowKey.of("a.b");
        String early = wish(desired, "{\"desired\":{\"a\":{\"b\":{\"timestamp\":1}}}}", key);
        assertThat(early)
                .isNotEmpty()
                .isEqualTo(wish(desired, "{\"desired\":{\"a\":{\"b\":{\"timestamp\":1}}},\"x\":1}", key))
                .isNotEqualTo(wish(desired, "{\"desired\":{\"a\":{\"b\":{\"timestamp\":2}}}}", key))
                .isNotEqualTo(
                        wish(object("{\"a\":{\"b\":2}}"), "{\"desired\":{\"a\":{\"b\":{\"timestamp\":1}}}}", key));
        assertThat(wish(desired, "{}", key)).isEmpty();
        assertThat(wish(desired, "{\"desired\":[]}", key)).isEmpty();
        assertThat(wish(desired, "{\"desired\":{\"c\":1}}", ShadowKey.of("c"))).isEmpty();
    }

    private static String wish(JsonObject desired, String metadata, ShadowKey key) {
        return new ShadowDocument(new JsonObject(), desired, object(metadata), 1).wishOf(key);
    }

    @Test
    void whateverAUserWritesIsAKeyOrASentence() {
        Fuzz.cases(random -> {
            String text = Fuzz.text(random, 80);
            try {
                ShadowKey key = ShadowKey.of(text);
                assertThat(ShadowKey.of(key.toString())).isEqualTo(key);
            } catch (IllegalArgumentException e) {
                assertThat(e.getMessage()).startsWith("The key ").hasSizeLessThan(300);
            }
        });
    }
}
