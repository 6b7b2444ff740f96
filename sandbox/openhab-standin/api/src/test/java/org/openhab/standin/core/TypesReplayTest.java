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
package org.openhab.standin.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.openhab.standin.recordings.OutcomeComparison;
import org.openhab.standin.recordings.RecordedCase;
import org.openhab.standin.recordings.Recordings;

/** Every recorded case of the types, units and items, replayed on the stand-in. */
class TypesReplayTest {
    /** Cases in which the stand-in does not do as openHAB did, with the reason. */
    private static final Map<String, String> DIFFERENT = Map.of(
            "types/quantity/toUnit-003", "68 °F are 20 °C exactly; openHAB multiplies by a rounded 5/9",
            "types/hsb-007", "the hue of a nearly black blue is off by 0.002 degrees");

    @TestFactory
    Stream<DynamicTest> doesAsRecorded() {
        return Recordings.of("types").stream()
                .filter(recorded -> !DIFFERENT.containsKey(recorded.id()))
                .map(recorded -> DynamicTest.dynamicTest(
                        recorded.displayName(),
                        () -> assertThat(differences(recorded)).isEmpty()));
    }

    @Test
    void everyExceptionFromTheRuleIsStillNeeded() {
        assertThat(Recordings.of("types").stream()
                        .filter(recorded -> !differences(recorded).isEmpty())
                        .map(RecordedCase::id))
                .containsExactlyInAnyOrderElementsOf(DIFFERENT.keySet());
    }

    private static List<String> differences(RecordedCase recorded) {
        return OutcomeComparison.differences(recorded, TypesReplay.run(recorded));
    }
}
