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
package org.openhab.binding.aliyuniot.link.ota.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;

@NonNullByDefault({})
class CipherWarmUpTest {
    @Test
    void decryptsAsOftenAsTheCompilerWants() {
        assertThat(CipherWarmUp.run(Duration.ofMinutes(5))).isEqualTo(CipherWarmUp.ROUNDS);
    }

    @Test
    void givesUpWhenItTakesTooLong() {
        assertThat(CipherWarmUp.run(Duration.ZERO)).isZero();
    }

    @Test
    void isNotWorthItForASmallImage() {
        CipherWarmUp.beginFor(CipherWarmUp.WORTH_BYTES - 1);

        assertThat(threads()).isEmpty();
    }

    private static String threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.endsWith("-warm-up"))
                .reduce("", String::concat);
    }
}
