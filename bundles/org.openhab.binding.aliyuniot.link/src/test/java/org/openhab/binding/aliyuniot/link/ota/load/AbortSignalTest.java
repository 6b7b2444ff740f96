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
package org.openhab.binding.aliyuniot.link.ota.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;

@NonNullByDefault({})
class AbortSignalTest {
    private final AbortSignal signal = new AbortSignal();
    private final List<String> woken = new ArrayList<>();

    @Test
    void allWhoWaitAreWokenOnce() {
        signal.onAbort(() -> woken.add("one"));
        signal.onAbort(() -> woken.add("other"));

        signal.give();
        signal.give();

        assertThat(signal.isGiven()).isTrue();
        assertThat(woken).containsExactlyInAnyOrder("one", "other");
    }

    @Test
    void whoComesLaterIsWokenAtOnce() {
        signal.give();
        signal.onAbort(() -> woken.add("late"));

        assertThat(woken).containsExactly("late");
    }

    @Test
    void aRegistrationIsTakenBackAloneAndForGood() {
        Runnable wake = () -> woken.add("wake");
        Runnable takeBack = signal.onAbort(wake);
        signal.onAbort(wake);

        takeBack.run();
        signal.give();
        takeBack.run();

        assertThat(woken).containsExactly("wake");
    }

    @Test
    void oneThatFailsHarmsNoOther() {
        for (int i = 0; i < 3; i++) {
            signal.onAbort(() -> {
                woken.add("woken");
                throw new AssertionError("for the test");
            });
        }
        signal.give();

        assertThat(woken).hasSize(3);
    }
}
