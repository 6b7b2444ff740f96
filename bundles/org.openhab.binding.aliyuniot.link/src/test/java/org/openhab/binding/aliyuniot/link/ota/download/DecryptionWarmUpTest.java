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

import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.binding.aliyuniot.link.LinkRuntime;

@NonNullByDefault({})
class DecryptionWarmUpTest {
    private final AtomicInteger records = new AtomicInteger();

    private void before(LinkRuntime runtime, long missing, int most) {
        DecryptionWarmUp.before(runtime, missing, () -> records.incrementAndGet() > most);
    }

    @Test
    void largeImageHasItDoneOnce() {
        try (LinkRuntime runtime = new LinkRuntime("warm")) {
            before(runtime, DecryptionWarmUp.WORTH_BYTES, Integer.MAX_VALUE);
            assertThat(records).hasPositiveValue();
            records.set(0);
            before(runtime, DecryptionWarmUp.WORTH_BYTES, Integer.MAX_VALUE);
            assertThat(records).hasValue(0);
        }
    }

    @Test
    void smallImageDoesWithout() {
        try (LinkRuntime runtime = new LinkRuntime("warm")) {
            before(runtime, DecryptionWarmUp.WORTH_BYTES - 1, Integer.MAX_VALUE);
            assertThat(records).hasValue(0);
        }
    }

    @Test
    void cancelEndsIt() {
        try (LinkRuntime runtime = new LinkRuntime("warm")) {
            before(runtime, DecryptionWarmUp.WORTH_BYTES, 2);
            assertThat(records).hasValue(3);
        }
    }
}
