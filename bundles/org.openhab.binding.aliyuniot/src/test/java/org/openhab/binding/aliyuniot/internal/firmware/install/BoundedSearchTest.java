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
package org.openhab.binding.aliyuniot.internal.firmware.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Regular expressions of users against texts of devices that do not mean well. */
class BoundedSearchTest {
    /** Without bounds it would be years. */
    private static final Duration SOME_DAY = Duration.ofSeconds(60);

    private static final String TEXT = "a".repeat(BoundedSearch.MAX_TEXT - 1) + "!";

    private static BoundedSearch search(String expression) {
        return new BoundedSearch(Pattern.compile(expression), () -> false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"(a+)+$", "(a|aa)+$", "(a|b)*c", "(.|\n)*x", "(a*)*b", ".*.*.*x", "(?:a?){200}b", "(a)*(a)*\\1z"
            })
    void whatTakesTooLongEnds(String expression) {
        assertTimeoutPreemptively(
                SOME_DAY,
                () -> assertThatExceptionOfType(BoundedSearch.Endless.class)
                        .isThrownBy(() -> search(expression).isIn(TEXT)));
    }

    @Test
    void aSearchThatIsCalledOffEnds() {
        BoundedSearch search = new BoundedSearch(Pattern.compile("(a+)+$"), () -> true);
        assertThatExceptionOfType(BoundedSearch.Endless.class).isThrownBy(() -> search.pick(TEXT));
    }

    @ParameterizedTest
    @CsvSource({
        "'', ' 1.2.3 ', 1.2.3",
        "'\"version\":\"(.*?)\"', '{\"version\":\"1.2.3\"}', 1.2.3",
        "'[0-9.]+', 'V1.2.3-x', 1.2.3",
        "'(?<=V)[^-]+', 'V1.2.3-x', 1.2.3",
        "'v=(x)?', 'v=', null",
        "'absent', ' 1.2.3 ', 1.2.3"
    })
    void findsWhatUsersLookFor(String expression, String text, String found) throws Exception {
        assertThat(search(expression).pick(text)).isEqualTo(found);
    }

    @Test
    void looksThroughLongTexts() throws Exception {
        String page = "<p>nothing</p>\n".repeat(3900);
        assertThat(search("\"version\":\"(.*?)\"").pick(page + "\"version\":\"7\""))
                .isEqualTo("7");
        assertThat(search("Update Success$").isIn(page)).isFalse();
        assertThat(search("").isIn("")).isTrue();
    }

    @Test
    void whatIsBeyondTheBoundIsNotLookedAt() throws Exception {
        assertThat(search("b").isIn("a".repeat(BoundedSearch.MAX_TEXT) + "b")).isFalse();
        assertThat(search("").pick("a".repeat(BoundedSearch.MAX_TEXT + 5))).hasSize(BoundedSearch.MAX_TEXT);
    }
}
