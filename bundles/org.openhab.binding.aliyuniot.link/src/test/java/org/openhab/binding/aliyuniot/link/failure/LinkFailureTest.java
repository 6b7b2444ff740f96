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
package org.openhab.binding.aliyuniot.link.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure.Reason;

class LinkFailureTest {
    private static final NetworkFailure LOST = new NetworkFailure(Reason.CONNECTION_LOST, "for the test");

    @Test
    void takesAFailureOutOfWhateverFuturesWrapAroundIt() {
        assertThat(LinkFailure.causeOf(LOST)).isSameAs(LOST);
        assertThat(LinkFailure.causeOf(new CompletionException(LOST))).isSameAs(LOST);
        assertThat(LinkFailure.causeOf(new ExecutionException(new CompletionException(LOST))))
                .isSameAs(LOST);
        CompletionException empty = new CompletionException("for the test", null);
        assertThat(LinkFailure.causeOf(empty)).isSameAs(empty);
    }

    @Test
    void onlyWhatTheLineIsToBlameForIsWorthARepeat() {
        assertThat(LinkFailure.isWorthARepeat(new CompletionException(LOST))).isTrue();
        assertThat(LinkFailure.isWorthARepeat(NetworkFailure.closed("for the test")))
                .isFalse();
        assertThat(LinkFailure.isWorthARepeat(new QuotaFailure(Reason.QUEUE_FULL, "for the test")))
                .isFalse();
        assertThat(LinkFailure.isWorthARepeat(new IOException())).isFalse();
        assertThat(LinkFailure.isWorthARepeat(null)).isFalse();
    }

    @Test
    void noFamilyTakesAReasonOfAnother() {
        assertThatThrownBy(() -> new QuotaFailure(Reason.TIMEOUT, "for the test"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("TIMEOUT is a reason of NETWORK, not of QUOTA");
    }
}
