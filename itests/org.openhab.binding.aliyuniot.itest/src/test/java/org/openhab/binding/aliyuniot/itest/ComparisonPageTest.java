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
package org.openhab.binding.aliyuniot.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of what each SDK has claims nothing of the add-on that no test proves, in both languages. */
class ComparisonPageTest {
    private static final String ENGLISH = "comparison.md";
    private static final String CHINESE = "comparison.zh-CN.md";
    private static final Path DOCS = SourceTree.root().resolve("docs");

    private static final int COLUMNS = 7;
    private static final Pattern LINK = Pattern.compile("\\[([^]]+)]\\(([^)]+)\\)");
    private static final Pattern TEST =
            Pattern.compile("^    @(Test|ParameterizedTest|Property)\\b", Pattern.MULTILINE);

    /** One feature; the last cell is that of the add-on. */
    private record Row(String feature, String ours) {
        List<MatchResult> links() {
            return LINK.matcher(ours).results().toList();
        }

        boolean isLeftOut() {
            return links().stream().anyMatch(link -> link.group(2).startsWith("#"));
        }
    }

    private static List<Row> rows(String page) throws IOException {
        return MarkdownPage.read(DOCS.resolve(page)).tables().stream()
                .flatMap(table -> table.stream().skip(1))
                .map(row -> row.split("\\|"))
                .map(cells -> {
                    assertThat(cells).as(String.join("|", cells)).hasSize(COLUMNS + 1);
                    return new Row(cells[1].strip(), cells[COLUMNS].strip());
                })
                .toList();
    }

    @ParameterizedTest
    @CsvSource({ENGLISH + ", no, #what-is-left-out", CHINESE + ", 无, #没有的功能"})
    void eachCellOfOursLeadsToTestsOrToTheReasonWhyNot(String page, String no, String reasons) throws IOException {
        List<Row> rows = rows(page);
        assertThat(rows).hasSizeGreaterThan(30);
        assertThat(rows).extracting(Row::feature).doesNotHaveDuplicates();
        String text = Files.readString(DOCS.resolve(page));
        for (Row row : rows) {
            assertThat(row.links()).as(row.feature()).isNotEmpty();
            if (row.isLeftOut()) {
                assertThat(row.ours()).isEqualTo("[" + no + "](" + reasons + ")");
                assertThat(text).contains("\n- **" + row.feature() + "**");
            } else {
                assertThat(LINK.matcher(row.ours()).replaceAll(""))
                        .as(row.feature())
                        .matches("(, )*");
                for (MatchResult link : row.links()) {
                    assertIsTest(link.group(1), link.group(2));
                }
            }
        }
        assertThat(rows.stream().filter(Row::isLeftOut)).hasSize(3);
    }

    private static void assertIsTest(String name, String path) throws IOException {
        assertThat(path).matches(".*/src/test/java/.*/" + name + "\\.java");
        assertThat(name).matches(".*(Test|IT|Properties)");
        Path file = DOCS.resolve(path).normalize();
        assertThat(file).startsWith(SourceTree.root().normalize()).isRegularFile();
        assertThat(Files.readString(file)).as(path).containsPattern(TEST);
    }

    @Test
    void bothLanguagesHaveTheSameTests() throws IOException {
        assertThat(tests(CHINESE)).isEqualTo(tests(ENGLISH));
    }

    private static List<List<String>> tests(String page) throws IOException {
        return rows(page).stream()
                .map(row -> row.links().stream()
                        .map(link -> row.isLeftOut() ? "" : link.group(2))
                        .toList())
                .toList();
    }
}
