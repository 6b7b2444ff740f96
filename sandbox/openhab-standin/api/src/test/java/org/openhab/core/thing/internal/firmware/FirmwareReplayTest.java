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

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.openhab.core.events.Event;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.binding.firmware.Firmware;
import org.openhab.core.thing.binding.firmware.FirmwareBuilder;
import org.openhab.core.thing.binding.firmware.ProgressStep;
import org.openhab.core.thing.firmware.FirmwareEventFactory;
import org.openhab.core.thing.firmware.FirmwareStatus;
import org.openhab.core.thing.firmware.FirmwareStatusInfo;
import org.openhab.core.thing.firmware.FirmwareUpdateResult;
import org.openhab.core.thing.firmware.FirmwareUpdateResultInfo;
import org.openhab.core.thing.internal.firmware.RecordedFirmware.Provider;
import org.openhab.standin.recordings.Outcomes;
import org.openhab.standin.recordings.RecordedCase;
import org.openhab.standin.replay.LoggedLines;
import org.openhab.standin.replay.RecordedCall;
import org.openhab.standin.replay.Replay;

/** Firmwares, what is told of them, and the registry behave as the recorded ones of the real API. */
@NonNullByDefault({})
class FirmwareReplayTest {
    private static final Map<FirmwareStatus, String> FACTORY_METHODS = Map.of(
            FirmwareStatus.UNKNOWN, "FirmwareStatusInfo.createUnknownInfo(uid)",
            FirmwareStatus.UP_TO_DATE, "FirmwareStatusInfo.createUpToDateInfo(uid)",
            FirmwareStatus.UPDATE_AVAILABLE, "FirmwareStatusInfo.createUpdateAvailableInfo(uid)",
            FirmwareStatus.UPDATE_EXECUTABLE, "FirmwareStatusInfo.createUpdateExecutableInfo(uid, version)");

    @TestFactory
    Stream<DynamicTest> versionsCompareAsRecorded() {
        return Replay.of("firmware/version", recorded -> {
            Callable<Firmware> firmware = () -> RecordedFirmware.firmware(recorded.requiredText("a"));
            return Outcomes.fields(Map.of(
                    "isSuccessorVersion", value(() -> firmware.call().isSuccessorVersion(recorded.requiredText("b"))),
                    "compareTo",
                            value(() -> Integer.signum(firmware.call()
                                    .compareTo(RecordedFirmware.firmware(recorded.requiredText("b")))))));
        });
    }

    @TestFactory
    Stream<DynamicTest> firmwaresAreBuiltAsRecorded() {
        return Replay.of("firmware/builder", recorded -> Outcomes.observe(() -> build(recorded)));
    }

    private static Object build(RecordedCase recorded) {
        if (recorded.inputs().has("firmware")) {
            return getters(RecordedFirmware.firmware(recorded.inputs().getAsJsonObject("firmware")));
        }
        return RecordedCall.run(
                null, Map.of("firmware", common("1").withProperties(Map.of()).build()), recorded.call());
    }

