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

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.openhab.binding.aliyuniot.benchmarks.measure.Series;

/**
 * All that one run has found out. Each run writes a file of it beside what it prints, and the tables of the documents are
 * made from such files.
 *
 * @param command that the run was started with
 * @param day of the run, as {@code 2026-11-29}, in UTC
 * @param machine what it ran on
 * @param tables as they are to be read
 * @param runs every single run, by the name of what was compared; so that others can reckon again
 */
public record Figures(
        String command, String day, Machine machine, List<FigureTable> tables, Map<String, List<Series>> runs) {
    /** Processor times and the like are NaN where the system does not tell them. */
    private static final Gson JSON = new GsonBuilder()
            .setPrettyPrinting()
            .serializeSpecialFloatingPointValues()
            .disableHtmlEscaping()
            .create();

    /**
     * A machine, as far as figures depend on it.
     *
     * @param processors that Java may use
     * @param system kind of operating system and of processor
     */
    public record Machine(int processors, String system) {
        /** This one. */
        public static Machine present() {
            return new Machine(
                    Runtime.getRuntime().availableProcessors(),
                    System.getProperty("os.name") + ", " + System.getProperty("os.arch"));
        }
    }

    /** Of a run that ends now. */
    public static Figures of(String command, List<FigureTable> tables, Map<String, List<Series>> runs) {
        return new Figures(
                command, LocalDate.now(ZoneOffset.UTC).toString(), Machine.present(), List.copyOf(tables), runs);
    }

    /**
     * Reads a file that {@link #write} has written.
     *
     * @throws IOException if it is another one; the message names it
     */
    public static Figures read(Path file) throws IOException {
        try {
            Figures read = JSON.fromJson(Files.readString(file), Figures.class);
            if (read == null) {
                throw new IOException(file + " is empty");
            }
            return read;
        } catch (JsonParseException e) {
            throw new IOException(file + " has no figures of a benchmark: " + e.getMessage(), e);
        }
    }

    /** Writes a file. */
    public void write(Path file) throws IOException {
        Files.write(file, (JSON.toJson(this) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** All tables in Markdown, with the command, the day and the machine above them. */
    public String markdown() {
        StringBuilder text = new StringBuilder(head());
        tables.forEach(table -> text.append('\n').append(table.markdown()));
        return text.toString();
    }

    /** One table in Markdown, and below it where it comes from. */
    String markdown(String table) {
        return tables.stream()
                .filter(candidate -> candidate.name().equals(table))
                .findFirst()
                .map(found -> found.markdown() + "\n" + head())
                .orElseThrow(() -> new IllegalArgumentException("There is no table '" + table + "' of " + command));
    }

    private String head() {
        return "`" + command + "`, " + day + ", " + machine.processors() + " processors, " + machine.system() + "\n";
    }
}
