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

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.builder.ThingBuilder;
import org.openhab.core.thing.binding.firmware.Firmware;
import org.openhab.core.thing.binding.firmware.FirmwareBuilder;
import org.openhab.core.thing.firmware.FirmwareProvider;

/** Things, firmwares and providers as the recordings describe them. */
@NonNullByDefault({})
final class RecordedFirmware {
    static final ThingTypeUID TYPE = new ThingTypeUID("b:t");
    static final ThingUID UID = new ThingUID("b:t:1");

    private RecordedFirmware() {}

    /** Null, for calls that the null analysis would refuse. */
    static <T> T nothing() {
        return null;
    }

    static Firmware firmware(JsonObject description) {
        FirmwareBuilder builder = FirmwareBuilder.create(
                        new ThingTypeUID(text(description, "thingType", "b:t")), text(description, "version", null))
                .withDescription(text(description, "description", null))
                .withChangelog(text(description, "changelog", null));
        if (description.has("restriction")) {
            boolean suits = description.get("restriction").getAsBoolean();
            builder.withFirmwareRestriction(thing -> suits);
        }
        if (description.has("properties")) {
            builder.withProperties(description.getAsJsonObject("properties").asMap().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, entry -> entry.getValue().getAsString())));
        }
        return builder.build();
    }

    static Firmware firmware(String version) {
        return FirmwareBuilder.create(TYPE, version).build();
    }

    static Thing thing(JsonObject description) {
        Thing thing = ThingBuilder.create(
                        new ThingTypeUID(text(description, "thingType", "b:t")),
                        new ThingUID(text(description, "uid", "b:t:1")))
                .build();
        for (String property : List.of(Thing.PROPERTY_FIRMWARE_VERSION, Thing.PROPERTY_MODEL_ID)) {
            if (description.has(property)) {
                thing.setProperty(property, description.get(property).getAsString());
            }
        }
        return thing;
    }

    static Thing thing(String firmwareVersion) {
        Thing thing = thing(new JsonObject());
        thing.setProperty(Thing.PROPERTY_FIRMWARE_VERSION, firmwareVersion);
        return thing;
    }

    private static String text(JsonObject description, String name, String otherwise) {
        JsonElement element = description.get(name);
        return element == null ? otherwise : element.isJsonNull() ? null : element.getAsString();
    }

    /** Offers a new firmware of each version, every time it is asked. */
    record Provider(ThingTypeUID type, List<String> versions) implements FirmwareProvider {
        static Provider of(String... versions) {
            return new Provider(TYPE, List.of(versions));
        }

        @Override
        public Firmware getFirmware(Thing thing, String version) {
            throw new AssertionError("openHAB asks with a locale");
        }

        @Override
        public Firmware getFirmware(Thing thing, String version, Locale locale) {
            return versions != null && versions.contains(version)
                    ? FirmwareBuilder.create(type, version).build()
                    : null;
        }

        @Override
        public Set<Firmware> getFirmwares(Thing thing) {
            throw new AssertionError("openHAB asks with a locale");
        }

        @Override
        public Set<Firmware> getFirmwares(Thing thing, Locale locale) {
            if (versions == null) {
                return null;
            }
            return versions.stream()
                    .map(version -> FirmwareBuilder.create(type, version).build())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }
    }
}
