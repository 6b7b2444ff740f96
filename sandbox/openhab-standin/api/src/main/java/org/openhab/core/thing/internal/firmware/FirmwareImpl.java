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
package org.openhab.core.thing.internal.firmware;

import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.binding.firmware.Firmware;
import org.openhab.core.thing.binding.firmware.FirmwareRestriction;

/** A firmware; its accessors are the getters of the interface. */
public record FirmwareImpl(
        ThingTypeUID getThingTypeUID,
        @Nullable String getDescription,
        String getVersion,
        @Nullable String getChangelog,
        Map<String, String> getProperties,
        FirmwareRestriction restriction)
        implements Firmware {
    @Override
    public boolean isSuccessorVersion(@Nullable String firmwareVersion) {
        return firmwareVersion != null && version().compareTo(FirmwareVersion.of(firmwareVersion)) > 0;
    }

    @Override
    public boolean isSuitableFor(Thing thing) {
        return thing.getThingTypeUID().equals(getThingTypeUID()) && restriction.apply(thing);
    }

    private FirmwareVersion version() {
        return FirmwareVersion.of(getVersion());
    }

    /** The newest comes first. */
    @Override
    public int compareTo(Firmware other) {
        return FirmwareVersion.of(other.getVersion()).compareTo(version());
    }

    @Override
    public String toString() {
        return "FirmwareImpl [thingTypeUID=" + getThingTypeUID() + ", vendor=null, model=null, modelRestricted=false"
                + ", description=" + getDescription() + ", version=" + getVersion() + ", prerequisiteVersion=null"
                + ", changelog=" + getChangelog() + ", onlineChangelog=null, md5Hash=null, properties="
                + getProperties() + "]";
    }

    /**
     * A version in openHAB's order, which is not that of semantic versions: parts between {@code .}, {@code -} and {@code _}
     * are compared one by one, as numbers if both are, else as texts; of two with equal parts the longer one is newer.
     *
     * @param parts its parts
     */
    record FirmwareVersion(List<String> parts) implements Comparable<FirmwareVersion> {
        private static final String SEPARATORS = "[._-]";
        private static final String DIGITS = "\\d+";

        static FirmwareVersion of(String text) {
            return new FirmwareVersion(List.of(text.split(SEPARATORS)));
        }

        /**
         * Reads every number on the way, even one that is not compared with another.
         *
         * @throws NumberFormatException if a part is a number above 2147483647
         */
        @Override
        public int compareTo(FirmwareVersion other) {
            for (int i = 0; i < Math.max(parts.size(), other.parts.size()); i++) {
                int order = compare(part(i), other.part(i));
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        }

        private @Nullable String part(int index) {
            return index < parts.size() ? parts.get(index) : null;
        }

        private static int compare(@Nullable String one, @Nullable String other) {
            Integer number = number(one);
            Integer otherNumber = number(other);
            if (number != null && otherNumber != null) {
                return number.compareTo(otherNumber);
            }
            if (one == null || other == null) {
                return one == null ? -1 : 1;
            }
            return one.compareTo(other);
        }

        private static @Nullable Integer number(@Nullable String part) {
            return part != null && part.matches(DIGITS) ? Integer.valueOf(part) : null;
        }
    }
}
