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
package org.openhab.binding.aliyuniot.internal.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.binding.aliyuniot.link.ota.job.FirmwareVersion;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.binding.firmware.Firmware;
import org.openhab.core.thing.binding.firmware.FirmwareBuilder;

@NonNullByDefault({})
class OpenhabVersionTest {
    private static String shown(String version) {
        return OpenhabVersion.of(new FirmwareVersion(version));
    }

    private static Firmware firmware(String version) {
        return FirmwareBuilder.create(new ThingTypeUID("aliyuniot", "device"), shown(version))
                .build();
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.3, 1.2.3",
        "1.0.0-2, 1.0.0.2",
        "2_0-1, 2.0.1",
        "v10.0, 10.0",
        "V2, 2",
        "vanilla, vanilla",
        "1.0.0-rc1, 1.0.0-rc1",
        "20240101123045, 20240.101123045",
        "2147483648, 2.147483648",
        "999999999, 999999999",
        "1.20240101123045-beta, 1.20240.101123045-beta",
        "12345678901234567890, 12.345678901.234567890",
        "build20240101123045, build20240101123045",
        "-, -",
        "1..2, 1..2"
    })
    void aVersionIsShownInAFormThatOpenhabCompares(String platform, String openhab) {
        assertThat(shown(platform)).isEqualTo(openhab);
        assertThatCode(() -> firmware(platform).isSuccessorVersion("1.0")).doesNotThrowAnyException();
        assertThatCode(() -> firmware("1.0").isSuccessorVersion(openhab)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "20240101123045, 20240101123046",
        "20231231235959, 20240101000000",
        "v2.0, v10.0",
        "1.0.0-2, 1.0.0-10",
        "1.9, 1.10"
    })
    void laterVersionsStayLater(String earlier, String later) {
        assertThat(firmware(later).isSuccessorVersion(shown(earlier))).isTrue();
        assertThat(firmware(earlier).isSuccessorVersion(shown(later))).isFalse();
    }
}
