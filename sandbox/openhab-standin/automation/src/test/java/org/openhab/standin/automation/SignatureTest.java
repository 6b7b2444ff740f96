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
package org.openhab.standin.automation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.standin.recordings.SignatureCheck;

@NonNullByDefault({})
class SignatureTest {

    @Test
    void everyMemberIsOneOfTheRealAnnotations() {
        assertThat(SignatureCheck.findings(Path.of("target", "classes"), Map.of()))
                .as("org.openhab.core.automation is not in the lists, but annotations name its visibility")
                .containsExactly("org.openhab.core.automation.Visibility: openHAB 5.2.1 has no such type");
    }
}
