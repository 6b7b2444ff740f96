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
package org.openhab.standin.replay;

import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.library.types.PercentType;
import org.openhab.core.thing.binding.generic.ChannelHandler;
import org.openhab.core.thing.binding.generic.ChannelHandlerContent;
import org.openhab.core.thing.binding.generic.ChannelMode;
import org.openhab.core.thing.binding.generic.ChannelTransformation;
import org.openhab.core.thing.binding.generic.ChannelValueConverterConfig;
import org.openhab.core.thing.binding.generic.converter.ColorChannelHandler;
import org.openhab.core.thing.binding.generic.converter.DimmerChannelHandler;
import org.openhab.core.thing.binding.generic.converter.FixedValueMappingChannelHandler;
import org.openhab.core.thing.binding.generic.converter.GenericChannelHandler;
import org.openhab.core.thing.binding.generic.converter.ImageChannelHandler;
import org.openhab.core.thing.binding.generic.converter.NumberChannelHandler;
import org.openhab.core.thing.binding.generic.converter.PlayerChannelHandler;
import org.openhab.core.thing.binding.generic.converter.RollershutterChannelHandler;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;
import org.openhab.standin.recordings.Outcomes;
import org.openhab.standin.recordings.RecordedCase;

class GenericChannelHandlerReplayTest {

    @BeforeAll
    static void register() {
        RecordedTransformations.register();
    }

    @AfterAll
    static void unregister() {
        RecordedTransformations.unregister();
    }

    @TestFactory
    Stream<DynamicTest> channelHandlersBehaveAsRecorded() {
        return Replay.of("generic-channel-handler", GenericChannelHandlerReplayTest::replay);
    }

    /** openHAB's handlers use their transformations unchecked: an absent text is none, a null is a fault. */
    @Test
    void withoutTransformationsAHandlerFailsAtItsFirstUse() throws ReflectiveOperationException {
        Object[] noTransformations = {
            (Consumer<State>) state -> {},
            (Consumer<Command>) command -> {},
            (Consumer<String>) payload -> {},
            null,
            null,
            new ChannelValueConverterConfig()
        };
        ChannelHandler handler =
                (ChannelHandler) DimmerChannelHandler.class.getConstructors()[0].newInstance(noTransformations);

        assertThatNullPointerException().isThrownBy(() -> handler.send(PercentType.HUNDRED));
        assertThatNullPointerException().isThrownBy(() -> handler.process(content(new JsonPrimitive("50"))));
    }

    private static JsonElement replay(RecordedCase recorded) {
        if (recorded.area().endsWith("/config")) {
            return recorded.call().contains("defaults")
                    ? Outcomes.observe(GenericChannelHandlerReplayTest::defaults)
                    : Outcomes.observe(GenericChannelHandlerReplayTest::frozen);
        }
        return recorded.area().endsWith("/content")
                ? Outcomes.observe(() -> contentGetters(content(recorded.inputs())))
                : new Scenario(recorded).run();
    }

