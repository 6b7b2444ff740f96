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
package org.openhab.standin.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignatureCheckTest {
    private final List<String> findings =
            SignatureCheck.findings(Path.of("target/test-classes"), Map.of("org.openhab.core.Nothing", "a test"));

    @Test
    void namesWhatTheRealCoreHasNot() {
        assertThat(findings)
                .contains(
                        "org.openhab.core.types.EventType: extends java.lang.Enum in 5.2.1, not java.lang.Object",
                        "org.openhab.core.types.EventType: is [enum, final, public] in 5.2.1, not [class, public]",
                        "org.openhab.core.types.EventType#count:I: is no member in 5.2.1",
                        "org.openhab.core.types.EventType#unknown()V: is no member in 5.2.1",
                        "org.openhab.core.types.Invented: openHAB 5.2.1 has no such type")
                .anyMatch(finding -> finding.startsWith("org.openhab.core.types.EventType#COMMAND:"));
    }

    @Test
    void acceptsWhatTheRealCoreDeclaresOrInherits() {
        assertThat(findings).noneMatch(finding -> finding.contains("EventOption") || finding.contains("#toString"));
    }

    @Test
    void namesExceptionsThatNothingNeeds() {
        assertThat(findings).contains("org.openhab.core.Nothing: needs no exception");
    }

    @Test
    void refusesToCheckNothing(@TempDir Path empty) {
        assertThatIllegalArgumentException().isThrownBy(() -> SignatureCheck.findings(empty, Map.of()));
    }
}
