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
package org.openhab.binding.aliyuniot.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The tables of the manual say what {@code OH-INF} says, in both languages. Each stands between two comments that name
 * it, and is not to be edited. After a change of {@code OH-INF} this writes them anew, from the root of the project:
 *
 * <pre>mvn test -pl bundles/org.openhab.binding.aliyuniot -am -Dtest=ManualTablesTest \
 *     -Dsurefire.failIfNoSpecifiedTests=false -Dmanual.rewrite=true</pre>
 */
@NonNullByDefault({})
class ManualTablesTest {
    private static final String REWRITE = "manual.rewrite";
    private static final Pattern BLOCK = Pattern.compile(
            "(<!-- table (\\S+), made from OH-INF -->\n\n)(.*?)(\n<!-- end of table -->)", Pattern.DOTALL);

    @ParameterizedTest
    @EnumSource(ManualTables.Language.class)
    void everyTableSaysWhatIsDescribed(ManualTables.Language language) throws Exception {
        Path manual = Path.of(language.file());
        ManualTables tables = new ManualTables(language);
        if (Boolean.getBoolean(REWRITE)) {
            rewrite(manual, tables);
        }
        List<MatchResult> blocks =
                BLOCK.matcher(Files.readString(manual)).results().toList();

        assertThat(blocks).extracting(block -> block.group(2)).containsExactlyElementsOf(tables.names());
        for (MatchResult block : blocks) {
            assertThat(block.group(3).lines())
                    .as("%s, table %s: see the comment of this test", manual, block.group(2))
                    .containsExactlyElementsOf(tables.table(block.group(2)));
        }
    }

    private static void rewrite(Path manual, ManualTables tables) throws IOException {
        String text = BLOCK.matcher(Files.readString(manual))
                .replaceAll(block -> Matcher.quoteReplacement(
                        block.group(1) + String.join("\n", tables.table(block.group(2))) + "\n" + block.group(4)));
        Files.writeString(manual, text);
    }
}
