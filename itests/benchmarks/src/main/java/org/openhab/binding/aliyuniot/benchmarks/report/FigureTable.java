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

import java.util.List;
import java.util.stream.Collectors;

/**
 * A table of figures.
 *
 * @param name what it is about, of no other table of the run
 * @param columns their heads; all but the first {@code texts} are figures
 * @param texts how many columns are no figures
 * @param rows as many cells each as there are columns, as they are to be read
 * @param notes sentences below it
 */
public record FigureTable(String name, List<String> columns, int texts, List<List<String>> rows, List<String> notes) {
    public FigureTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        notes = List.copyOf(notes);
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException("A row of '" + name + "' has " + row.size()
                        + " cells, but there are " + columns.size() + " columns");
            }
        }
    }

    /** In Markdown, with a line break at its end. */
    String markdown() {
        StringBuilder text = new StringBuilder(line(columns));
        text.append('|');
        for (int i = 0; i < columns.size(); i++) {
            text.append(i < texts ? "---|" : "---:|");
        }
        text.append('\n');
        rows.forEach(row -> text.append(line(row)));
        if (!notes.isEmpty()) {
            text.append('\n');
            notes.forEach(note -> text.append(note).append('\n'));
        }
        return text.toString();
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
