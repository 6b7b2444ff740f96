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
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.binding.firmware.Firmware;
import org.openhab.core.thing.binding.firmware.FirmwareUpdateHandler;
import org.openhab.core.thing.binding.firmware.ProgressCallback;
import org.openhab.core.thing.binding.firmware.ProgressStep;
import org.openhab.standin.recordings.Outcomes;
import org.openhab.standin.recordings.RecordedCase;
import org.openhab.standin.replay.Replay;

/** The callback of an update behaves as the recorded one of the real API. */
@NonNullByDefault({})
class ProgressReplayTest {
    @TestFactory
    Stream<DynamicTest> progressIsToldAsRecorded() {
        return Replay.of("firmware/progress", ProgressReplayTest::replay);
    }

    private static JsonElement replay(RecordedCase recorded) {
        RecordingHost host = new RecordingHost(false);
        ProgressCallbackImpl callback = new ProgressCallbackImpl(
                new IdleHandler(),
                host.services(),
                RecordedFirmware.UID,
                RecordedFirmware.firmware("2.0"),
                Locale.ENGLISH);
        JsonArray steps = new JsonArray();
        for (JsonElement call : recorded.inputs().getAsJsonArray("calls")) {
            JsonObject step = new JsonObject();
            try {
                perform(callback, call.getAsString());
            } catch (RuntimeException e) {
                step = Outcomes.failure(e);
            }
            step.addProperty("call", call.getAsString());
            step.add("events", host.take());
            steps.add(step);
        }
        return Outcomes.fields(Map.of("steps", steps));
    }

    private static void perform(ProgressCallbackImpl callback, String call) {
        String[] parts = call.split(":", 2);
        String argument = parts.length == 1 || parts[1].equals("null") ? null : parts[1];
        switch (parts[0]) {
            case "defineSequence" -> callback.defineSequence(steps(argument));
            case "next" -> callback.next();
            case "update" -> callback.update(Integer.parseInt(argument));
            case "success" -> callback.success();
            case "canceled" -> callback.canceled();
            case "failedInternal" -> callback.failedInternal(argument);
            case "failed" -> failed(callback, argument);
            default -> throw new AssertionError("No replay of " + call);
        }
    }

    private static void failed(ProgressCallback callback, String argument) {
        if (argument == null) {
            callback.failed(RecordedFirmware.nothing());
            return;
        }
        String[] keyAndArguments = argument.split(",");
        callback.failed(keyAndArguments[0], (Object[]) Arrays.copyOfRange(keyAndArguments, 1, keyAndArguments.length));
    }

    private static ProgressStep[] steps(String names) {
        if (names == null) {
            return null;
        }
        return Arrays.stream(names.split(","))
                .filter(name -> !name.isEmpty())
                .map(ProgressStep::valueOf)
                .toArray(ProgressStep[]::new);
    }

    /** The handler of the recordings; only its class counts. */
    private static final class IdleHandler implements FirmwareUpdateHandler {
        @Override
        public Thing getThing() {
            return RecordedFirmware.thing("1.0");
        }

        @Override
        public void updateFirmware(Firmware firmware, ProgressCallback progressCallback) {}

        @Override
        public void cancel() {}

        @Override
        public boolean isUpdateExecutable() {
            return true;
        }
    }
}
