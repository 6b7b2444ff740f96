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
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.eclipse.jdt.annotation.NonNullByDefault;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Writes the tables of the documents anew, from the files of figures beside them.
 */
@Command(
        name = "tables",
        mixinStandardHelpOptions = true,
        description = "Writes the tables of the documents anew from files of figures.")
@NonNullByDefault({})
public final class TablesCommand implements Callable<Integer> {
    @Option(
            names = "--figures",
            defaultValue = "itests/benchmarks/figures",
            description = "Folder with the files. Default: itests/benchmarks/figures")
    private Path figures;

    @Option(
            names = "--documents",
            split = ",",
            defaultValue = "itests/benchmarks/README.md",
            description = "The documents. Default: itests/benchmarks/README.md")
    private List<Path> documents;

    @Override
    public Integer call() {
        try {
            for (Path document : documents) {
                System.out.println(
                        (DocumentedFigures.renew(document, figures) ? "Renewed: " : "Unchanged: ") + document);
            }
            return CommandLine.ExitCode.OK;
        } catch (IOException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }
}
