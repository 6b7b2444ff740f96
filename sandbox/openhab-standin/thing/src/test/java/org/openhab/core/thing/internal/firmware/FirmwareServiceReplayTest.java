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
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.openhab.core.config.core.validation.ConfigDescriptionValidator;
import org.openhab.core.config.core.validation.ConfigValidationException;
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
import org.openhab.standin.replay.Replay;
import org.osgi.framework.Bundle;

/** The firmware service behaves as the recorded one of the real API. */
@NonNullByDefault({})
class FirmwareServiceReplayTest {

    private static final ScheduledThreadPoolExecutor POOL = new ScheduledThreadPoolExecutor(1);
    private static final ConfigDescriptionValidator ACCEPTING = (parameters, uri) -> {};
    private static final ConfigDescriptionValidator REJECTING = (parameters, uri) -> {
        throw new ConfigValidationException(
                (Bundle) Proxy.newProxyInstance(
                        FirmwareServiceReplayTest.class.getClassLoader(),
                        new Class<?>[] {Bundle.class},
                        (proxy, method, arguments) -> null),
                new RecordingHost(false),
                List.of());
    };

    @AfterAll
    static void endPool() {
        POOL.shutdownNow();
    }

    @TestFactory
    Stream<DynamicTest> theStatusJobIsConfiguredAsRecorded() {
        return Replay.of("firmware/service-config", recorded -> {
            Map<String, Object> config = new HashMap<>();
            recorded.inputs().getAsJsonObject("config").asMap().forEach((name, value) -> {
                JsonPrimitive primitive = value.getAsJsonPrimitive();
                config.put(name, primitive.isNumber() ? (Object) primitive.getAsInt() : primitive.getAsString());
            });
            boolean rejected = recorded.call().contains("rejects");
            StatusJobSettings settings = service(
                            config,
                            rejected ? REJECTING : ACCEPTING,
                            new FirmwareRegistryImpl(() -> Locale.GERMAN),
                            new RecordingHost(false))
                    .settings();
            return Outcomes.fields(
                    Map.of("period", settings.period(), "delay", settings.delay(), "timeUnit", settings.unit()));
        });
    }

    private static FirmwareUpdateServiceImpl service(
            Map<String, Object> config,
            ConfigDescriptionValidator validator,
            FirmwareRegistryImpl registry,
            RecordingHost host) {
        return new FirmwareUpdateServiceImpl(
                config, registry, validator, () -> Locale.GERMAN, host.services(), host, POOL);
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
            service = service(Map.of(), ACCEPTING, registry, host);
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
            try {
                FirmwareStatusInfo info = service.getFirmwareStatusInfo(RecordedFirmware.UID);
                POOL.submit(() -> {}).get();
                return info;
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
        return switch (recorded.call()) {
            case "getFirmwareStatusInfo(null)" ->
                Outcomes.of(stage.service.getFirmwareStatusInfo(RecordedFirmware.nothing()));
            case "FirmwareUpdateServiceImpl.getSubscribedEventTypes()" ->
                Outcomes.of(List.copyOf(stage.service.getSubscribedEventTypes()));
            default -> Outcomes.of(stage.status());
        };
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
        Stage stage = new Stage(new Provider(type, List.of("1", "2", "3")), "2", scenario.startsWith("timeout"));
        ScriptedHandler handler = stage.handler(false);
        handler.executable = !scenario.equals("notExecutable");
        handler.onUpdate = behaviour(scenario);
        ThingUID uid = switch (scenario) {
            case "unknownThing" -> new ThingUID("b:t:9");
            case "nullThing" -> RecordedFirmware.nothing();
            default -> RecordedFirmware.UID;
        };
        JsonArray calls = new JsonArray();
        for (JsonElement element : expected.getAsJsonArray("calls")) {
            JsonObject call = element.getAsJsonObject().deepCopy();
            JsonElement locale = call.get("locale");
            Locale language =
                    locale == null || locale.isJsonNull() ? null : Locale.forLanguageTag(locale.getAsString());
            call.add(
                    "outcome",
                    outcome(() -> stage.service.updateFirmware(
                            uid, call.get("version").getAsString(), language)));
            call.add("observed", stage.host.take());
            calls.add(call);
        }
        return Outcomes.fields(
                Map.of("setup", "providers offer 1, 2, 3; thing has 2; LocaleProvider returns de", "calls", calls));
    }

    private static Consumer<ProgressCallback> behaviour(String scenario) {
        return callback -> {
            switch (scenario) {
                case "timeout" -> {}
                case "throw" -> throw new IllegalStateException("broken");
                case "pending" -> {
                    callback.defineSequence(ProgressStep.UPDATING);
                    callback.pending();
                }
                case "failed", "nullLocale" -> {
                    callback.defineSequence(ProgressStep.UPDATING);
                    callback.next();
                    callback.failed("some-key", "arg");
                }
                default -> {
                    callback.defineSequence(ProgressStep.UPDATING);
                    callback.next();
                    callback.success();
                    if (scenario.equals("throwAfterSuccess")) {
                        throw new IllegalStateException("broken");
                    }
                }
            }
        };
    }

    @TestFactory
    Stream<DynamicTest> updatesAreCanceledAsRecorded() {
        return Replay.of("firmware/cancel", recorded -> FirmwareReplayTest.logging(() -> cancel(recorded)));
    }

    private static JsonObject cancel(RecordedCase recorded) {
        String scenario = recorded.requiredText("scenario");
        Stage stage = new Stage(Provider.of("1", "2", "3"), "2", false);
        ScriptedHandler handler = stage.handler(false);
        handler.onUpdate = callback -> {
            callback.defineSequence(ProgressStep.UPDATING);
            callback.next();
            if (scenario.equals("afterFinished")) {
                callback.success();
            }
        };
        handler.onCancel = () -> {
            if (scenario.equals("cancelThrows")) {
                throw new IllegalStateException("broken");
            }
            if (scenario.equals("handlerCallsCanceled")) {
                handler.callback.canceled();
            }
        };
        if (!scenario.equals("noUpdateBefore")) {
            stage.service.updateFirmware(RecordedFirmware.UID, "3", null);
            stage.host.take();
        }
        ThingUID uid = switch (scenario) {
            case "unknownThing" -> new ThingUID("b:t:9");
            case "nullThing" -> RecordedFirmware.nothing();
            default -> RecordedFirmware.UID;
        };
        JsonElement outcome = outcome(() -> stage.service.cancelFirmwareUpdate(uid));
        return Outcomes.fields(Map.of("outcome", outcome, "observed", stage.host.take()));
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
