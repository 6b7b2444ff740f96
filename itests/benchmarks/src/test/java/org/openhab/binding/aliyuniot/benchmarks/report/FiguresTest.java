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
package org.openhab.binding.aliyuniot.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openhab.binding.aliyuniot.benchmarks.measure.Sample;
import org.openhab.binding.aliyuniot.benchmarks.measure.Series;

@NonNullByDefault({})
class FiguresTest {
    private static final FigureTable TABLE = new FigureTable(
            "reports",
            List.of("client", "reports/s"),
            1,
            List.of(List.of("ours", "12"), List.of("theirs", "10")),
            List.of("A note."));

    private final Figures figures = new Figures(
            "benchmarks.jar coap",
            "2026-11-29",
            new Figures.Machine(2, "Linux, amd64"),
            List.of(TABLE),
            Map.of("reports", List.of(new Series("ours", List.of(new Sample(12, 1, 0.5, Double.NaN))))));

    @TempDir
    Path folder;

    @Test
    void printsMarkdown() {
        assertThat(figures.markdown()).isEqualTo("""
                        `benchmarks.jar coap`, 2026-11-29, 2 processors, Linux, amd64

                        | client | reports/s |
                        |---|---:|
                        | ours | 12 |
                        | theirs | 10 |

                        A note.
                        """);
    }

    @Test
    void isReadAsItWasWritten() throws IOException {
        Path file = folder.resolve("figures.json");
        figures.write(file);
        assertThat(Figures.read(file)).isEqualTo(figures);
        Files.writeString(file, "[1]");
        assertThatThrownBy(() -> Figures.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("figures.json");
    }

    @Test
    void rowsHaveAsManyCellsAsColumns() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FigureTable("t", List.of("a", "b"), 1, List.of(List.of("1")), List.of()));
    }

    @Test
    void renewsTheTablesOfADocumentAndNothingElse() throws IOException {
        figures.write(folder.resolve("coap.json"));
        Path document = folder.resolve("README.md");
        Files.writeString(document, "Before\n\n<!-- figures: coap.json, reports -->\nold\n<!-- end -->\n\nBehind $1\n");
        assertThat(DocumentedFigures.renew(document, folder)).isTrue();
        assertThat(Files.readString(document))
                .startsWith("Before\n\n<!-- figures: coap.json, reports -->\n\n| client | reports/s |\n")
                .contains("| theirs | 10 |")
                .doesNotContain("old")
                .endsWith("<!-- end -->\n\nBehind $1\n");
        assertThat(DocumentedFigures.renew(document, folder)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> DocumentedFigures.renewed("<!-- figures: coap.json, other -->\n<!-- end -->", folder));
    }
}
