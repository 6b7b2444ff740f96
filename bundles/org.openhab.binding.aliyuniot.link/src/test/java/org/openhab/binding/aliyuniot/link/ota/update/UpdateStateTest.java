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
package org.openhab.binding.aliyuniot.link.ota.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.binding.aliyuniot.link.ota.update.UpdateState.Event;

@NonNullByDefault({})
class UpdateStateTest {
    /** Every state by every event; a dash is for what changes nothing. */
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            STATE,       TURN,      PREPARED,    LOADED,    RELOADED,    VERIFIED,   INSTALLED, REPORTED,  FAIL,   TIMEOUT,   CANCEL,    DROP,    STOP
            WAITING,     PREPARING, -,           -,         -,           -,          -,         -,         FAILED, FAILED,    CANCELLED, DROPPED, INTERRUPTED
            PREPARING,   -,         DOWNLOADING, -,         -,           -,          -,         -,         FAILED, FAILED,    CANCELLED, DROPPED, INTERRUPTED
            DOWNLOADING, -,         -,           VERIFYING, -,           -,          -,         -,         FAILED, FAILED,    CANCELLED, DROPPED, INTERRUPTED
            VERIFYING,   -,         -,           -,         DOWNLOADING, INSTALLING, -,         -,         FAILED, FAILED,    CANCELLED, DROPPED, INTERRUPTED
            INSTALLING,  -,         -,           -,         -,           -,          REPORTING, -,         FAILED, FAILED,    CANCELLED, -,       INTERRUPTED
            REPORTING,   -,         -,           -,         -,           -,          -,         SUCCEEDED, -,      SUCCEEDED, -,         -,       SUCCEEDED
            SUCCEEDED,   -,         -,           -,         -,           -,          -,         -,         -,      -,         -,         -,       -
            FAILED,      -,         -,           -,         -,           -,          -,         -,         -,      -,         -,         -,       -
            CANCELLED,   -,         -,           -,         -,           -,          -,         -,         -,      -,         -,         -,       -
            DROPPED,     -,         -,           -,         -,           -,          -,         -,         -,      -,         -,         -,       -
            INTERRUPTED, -,         -,           -,         -,           -,          -,         -,         -,      -,         -,         -,       -
            """)
    void everyEventHasOneMeaningInEveryState(
            UpdateState state,
            String turn,
            String prepared,
            String loaded,
            String reloaded,
            String verified,
            String installed,
            String reported,
            String fail,
            String timeout,
            String cancel,
            String drop,
            String stop) {
        String[] expected = {
            turn, prepared, loaded, reloaded, verified, installed, reported, fail, timeout, cancel, drop, stop
        };

        assertThat(Arrays.stream(Event.values())
                        .map(event -> state.after(event) == state
                                ? "-"
                                : state.after(event).name()))
                .containsExactly(expected);
    }

    @Test
    void noEndIsLeftAndEveryOtherStateLeadsToOne() {
        for (UpdateState state : UpdateState.values()) {
            Set<UpdateState> reached = reachedFrom(state);
            if (state.isEnd()) {
                assertThat(reached).as(state.name()).containsExactly(state);
            } else {
                assertThat(reached).as(state.name()).anyMatch(UpdateState::isEnd);
            }
        }
    }

    private static Set<UpdateState> reachedFrom(UpdateState first) {
        Set<UpdateState> reached = EnumSet.of(first);
        Deque<UpdateState> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            UpdateState state = open.remove();
            for (Event event : Event.values()) {
                UpdateState next = state.after(event);
                if (reached.add(next)) {
                    open.add(next);
                }
            }
        }
        return reached;
    }
}
