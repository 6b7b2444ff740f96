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

import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.binding.aliyuniot.internal.AliyunIotBindingConstants;
import org.openhab.binding.aliyuniot.internal.handler.FirmwareService;
import org.openhab.binding.aliyuniot.link.ota.job.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;
import org.openhab.binding.aliyuniot.link.ota.record.FirmwareRecord;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.builder.ThingBuilder;
import org.openhab.core.thing.binding.firmware.Firmware;
import org.openhab.core.thing.firmware.FirmwareRegistry;

/** Held against openHAB's own order, which both versions of openHAB have alike. */
@NonNullByDefault({})
class ShownVersionsTest {
    private static final ThingUID UID = new ThingUID(AliyunIotBindingConstants.THING_TYPE_DEVICE, "test");
    private static final String CHARACTERS = "0123456789abvVzZ._-";

    private final AliyunFirmwareProvider offers = new AliyunFirmwareProvider();
    private final FirmwareRegistry registry = FirmwareService.registryOf(offers);

    @ParameterizedTest
    @CsvSource({
        "1.0.0, 2.0.0, 2.0.0",
        "1.0.0, 1.0.0-7, 1.0.0.7",
        "2.0.1, 1.5.0, 2.0.1.to.1.5.0",
        "app-1.0.0-20190101, 20250907, app-1.0.0-20190101.to.20250907",
        "3, V3, 3.to.3",
        "V10, V3, 10.to.3",
        "1.0.0, 1-0_0, 1.0.0.to.1.0.0",
        "app-1, app-2, app-1.to.app.2",
        "2.0.0, beta, beta",
        "app, beta, app.to.beta.1",
        "beta, 2.0.0, beta.to.2.0.0",
        "_, 1.0.0, 1.0.0",
        ", 1.5.0, 1.5.0",
        ", beta, (unknown).to.beta.1",
    })
    void aNameSaysWhatIsToBeInstalled(String installed, String version, String name) {
        String shown = installed == null ? ShownVersions.UNKNOWN : OpenhabVersion.of(new FirmwareVersion(installed));

        assertThat(ShownVersions.offered(new FirmwareVersion(version), shown)).isEqualTo(name);
    }

    @Test
    void whateverIsPushedIsTheNewestAndFoundByBothNames() {
        Random random = new Random(11);
        for (int i = 0; i < 4_000; i++) {
            FirmwareVersion installed = i % 20 == 0 ? null : version(random);
            FirmwareVersion pushed = version(random);
            if (!pushed.equals(installed)) {
                check(installed, pushed);
            }
        }
    }

    private void check(FirmwareVersion installed, FirmwareVersion pushed) {
        OtaJob job = OfferedFirmwareTest.job(pushed.text(), "");
        FirmwareRecord known = FirmwareRecord.EMPTY.withJob(job);
        known = installed == null ? known : known.withInstalled(installed);
        OfferedFirmware offered = OfferedFirmware.of(UID, job, known);
        offers.open(UID)
                .offer(
                        installed == null
                                ? List.of(offered)
                                : List.of(offered, OfferedFirmware.running(UID, installed)));
        String shown = ShownVersions.installed(known);
        HashMap<String, String> properties = new HashMap<>();
        properties.put(Thing.PROPERTY_FIRMWARE_VERSION, shown);
        Thing thing = ThingBuilder.create(AliyunIotBindingConstants.THING_TYPE_DEVICE, UID)
                .withProperties(properties)
                .build();
        String what = installed + " -> " + pushed + ": " + shown + " -> " + offered.openhabVersion();

        Firmware latest = registry.getLatestFirmware(thing);

        assertThat(latest).as(what).isNotNull();
        assertThat(latest.getVersion()).as(what).isEqualTo(offered.openhabVersion());
        assertThat(latest.isSuccessorVersion(shown)).as(what).isTrue();
        assertThat(latest.isSuitableFor(thing)).as(what).isTrue();
        assertThat(offered.isShownAs(Objects.requireNonNull(registry.getFirmware(thing, pushed.text()))))
                .as(what)
                .isTrue();
        assertThat(offered.isShownAs(Objects.requireNonNull(registry.getFirmware(thing, latest.getVersion()))))
                .as(what)
                .isTrue();
        assertThat(registry.getFirmwares(thing)).as(what).hasSize(installed == null ? 1 : 2);
        assertThat(isSameInMainUi(latest.getVersion(), shown)).as(what).isFalse();
    }

    /** As Main UI compares, which shows no button for what is the same. */
    private static boolean isSameInMainUi(String one, String other) {
        String[] ones = one.split("\\.");
        String[] others = other.split("\\.");
        for (int i = 0; i < Math.max(ones.length, others.length); i++) {
            if (number(ones, i) != number(others, i)) {
                return false;
            }
        }
        return true;
    }

    private static double number(String[] parts, int index) {
        return index < parts.length && parts[index].matches("\\d+") ? Double.parseDouble(parts[index]) : 0;
    }

    private static FirmwareVersion version(Random random) {
        if (random.nextInt(4) == 0) {
            List<String> usual = List.of(
                    "1.0.0",
                    "1.0.0-rc1",
                    "1.0.0-rc2",
                    "2.0.1",
                    "V3",
                    "3",
                    "v10.0",
                    "20240101123045",
                    "app-1.0.0-20190101",
                    "beta",
                    "1.0_0",
                    "...",
                    "0",
                    "0.0.0",
                    "99999999999999999999");
            return new FirmwareVersion(usual.get(random.nextInt(usual.size())));
        }
        StringBuilder text = new StringBuilder();
        int length = 1 + random.nextInt(random.nextInt(8) == 0 ? 64 : 6);
        for (int i = 0; i < length; i++) {
            text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return new FirmwareVersion(text.toString());
    }
}