    private static JsonObject getters(Firmware firmware) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("thingTypeUID", firmware.getThingTypeUID());
        fields.put("version", firmware.getVersion());
        fields.put("description", firmware.getDescription());
        fields.put("changelog", firmware.getChangelog());
        fields.put("properties", firmware.getProperties());
        fields.put("toString", firmware.toString());
        return Outcomes.fields(fields);
    }

    private static FirmwareBuilder common(String version) {
        return FirmwareBuilder.create(RecordedFirmware.TYPE, version);
    }

    @TestFactory
    Stream<DynamicTest> firmwaresSuitThingsAsRecorded() {
        return Replay.of(
                "firmware/suitable",
                recorded -> Outcomes.of(RecordedFirmware.firmware(
                                recorded.inputs().getAsJsonObject("firmware"))
                        .isSuitableFor(RecordedFirmware.thing(recorded.inputs().getAsJsonObject("thing")))));
    }

    @TestFactory
    Stream<DynamicTest> infosAndEventsTellAsRecorded() {
        return Replay.of("firmware/info", recorded -> Outcomes.observe(() -> info(recorded)));
    }

    private static Object info(RecordedCase recorded) {
        if (recorded.inputs().has("status")) {
            Map<String, Object> names = new HashMap<>(Map.of("uid", RecordedFirmware.UID));
            names.put("version", recorded.text("version"));
            FirmwareStatus status = FirmwareStatus.valueOf(recorded.requiredText("status"));
            FirmwareStatusInfo info = (FirmwareStatusInfo) RecordedCall.run(null, names, FACTORY_METHODS.get(status));
            return toldBy(
                    info.toString(),
                    FirmwareEventFactory.createFirmwareStatusInfoEvent(info),
                    fields -> fields.add("info", describe(info)));
        }
        if (recorded.inputs().has("result")) {
            FirmwareUpdateResultInfo info = FirmwareUpdateResultInfo.createFirmwareUpdateResultInfo(
                    RecordedFirmware.UID,
                    FirmwareUpdateResult.valueOf(recorded.requiredText("result")),
                    recorded.text("message"));
            return toldBy(info.toString(), FirmwareEventFactory.createFirmwareUpdateResultInfoEvent(info), fields -> {
                fields.addProperty("result", info.getResult().toString());
                fields.addProperty("message", info.getErrorMessage());
            });
        }
        if (recorded.call().startsWith("values of ")) {
            return Outcomes.fields(Map.of(
                    "FirmwareStatus", Arrays.asList(FirmwareStatus.values()),
                    "FirmwareUpdateResult", Arrays.asList(FirmwareUpdateResult.values()),
                    "ProgressStep", Arrays.asList(ProgressStep.values())));
        }
        Object info = RecordedCall.run(null, Map.of(), recorded.call());
        return info instanceof FirmwareStatusInfo status
                ? Outcomes.fields(describe(status).asMap())
                : info;
    }

    private static JsonObject toldBy(String text, Event event, Consumer<JsonObject> more) {
        JsonObject fields = new JsonObject();
        fields.addProperty("toString", text);
        fields.add("event", RecordingHost.describe(event));
        more.accept(fields);
        JsonObject outcome = new JsonObject();
        outcome.add("fields", fields);
        return outcome;
    }

    static JsonObject describe(FirmwareStatusInfo info) {
        JsonObject description = new JsonObject();
        description.addProperty("thingUID", info.getThingUID().getAsString());
        description.addProperty("status", info.getFirmwareStatus().toString());
        description.addProperty("updatableFirmwareVersion", info.getUpdatableFirmwareVersion());
        return description;
    }

    @TestFactory
    Stream<DynamicTest> theRegistryGathersAsRecorded() {
        return Replay.of("firmware/registry", recorded -> logging(() -> registry(recorded)));
    }

    private static JsonObject registry(RecordedCase recorded) {
        FirmwareRegistryImpl registry = new FirmwareRegistryImpl(() -> Locale.GERMAN);
        Thing thing = RecordedFirmware.thing(new JsonObject());
        if (recorded.inputs().has("providerVersions")) {
            JsonElement versions = recorded.inputs().get("providerVersions");
            registry.addFirmwareProvider(new Provider(
                    RecordedFirmware.TYPE,
                    versions.isJsonNull()
                            ? RecordedFirmware.nothing()
                            : versions.getAsJsonArray().asList().stream()
                                    .map(JsonElement::getAsString)
                                    .toList()));
            return fields(
                    "firmwares", versions(registry, thing),
                    "latest", version(registry.getLatestFirmware(thing)),
                    "version1", version(registry.getFirmware(thing, "1")));
        }
        if (recorded.call().startsWith("a provider that throws")) {
            registry.addFirmwareProvider(new Provider(RecordedFirmware.TYPE, new FailingList()));
            registry.addFirmwareProvider(Provider.of("5"));
            return fields(
                    "firmwares", versions(registry, thing), "firmware5", version(registry.getFirmware(thing, "5")));
        }
        if (recorded.call().startsWith("unsuitable firmware")) {
            registry.addFirmwareProvider(new Provider(new ThingTypeUID("b:x"), List.of("1")));
            return fields(
                    "firmwares", Outcomes.plain(registry.getFirmwares(thing).size()),
                    "firmware", version(registry.getFirmware(thing, "1")));
        }
        registry.getFirmwares(thing).clear();
        return new JsonObject();
    }

    /** A list that cannot be looked at. */
    private static final class FailingList extends AbstractList<String> {
        @Override
        public String get(int index) {
            throw new IllegalStateException("no");
        }

        @Override
        public int size() {
            throw new IllegalStateException("no");
        }
    }

    private static JsonArray versions(FirmwareRegistryImpl registry, Thing thing) {
        JsonArray versions = new JsonArray();
        registry.getFirmwares(thing).forEach(firmware -> versions.add(firmware.getVersion()));
        return versions;
    }

    private static JsonElement version(Firmware firmware) {
        return Outcomes.plain(firmware == null ? null : firmware.getVersion());
    }

    /** A plain value, or the outcome of a call that throws. */
    private static JsonElement value(Callable<?> call) {
        try {
            return Outcomes.plain(call.call());
        } catch (Exception e) {
            return Outcomes.failure(e);
        }
    }

    private static JsonObject fields(Object... namesAndValues) {
        Map<String, Object> fields = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return Outcomes.fields(fields);
    }

    /** The outcome with what was logged; the recordings leave out what their provider was called. */
    static JsonObject logging(Callable<JsonObject> call) {
        try (LoggedLines lines = new LoggedLines()) {
            JsonObject outcome = Outcomes.observe(call);
            lines.addTo(outcome, "log");
            if (outcome.has("log")) {
                for (JsonElement line : outcome.getAsJsonArray("log")) {
                    JsonObject object = line.getAsJsonObject();
                    String message = object.get("message").getAsString();
                    object.addProperty(
                            "message", message.replace(Provider.class.getSimpleName() + " ", "<provider class> "));
                }
            }
            return outcome;
        }
    }
}
