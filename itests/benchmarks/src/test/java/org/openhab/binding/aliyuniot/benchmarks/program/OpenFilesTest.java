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
package org.openhab.binding.aliyuniot.benchmarks.program;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpenFilesTest {
    @Test
    void saysWhatToDoWhenTheLimitIsTooLow() {
        assertThat(OpenFiles.whyTooFew(5000, 1024))
                .hasValueSatisfying(
                        sentence -> assertThat(sentence).contains("5000 devices need 5200", "1024", "ulimit -n 5200"));
    }

    @Test
    void isContentWithEnoughAndWithNoLimit() {
        assertThat(OpenFiles.whyTooFew(5000, 20_000)).isEmpty();
        assertThat(OpenFiles.whyTooFew(5000, -1)).isEmpty();
    }
}
