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
package org.openhab.binding.aliyuniot.internal.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;

/** What an action waits for, and what it says of that. */
@NonNullByDefault({})
class TimelyAnswerTest {
    @Test
    void whatIsAnsweredIsKeptBesideItsOutcome() {
        assertThat(TimelyAnswer.of(CompletableFuture.completedFuture(5), given -> Outcome.done("It is " + given)))
                .isEqualTo(new TimelyAnswer<>(Outcome.done("It is 5"), 5));
    }

    @Test
    void aFailureHasNoAnswer() {
        TimelyAnswer<String> answer = TimelyAnswer.of(
                CompletableFuture.failedFuture(new IllegalStateException("broken")), given -> Outcome.done(given));

        assertThat(answer.outcome().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(answer.answer()).isNull();
    }

    @Test
    void whoGetsNoReplyInTimeHearsThat() {
        assertThat(TimelyAnswer.replied(new CompletableFuture<>(), false))
                .isEqualTo(new Outcome(Outcome.QUEUED, "The platform has not replied yet."));
    }

    @Test
    void otherOutputsStandBesideOutcomeAndReason() {
        assertThat(Outcome.refused("No").toMap(Map.of("tags", "")))
                .isEqualTo(Map.of("outcome", "refused", "reason", "No", "tags", ""));
    }
}
