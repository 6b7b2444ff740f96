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

import static org.openhab.core.thing.internal.firmware.FirmwareReplayTest.describe;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.ThingStatusInfo;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.firmware.ProgressCallback;
import org.openhab.core.thing.binding.firmware.ProgressStep;
import org.openhab.core.thing.events.ThingEventFactory;
import org.openhab.core.thing.firmware.FirmwareStatusInfo;
import org.openhab.core.thing.internal.firmware.RecordedFirmware.Provider;
import org.openhab.standin.recordings.Outcomes;
import org.openhab.standin.recordings.RecordedCase;
import org.openhab.standin.replay.RecordedCall;
import org.openhab.standin.replay.Replay;

/** The firmware service behaves as the recorded one of the real API. */
@NonNullByDefault({})
class FirmwareServiceReplayTest {
    /** The scenarios in which the handler tells no steps. */
    private static final Set<String> IDLE = Set.of("nothing", "timeout", "throw");

    private static final ScheduledThreadPoolExecutor POOL = new ScheduledThreadPoolExecutor(1);

    @AfterAll
    static void endPool() {
        POOL.shutdownNow();
    }

    /** A service with one provider and one handler, which is not registered yet. */
    private static final class Stage {
        final RecordingHost host;
        final FirmwareUpdateServiceImpl service;
        final Thing thing;

        Stage(Provider provider, String thingVersion, boolean timesOut) {
            host = new RecordingHost(timesOut);
            FirmwareRegistryImpl registry = new FirmwareRegistryImpl(() -> Locale.GERMAN);
            registry.addFirmwareProvider(provider);
            service = new FirmwareUpdateServiceImpl(registry, () -> Locale.GERMAN, host.services(), host, POOL);
            thing = RecordedFirmware.thing(new JsonObject());
            installed(thingVersion);
        }

        void installed(String version) {
            if (version != null) {
                thing.setProperty(Thing.PROPERTY_FIRMWARE_VERSION, version);
            }
        }

        ScriptedHandler handler(boolean transferring) {
            ScriptedHandler handler =
                    transferring ? new ScriptedHandler.Transferring(thing, host) : new ScriptedHandler(thing, host);
            service.addFirmwareUpdateHandler(handler);
            return handler;
        }

        /** Asks for the status and waits until what this began in the background is done. */
        FirmwareStatusInfo status() {
            FirmwareStatusInfo info = service.getFirmwareStatusInfo(RecordedFirmware.UID);
            awaitBackground();
            return info;
        }

        static void awaitBackground() {
            try {
                POOL.submit(() -> {}).get();
            } catch (InterruptedException | ExecutionException e) {
                throw new AssertionError(e);
            }
        }

        JsonArray eventsOfStatus() {
            status();
            return host.take();
        }
    }

    @TestFactory
    Stream<DynamicTest> theStatusIsToldAsRecorded() {
        return Replay.of("firmware/status", recorded -> FirmwareReplayTest.logging(() -> status(recorded)));
    }

    private static JsonObject status(RecordedCase recorded) {
        if (recorded.inputs().has("updateExecutable")) {
            return statusTwice(recorded);
        }
        Stage stage = new Stage(Provider.of("2"), "1", false);
        if (recorded.call().startsWith("status changes")) {
            return changes(stage);
        }
        if (recorded.call().startsWith("background transfer whose")) {
            ScriptedHandler.Transferring handler = (ScriptedHandler.Transferring) stage.handler(true);
            handler.executable = false;
            handler.onTransfer = () -> {
                throw new IllegalStateException("no");
            };
            return Outcomes.fields(Map.of("first", stage.eventsOfStatus(), "second", stage.eventsOfStatus()));
        }
        if (recorded.call().startsWith("the handler is removed")) {
            return removal(stage);
        }
        if (recorded.inputs().has("status")) {
            stage.handler(false);
            ThingStatus status = ThingStatus.valueOf(recorded.requiredText("status"));
            return Outcomes.fields(Map.of("first", received(stage, status), "second", received(stage, status)));
        }
        Object told = recorded.call().contains("without a handler")
                ? stage.status()
                : RecordedCall.run(stage.service, Map.of("FirmwareUpdateServiceImpl", stage.service), recorded.call());
        return Outcomes.of(told instanceof Set<?> set ? List.copyOf(set) : told);
    }

    private static JsonObject statusTwice(RecordedCase recorded) {
        List<String> versions = recorded.inputs().getAsJsonArray("providerVersions").asList().stream()
                .map(JsonElement::getAsString)
                .toList();
        Stage stage =
                new Stage(new Provider(RecordedFirmware.TYPE, versions), recorded.text("thingFirmwareVersion"), false);
        stage.handler(recorded.inputs().get("backgroundTransferHandler").getAsBoolean()).executable =
                recorded.inputs().get("updateExecutable").getAsBoolean();
        JsonObject first = describe(stage.status());
        JsonArray firstEvents = stage.host.take();
        return Outcomes.fields(Map.of(
                "first",
                first,
                "firstEvents",
                firstEvents,
                "second",
                describe(stage.status()),
                "secondEvents",
                stage.host.take()));
    }

    private static JsonObject changes(Stage stage) {
        ScriptedHandler handler = stage.handler(false);
        JsonArray before = stage.eventsOfStatus();
        stage.installed("2");
        JsonArray updated = stage.eventsOfStatus();
        stage.installed("1");
        handler.executable = false;
        return Outcomes.fields(
                Map.of("before", before, "updated", updated, "downgradedNotExecutable", stage.eventsOfStatus()));
    }

