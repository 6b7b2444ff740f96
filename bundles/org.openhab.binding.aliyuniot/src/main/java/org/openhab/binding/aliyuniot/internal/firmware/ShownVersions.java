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

import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.AliyunIotBindingConstants;
import org.openhab.binding.aliyuniot.link.ota.job.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;
import org.openhab.binding.aliyuniot.link.ota.record.FirmwareRecord;
import org.openhab.core.thing.binding.firmware.FirmwareBuilder;

/**
 * Names versions so that openHAB takes what is to be installed for newer than what runs. The platform has no order of
 * versions and pushes older ones, too; openHAB has an order, shows only what is newer, and Main UI has another order yet,
 * by which it leaves out the start button where it sees no difference. So where the name of a version does not do, it is
 * put behind the one that runs: {@code 2.0.1.to.1.5.0}, which both orders have after {@code 2.0.1}.
 */
final class ShownVersions {
    /** For what runs, while something waits to be installed; in openHAB's order it is before all that begins with a digit or a letter. */
    static final String UNKNOWN = "(unknown)";

    private static final String TO = ".to.";

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final Pattern LEADING_NUMBER = Pattern.compile("(\\d{1,9}).*");

    private ShownVersions() {}

    /** What is shown to run; {@code null} if nothing is known and nothing has to be compared with it. */
    static @Nullable String installed(FirmwareRecord known) {
        FirmwareVersion installed = known.installed();
        if (installed != null) {
            return OpenhabVersion.of(installed);
        }
        return known.job() == null ? null : UNKNOWN;
    }

    /** What is shown of a job that waits. */
    static String offered(FirmwareRecord known, OtaJob job) {
        String shown = installed(known);
        return known.runs(job.version()) || shown == null
                ? OpenhabVersion.of(job.version())
                : offered(job.version(), shown);
    }

    /**
     * The name of a version behind another one.
     *
     * @param installed as it is shown
     */
    static String offered(FirmwareVersion version, String installed) {
        String plain = OpenhabVersion.of(version);
        String dotted = plain.replace('-', '.').replace('_', '.');
        List<String> names = List.of(plain, installed + TO + plain, installed + TO + dotted);
        for (String name : names) {
            if (isNewer(name, installed) && isDifferentInUi(name, installed)) {
                return name;
            }
        }
        return installed + TO + plain + ".1";
    }

    /** As openHAB itself says. */
    private static boolean isNewer(String name, String installed) {
        return FirmwareBuilder.create(AliyunIotBindingConstants.THING_TYPE_DEVICE, name)
                .build()
                .isSuccessorVersion(installed);
    }

    /** Main UI splits at dots only, and what is no number is 0 for it, or the number that it begins with. */
    private static boolean isDifferentInUi(String name, String installed) {
        return !isSame(name, installed, false) && !isSame(name, installed, true);
    }

    private static boolean isSame(String one, String other, boolean leading) {
        String[] ones = one.split("\\.");
        String[] others = other.split("\\.");
        for (int i = 0; i < Math.max(ones.length, others.length); i++) {
            if (number(ones, i, leading) != number(others, i, leading)) {
                return false;
            }
        }
        return true;
    }

    private static int number(String[] parts, int index, boolean leading) {
        if (index >= parts.length) {
            return 0;
        }
        var number = (leading ? LEADING_NUMBER : NUMBER).matcher(parts[index]);
        return number.matches() ? Integer.parseInt(leading ? number.group(1) : number.group()) : 0;
    }
}