    private static Map<String, Object> defaults() throws IllegalAccessException {
        Map<String, Object> values = new LinkedHashMap<>();
        ChannelValueConverterConfig config = new ChannelValueConverterConfig();
        for (Field field : ChannelValueConverterConfig.class.getFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                values.put(field.getName(), field.get(config));
            }
        }
        return values;
    }

    private static JsonObject frozen() {
        ChannelValueConverterConfig config = new ChannelValueConverterConfig();
        Map<String, Object> fields = new LinkedHashMap<>();
        config.onValue = "a";
        fields.put("first", config.commandToFixedValue(OnOffType.ON));
        config.onValue = "b";
        fields.put("second", config.commandToFixedValue(OnOffType.ON));
        fields.put("stateForA", config.fixedValueToState("a"));
        fields.put("stateForB", config.fixedValueToState("b"));
        return Outcomes.fields(fields);
    }

    private static JsonObject contentGetters(ChannelHandlerContent content) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("asString", content.getAsString());
        fields.put("mediaType", content.getMediaType());
        fields.put("rawHex", HexFormat.of().formatHex(content.getRawContent()));
        return Outcomes.fields(fields);
    }

    private static ChannelHandlerContent content(JsonElement input) {
        if (input.isJsonNull()) {
            return null;
        }
        if (input.isJsonPrimitive()) {
            return new ChannelHandlerContent(
                    input.getAsString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8.name(), null);
        }
        JsonObject object = input.getAsJsonObject();
        String hex = text(object, "hex");
        byte[] bytes = hex == null
                ? object.get("text").getAsString().getBytes(StandardCharsets.UTF_8)
                : HexFormat.of().parseHex(hex);
        return new ChannelHandlerContent(bytes, text(object, "encoding"), text(object, "mediaType"));
    }

    private static String text(JsonObject object, String name) {
        JsonElement value = object.get(name);
        return value == null || value.isJsonNull() ? null : value.getAsString();
    }

    /** One handler and what it is given. */
    private static final class Scenario {

        private final RecordedCase recorded;
        private JsonArray events = new JsonArray();

        Scenario(RecordedCase recorded) {
            this.recorded = recorded;
        }

        JsonElement run() {
            try (LoggedLines lines = new LoggedLines()) {
                JsonObject fields = new JsonObject();
                ChannelHandler handler = handler();
                lines.addTo(fields, "constructorLog");
                JsonArray steps = new JsonArray();
                for (JsonElement step : recorded.inputs().getAsJsonArray("steps")) {
                    steps.add(run(handler, step.getAsJsonObject(), lines));
                }
                fields.add("steps", steps);
                JsonObject outcome = new JsonObject();
                outcome.add("fields", fields);
                return outcome;
            }
        }

        private JsonObject run(ChannelHandler handler, JsonObject step, LoggedLines lines) {
            events = new JsonArray();
            JsonObject observed = new JsonObject();
            try {
                if (step.has("send")) {
                    handler.send((Command) Values.type(step.getAsJsonObject("send")));
                } else {
                    handler.process(content(step.get("process")));
                }
            } catch (RuntimeException e) {
                observed = Outcomes.failure(e);
            }
            observed.add("events", events);
            lines.addTo(observed, "log");
            return observed;
        }

        private ChannelHandler handler() {
            Consumer<State> states = state -> note("updateState", Outcomes.of(state));
            Consumer<Command> commands = command -> note("postCommand", Outcomes.of(command));
            JsonElement hasSendValue = recorded.inputs().get("hasSendValue");
            Consumer<String> payloads = hasSendValue != null && !hasSendValue.getAsBoolean()
                    ? null
                    : payload -> note("sendValue", Outcomes.plain(payload));
            return factory(recorded.requiredText("handler"))
                    .create(
                            states,
                            commands,
                            payloads,
                            transformation("stateTransformation"),
                            transformation("commandTransformation"),
                            config());
        }

        private ChannelHandler.Factory factory(String handler) {
            return switch (handler) {
                case "Number" -> NumberChannelHandler::new;
                case "Dimmer" -> DimmerChannelHandler::new;
                case "Rollershutter" -> RollershutterChannelHandler::new;
                case "Color" -> ColorChannelHandler::new;
                case "FixedValueMapping" -> FixedValueMappingChannelHandler::new;
                case "Player" -> PlayerChannelHandler::new;
                case "Image" -> (states, commands, payloads, in, out, config) -> new ImageChannelHandler(states);
                case "Generic" ->
                    (states, commands, payloads, in, out, config) -> new GenericChannelHandler(
                            text -> (State) Values.type(recorded.requiredText("toState"), text),
                            states,
                            commands,
                            payloads,
                            in,
                            out,
                            config);
                default -> throw new IllegalArgumentException("No handler " + handler);
            };
        }

        private ChannelTransformation transformation(String input) {
            return new ChannelTransformation(recorded.text(input));
        }

        private ChannelValueConverterConfig config() {
            ChannelValueConverterConfig config = new ChannelValueConverterConfig();
            recorded.inputs().getAsJsonObject("config").asMap().forEach((name, value) -> {
                try {
                    Field field = ChannelValueConverterConfig.class.getField(name);
                    field.set(config, read(field.getType(), value.getAsString()));
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            });
            return config;
        }

        private static Object read(Class<?> type, String text) {
            if (type == BigDecimal.class) {
                return new BigDecimal(text);
            }
            if (type == ChannelMode.class) {
                return ChannelMode.valueOf(text);
            }
            return type == ColorChannelHandler.ColorMode.class ? ColorChannelHandler.ColorMode.valueOf(text) : text;
        }

        private void note(String consumer, JsonElement value) {
            JsonObject event = new JsonObject();
            event.add(consumer, value);
            events.add(event);
        }
    }
}