    private static JsonObject removal(Stage stage) {
        ScriptedHandler handler = stage.handler(false);
        stage.eventsOfStatus();
        stage.service.removeFirmwareUpdateHandler(handler);
        FirmwareStatusInfo afterRemoval = stage.status();
        stage.service.addFirmwareUpdateHandler(handler);
        FirmwareStatusInfo afterReAdd = stage.status();
        return Outcomes.fields(Map.of(
                "afterRemoval", afterRemoval == null ? JsonNull.INSTANCE : describe(afterRemoval),
                "afterReAdd", describe(afterReAdd),
                "events", stage.host.take()));
    }

    private static JsonArray received(Stage stage, ThingStatus status) {
        stage.service.receive(ThingEventFactory.createStatusInfoChangedEvent(
                RecordedFirmware.UID,
                new ThingStatusInfo(status, ThingStatusDetail.NONE, null),
                new ThingStatusInfo(ThingStatus.UNKNOWN, ThingStatusDetail.NONE, null)));
        Stage.awaitBackground();
        return stage.host.take();
    }

    @TestFactory
    Stream<DynamicTest> updatesRunAsRecorded() {
        return Replay.of("firmware/update", recorded -> FirmwareReplayTest.logging(() -> update(recorded)));
    }

    private static JsonObject update(RecordedCase recorded) {
        String scenario = recorded.requiredText("scenario");
        JsonObject expected = recorded.expected().getAsJsonObject("fields");
        ThingTypeUID type = new ThingTypeUID(scenario.equals("unsuitable") ? "b:x" : "b:t");
        Stage stage = new Stage(new Provider(type, List.of("1", "2", "3")), "2", timesOut(scenario));
        ScriptedHandler handler = stage.handler(false);
        handler.executable = !scenario.equals("notExecutable");
        handler.onUpdate = callback -> perform(scenario, callback);
        ThingUID uid = thing(scenario);
        JsonArray calls = new JsonArray();
        for (JsonElement element : expected.getAsJsonArray("calls")) {
            JsonObject call = element.getAsJsonObject().deepCopy();
            JsonElement locale = call.get("locale");
            Locale language =
                    locale == null || locale.isJsonNull() ? null : Locale.forLanguageTag(locale.getAsString());
            JsonElement version = call.get("version");
            call.add(
                    "outcome",
                    outcome(() -> stage.service.updateFirmware(
                            uid, version.isJsonNull() ? RecordedFirmware.nothing() : version.getAsString(), language)));
            call.add("observed", stage.host.take());
            calls.add(call);
        }
        return Outcomes.fields(
                Map.of("setup", "providers offer 1, 2, 3; thing has 2; LocaleProvider returns de", "calls", calls));
    }

    private static boolean timesOut(String scenario) {
        return scenario.toLowerCase(Locale.ROOT).contains("timeout");
    }

    private static ThingUID thing(String scenario) {
        return switch (scenario) {
            case "unknownThing" -> new ThingUID("b:t:9");
            case "nullThing" -> RecordedFirmware.nothing();
            default -> RecordedFirmware.UID;
        };
    }

    /** Does what the scenario is named after, in the order of time; whatever says nothing of it succeeds. */
    private static void perform(String scenario, ProgressCallback callback) {
        String[] lastFirst = scenario.split("After", 2);
        if (lastFirst.length == 2) {
            perform(lastFirst[1], callback);
        } else if (!IDLE.contains(scenario)) {
            callback.defineSequence(ProgressStep.UPDATING);
        }
        switch (lastFirst[0].toLowerCase(Locale.ROOT)) {
            case "nothing", "timeout" -> {}
            case "throw" -> throw new IllegalStateException("broken");
            case "failed", "nulllocale" -> {
                enter(lastFirst, callback);
                callback.failed("some-key", "arg");
            }
            case "canceled" -> {
                enter(lastFirst, callback);
                callback.canceled();
            }
            default -> {
                enter(lastFirst, callback);
                callback.success();
            }
        }
    }

    /** The step is entered once, by what comes first. */
    private static void enter(String[] lastFirst, ProgressCallback callback) {
        if (lastFirst.length == 1) {
            callback.next();
        }
    }

    @TestFactory
    Stream<DynamicTest> updatesAreCanceledAsRecorded() {
        return Replay.of("firmware/cancel", recorded -> FirmwareReplayTest.logging(() -> cancel(recorded)));
    }

    private static JsonObject cancel(RecordedCase recorded) {
        String scenario = recorded.requiredText("scenario");
        Stage stage = new Stage(Provider.of("1", "2", "3"), "2", timesOut(scenario));
        ScriptedHandler handler = stage.handler(false);
        handler.onUpdate = callback -> {
            callback.defineSequence(ProgressStep.UPDATING);
            callback.next();
            if (scenario.equals("afterFinished")) {
                callback.success();
            }
        };
        handler.onCancel = () -> {
            if (scenario.endsWith("Throws")) {
                throw new IllegalStateException("broken");
            }
            if (scenario.startsWith("handlerCalls")) {
                perform(handler.callback, scenario.substring("handlerCalls".length()));
            }
        };
        if (!scenario.equals("noUpdateBefore")) {
            stage.service.updateFirmware(RecordedFirmware.UID, "3", null);
            stage.host.take();
        }
        ThingUID uid = thing(scenario);
        JsonElement outcome = outcome(() -> stage.service.cancelFirmwareUpdate(uid));
        return Outcomes.fields(Map.of("outcome", outcome, "observed", stage.host.take()));
    }

    private static void perform(ProgressCallback callback, String end) {
        switch (end) {
            case "Failed" -> callback.failed("some-key", "arg");
            case "Success" -> callback.success();
            default -> callback.canceled();
        }
    }

    private static JsonElement outcome(Runnable call) {
        try {
            call.run();
            return new JsonPrimitive("returned");
        } catch (RuntimeException e) {
            return Outcomes.failure(e);
        }
    }
}
