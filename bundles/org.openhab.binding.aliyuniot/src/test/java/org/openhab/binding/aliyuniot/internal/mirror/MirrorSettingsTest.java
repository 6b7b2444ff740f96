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
package org.openhab.binding.aliyuniot.internal.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openhab.binding.aliyuniot.internal.OpenhabFiles;
import org.openhab.binding.aliyuniot.internal.described.CoreVersion;
import org.openhab.binding.aliyuniot.internal.mirror.MirrorSettings.Direction;
import org.openhab.core.config.core.ConfigDescriptionParameter;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.config.core.ParameterOption;

@NonNullByDefault({})
class MirrorSettingsTest {
    static Stream<Arguments> usable() {
        return Stream.of(
                arguments(Map.of(), Direction.BOTH, Duration.ZERO, "0"),
                arguments(Map.of("profile", "aliyuniot:mirror"), Direction.BOTH, Duration.ZERO, "0"),
                arguments(Map.of("direction", "up"), Direction.UP, Duration.ZERO, "0"),
                arguments(Map.of("direction", " Down "), Direction.DOWN, Duration.ZERO, "0"),
                arguments(Map.of("direction", ""), Direction.BOTH, Duration.ZERO, "0"),
                arguments(Map.of("minInterval", new BigDecimal(10)), Direction.BOTH, Duration.ofSeconds(10), "0"),
                arguments(Map.of("minInterval", "0.5"), Direction.BOTH, Duration.ofMillis(500), "0"),
                arguments(Map.of("minInterval", "86400"), Direction.BOTH, Duration.ofDays(1), "0"),
                arguments(Map.of("minInterval", "1e-50"), Direction.BOTH, Duration.ZERO, "0"),
                arguments(Map.of("deadband", "0.2"), Direction.BOTH, Duration.ZERO, "0.2"),
                arguments(Map.of("deadband", new BigDecimal(0)), Direction.BOTH, Duration.ZERO, "0"));
    }

    @ParameterizedTest
    @MethodSource("usable")
    void whatUsersWriteIsRead(Map<String, Object> given, Direction direction, Duration interval, String deadband) {
        assertThat(MirrorSettings.read(new Configuration(given)))
                .isEqualTo(new MirrorSettings(direction, interval, new BigDecimal(deadband)));
    }

    static Stream<Arguments> unusable() {
        return Stream.of(
                arguments("direction", "upwards", "direction cannot be used (7 characters); write both, up or down"),
                arguments("direction", List.of("up"), "direction is no one value; write both, up or down"),
                arguments("direction", true, "direction is no one value; write both, up or down"),
                arguments("minInterval", "-1", "minInterval cannot be used (2 characters); write seconds from 0"),
                arguments("minInterval", new BigDecimal(86401), "minInterval is out of range; write seconds from 0"),
                arguments("minInterval", "10 s", "minInterval cannot be used (4 characters); write seconds from 0"),
                arguments("minInterval", "1e999999999", "minInterval cannot be used (11 characters); write seconds"),
                arguments("minInterval", List.of(1), "minInterval is no one value; write seconds from 0 to 86400"),
                arguments("deadband", "0.2 °C", "deadband cannot be used (6 characters); write a number"),
                arguments("deadband", new BigDecimal(-1), "deadband is out of range; write a number"),
                arguments("deadband", "0,2", "deadband cannot be used (3 characters); write a number"));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void whatCannotBeUsedIsNamedWithItsShapeAndWhatToWrite(String parameter, Object value, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MirrorSettings.read(new Configuration(Map.of(parameter, value))))
                .withMessageStartingWith("the parameter " + message);
    }

    @Test
    void theParametersAreThoseOfTheDescription() throws Exception {
        Map<String, ConfigDescriptionParameter> described =
                OpenhabFiles.descriptions(CoreVersion.V4_3).configDescriptions().stream()
                        .filter(one -> one.getUID().toString().equals("profile:" + MirrorLinks.PROFILE))
                        .findFirst()
                        .orElseThrow()
                        .toParametersMap();

        assertThat(described)
                .containsOnlyKeys(MirrorSettings.DIRECTION, MirrorSettings.MIN_INTERVAL, MirrorSettings.DEADBAND);
        Map<String, Object> defaults = described.values().stream()
                .filter(parameter -> parameter.getDefault() != null)
                .collect(Collectors.toMap(ConfigDescriptionParameter::getName, ConfigDescriptionParameter::getDefault));
        assertThat(MirrorSettings.read(new Configuration(defaults)))
                .isEqualTo(MirrorSettings.read(new Configuration()));
        assertThat(described.get("direction").getOptions())
                .extracting(ParameterOption::getValue)
                .containsExactly("both", "up", "down");
    }
}
