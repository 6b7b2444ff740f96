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
package org.openhab.binding.aliyuniot.link.standing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.aliyuniot.emulator.fault.Fault;
import org.openhab.binding.aliyuniot.link.EmulatedDevice;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;

@NonNullByDefault({})
class DeviceResetTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 429, 500, 6100})
    void thePlatformAnswers(int code) throws Exception {
        try (EmulatedDevice device = new EmulatedDevice(folder, Duration.ofMillis(50));
                AlinkRequests requests = new AlinkRequests(device.runtime, EmulatedDevice.IDENTITY, device.session);
                DeviceReset reset = new DeviceReset(requests)) {
            device.goOnline();
            if (code != 200) {
                device.emulator.faults().add("a1Abc123Def", "dev001", Fault.refuseAlink(1, "thing/reset", code));
            }
            assertThat(reset.report()
                            .toCompletableFuture()
                            .get(30, TimeUnit.SECONDS)
                            .code())
                    .isEqualTo(code);
            assertThat(device.arrived("/sys/a1Abc123Def/dev001/thing/reset"))
                    .singleElement()
                    .asString()
                    .contains("\"params\":{}");
        }
    }
}
