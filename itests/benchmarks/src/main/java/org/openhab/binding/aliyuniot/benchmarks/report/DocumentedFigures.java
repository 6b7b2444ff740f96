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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tables in a document, each between {@code <!-- figures: file.json, table -->} and {@code <!-- end -->}. They are made
 * from files of figures and written by nobody's hand.
 */
public final class DocumentedFigures {
    private static final Pattern PLACE = Pattern.compile(
            "(?<begin><!-- figures: (?<file>[\\w.-]+), (?<table>[^>]+?) -->\\n)(?<old>.*?)(?<end><!-- end -->)",
            Pattern.DOTALL);

    private DocumentedFigures() {}

    /**
     * A document with the tables as the files have them.
     *
     * @param folder where the files are
     * @throws IOException if one of them cannot be read
     * @throws IllegalArgumentException if one has no such table
     */
    public static String renewed(String document, Path folder) throws IOException {
        Matcher places = PLACE.matcher(document);
        StringBuilder renewed = new StringBuilder();
        while (places.find()) {
            String table = Figures.read(folder.resolve(places.group("file"))).markdown(places.group("table"));
            places.appendReplacement(
                    renewed,
                    Matcher.quoteReplacement(places.group("begin") + "\n" + table + "\n" + places.group("end")));
        }
        places.appendTail(renewed);
        return renewed.toString();
    }

    /** Writes a document anew where its tables are not those of the files. */
    public static boolean renew(Path document, Path folder) throws IOException {
        String present = Files.readString(document);
        String renewed = renewed(present, folder);
        if (renewed.equals(present)) {
            return false;
        }
        Files.write(document, renewed.getBytes(StandardCharsets.UTF_8));
        return true;
    }
}
