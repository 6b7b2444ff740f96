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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;

/** What the documents tell is what was measured. */
@NonNullByDefault({})
class DocumentedFiguresTest {
    @Test
    void documentHasTheTablesOfTheFiles() throws IOException {
        String document = Files.readString(Path.of("README.md"));
        assertThat(DocumentedFigures.renewed(document, Path.of("figures")))
                .as("Write them anew: java -jar itests/benchmarks/target/benchmarks.jar tables")
                .isEqualTo(document);
    }
}
