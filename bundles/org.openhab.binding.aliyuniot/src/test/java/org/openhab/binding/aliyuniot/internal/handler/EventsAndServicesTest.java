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
package org.openhab.binding.aliyuniot.internal.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.aliyuniot.emulator.call.RrpcException;
import org.openhab.aliyuniot.emulator.call.ServiceReply;
import org.openhab.aliyuniot.emulator.thingmodel.ThingEvent;
import org.openhab.binding.aliyuniot.internal.action.AliyunThingModelActions;
import org.openhab.core.library.types.DecimalType;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.library.types.StringType;
import org.openhab.core.types.Command;

/** Events go up by channels and rules; calls of services come down to rules, which answer them. */
@NonNullByDefault({})
class EventsAndServicesTest extends ThingModelCloud {
    private final AliyunThingModelActions actions = new AliyunThingModelActions();

    private void start() {
        startModel();
        actions.setThingHandler(handler);
    }

    private CompletableFuture<ServiceReply> call(String service, String input) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return thing().call(service, input, ANSWER);
            } catch (RrpcException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private JsonObject trigger(String channel) {
        await().atMost(PATIENCE).until(() -> !events(channel).isEmpty());
        return JsonParser.parseString(events(channel).get(0).substring((channel + " event ").length()))
                .getAsJsonObject();
    }

    private void awaitEvent(String identifier, String type, String value) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(thing().events(0))
                        .extracting(ThingEvent::identifier, ThingEvent::type, ThingEvent::value)
                        .containsExactly(tuple(identifier, type, value)));
    }

    @Test
    void aPlainValueIsAnEventWithOneOutput() {
        start();
        command("event-Alarm", new DecimalType(3));
        awaitEvent("Alarm", "alert", "{\"code\":3}");
    }

    @Test
    void anObjectIsAnEventWithSeveralOutputs() {
        start();
        command("event-Fault", new StringType("{\"code\":\"4\",\"text\":\"too hot\"}"));
        awaitEvent("Fault", "error", "{\"code\":4,\"text\":\"too hot\"}");
    }

    @Test
    void anyCommandIsAnEventWithoutOutput() {
        start();
        String dark = handler.getThing().getChannels().stream()
                .filter(channel ->
                        "night:Dark".equals(channel.getConfiguration().get("identifier")))
                .map(channel -> channel.getUID().getId())
                .findFirst()
                .orElseThrow();
        command(dark, OnOffType.ON);
        awaitEvent("night:Dark", "info", "{}");
    }

    @Test
    void anEventThatTheThingModelForbidsIsNotSentAndToldOnce() {
        try (LoggedWarnings log = new LoggedWarnings("org.openhab.binding.aliyuniot.internal.channel.model")) {
            start();
            for (Command command : new Command[] {new DecimalType(10), new StringType("{\"cod\":1}")}) {
                command("event-Alarm", command);
            }
            command("event-Alarm", new StringType("{\"code\":1}"));

            awaitEvent("Alarm", "alert", "{\"code\":1}");
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .contains("event-Alarm", "Alarm", "\"10\"", "has to be at most 9");
        }
    }

    @Test
    void rulesTellOfEventsAndReportProperties() {
        start();

        assertThat(actions.postEvent("Alarm", "{\"code\":5}")).containsEntry("outcome", "acknowledged");
        awaitEvent("Alarm", "alert", "{\"code\":5}");
        assertThat(actions.postEvent("Alarm", "{\"code\":50}").toString())
                .contains("refused", "code has to be at most 9");
        assertThat(actions.postEvent("Alert", "{}").toString())
                .contains("refused", "The thing model has no event Alert.");

        assertThat(actions.postProperties("{\"Power\":true,\"Humidity\":\"20\",\"Colour\":{\"hue\":7}}"))
                .containsEntry("outcome", "queued");
        awaitProperty("Power", "1");
        awaitProperty("Humidity", "20");
        awaitProperty("Colour", "{\"hue\":7}");
        assertThat(actions.postProperties("{\"Power\":0,\"Count\":-1}").toString())
                .contains("refused", "Count has to be at least 0.");
        assertThat(actions.postProperties("[]").toString()).contains("refused", "object in JSON");
        assertThat(actions.reloadModel().toString()).contains("done", "12 properties, 3 events and 2 services");
    }

    @ParameterizedTest(name = "{0}, synchronous: {4}")
    @CsvSource(
            delimiter = '|',
            value = {"service-Measure|Measure|{}|{\"watts\":7.5}|true", "service-Blink|Blink|{\"times\":3}|{}|false"})
    void aRuleAnswersACall(String channel, String service, String input, String output, boolean synchronous)
            throws Exception {
        start();

        CompletableFuture<ServiceReply> reply = call(service, input);
        JsonObject event = trigger(channel);
        assertThat(event.get("service").getAsString()).isEqualTo(service);
        assertThat(event.get("input")).hasToString(input);
        assertThat(event.get("sync").getAsBoolean()).isEqualTo(synchronous);
        String id = event.get("id").getAsString();
        assertThat(actions.answerService(id, 200, "{\"nothing\":1}").toString()).contains("refused", "has no member");
        assertThat(actions.answerService(id, 201, output).toString()).contains("refused", "The code");
        assertThat(actions.answerService(id, null, output).get("outcome")).isIn("acknowledged", "sent");

        assertThat(reply.get()).isEqualTo(new ServiceReply(200, output));
        assertThat(actions.answerService(id, 200, output).toString())
                .contains("refused", "There is no open call with the id " + id);
    }

    @Test
    void aRuleMayAnswerWithAnErrorOfItsOwn() throws Exception {
        start();
        CompletableFuture<ServiceReply> reply = call("Measure", "{}");
        String id = trigger("service-Measure").get("id").getAsString();

        actions.answerService(id, 100_007, "");

        assertThat(reply.get().code()).isEqualTo(100_007);
    }

    @Test
    void aChannelAnswersByItself() throws Exception {
        addModelChannel(
                "measure",
                "service",
                "Measure",
                Map.of("timeout", new BigDecimal("0.1"), "answer", "{\"watts\":\"1\"}"));
        addModelChannel("blink", "service", "Blink", Map.of("timeout", new BigDecimal("0.1")));
        start();

        assertThat(call("Measure", "{}").get()).isEqualTo(new ServiceReply(200, "{\"watts\":1}"));
        assertThat(call("Blink", "{\"times\":2}").get().code()).isEqualTo(400);
        assertThat(trigger("blink").get("input")).hasToString("{\"times\":2}");
    }
}
