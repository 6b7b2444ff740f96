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
package org.openhab.binding.aliyuniot.internal.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.binding.aliyuniot.link.alink.AlinkReply;
import org.openhab.binding.aliyuniot.link.thingmodel.ThingModel;
import org.openhab.binding.aliyuniot.link.topic.Topic;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.binding.BaseThingHandler;
import org.openhab.core.thing.binding.ThingActions;
import org.openhab.core.thing.binding.builder.ThingBuilder;
import org.openhab.core.types.Command;

@NonNullByDefault({})
class AliyunThingModelActionsTest {
    private final List<String> done = new ArrayList<>();
    private final AliyunThingModelActions actions = new AliyunThingModelActions();
    private CompletionStage<AlinkReply> reply =
            CompletableFuture.completedFuture(new AlinkReply(200, new JsonObject(), "success"));
    private CompletionStage<ThingModel> read =
            CompletableFuture.completedFuture(new ThingModel(List.of(), List.of(), List.of(), List.of()));
    private boolean hasModel = true;

    private final class Device extends BaseThingHandler implements ModelledDevice, ModelOperations {
        Device() {
            super(ThingBuilder.create(new ThingTypeUID("aliyuniot:device"), "test")
                    .build());
        }

        @Override
        public void initialize() {}

        @Override
        public void handleCommand(ChannelUID channel, Command command) {}

        @Override
        public boolean isOnline() {
            return false;
        }

        @Override
        public ModelOperations model() {
            return hasModel ? this : null;
        }

        @Override
        public CompletionStage<ThingModel> reloadModel() {
            return read;
        }

        @Override
        public void postProperties(String json) {
            if (json.isEmpty()) {
                throw new IllegalArgumentException("The properties are missing.");
            }
            done.add("properties " + json);
        }

        @Override
        public CompletionStage<AlinkReply> postEvent(String identifier, String json) {
            done.add("event " + identifier + " " + json);
            return reply;
        }

        @Override
        public CompletionStage<Message> answerService(String id, int code, String json) {
            done.add("answer " + id + " " + code + " " + json);
            return sent(new byte[0]);
        }

        @Override
        public CompletionStage<Message> postRaw(byte[] payload) {
            done.add("raw " + new String(payload, StandardCharsets.UTF_8));
            return sent(payload);
        }

        @Override
        public CompletionStage<Message> answerRaw(byte[] payload) {
            done.add("raw answer " + new String(payload, StandardCharsets.UTF_8));
            return sent(payload);
        }

        @Override
        public List<FeatureRow> features() {
            return List.of();
        }
    }

    private static CompletionStage<Message> sent(byte[] payload) {
        return CompletableFuture.completedFuture(new Message(new Topic("/a/b/up"), payload, Qos.AT_LEAST_ONCE));
    }

    private static Map<String, Object> outcome(String outcome, String reason) {
        return Map.of("outcome", outcome, "reason", reason);
    }

    @Test
    void rulesInTheDslCallTheStaticTwins() {
        actions.setThingHandler(new Device());
        ThingActions own = actions;

        AliyunThingModelActions.postProperties(own, "{}");
        AliyunThingModelActions.postEvent(own, " Alarm ", null);
        AliyunThingModelActions.answerService(own, " 7 ", null, null);
        AliyunThingModelActions.postRaw(own, "aGVs\nbG8=");
        AliyunThingModelActions.answerRaw(own, "YQ==");
        assertThat(AliyunThingModelActions.reloadModel(own))
                .isEqualTo(outcome("done", "The thing model has 0 properties, 0 events and 0 services."));

        assertThat(done).containsExactly("properties {}", "event Alarm ", "answer 7 200 ", "raw hello", "raw answer a");
        assertThatThrownBy(() -> AliyunThingModelActions.postRaw(null, "YQ=="))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("getActions(\"aliyuniot-model\"");
    }

    @Test
    void anOutcomeSaysWhatBecameOfIt() {
        actions.setThingHandler(new Device());

        assertThat(actions.postProperties("{}")).containsEntry("outcome", "queued");
        assertThat(actions.postProperties(null)).isEqualTo(outcome("refused", "The properties are missing."));
        assertThat(actions.postEvent("Alarm", "{}")).isEqualTo(outcome("acknowledged", ""));
        reply = CompletableFuture.completedFuture(new AlinkReply(6304, new JsonObject(), "tsl parse"));
        assertThat(actions.postEvent("Alarm", "{}"))
                .isEqualTo(outcome("refused", "The platform answers with the code 6304: tsl parse"));
        reply = new CompletableFuture<>();
        assertThat(actions.postEvent("Alarm", "{}")).containsEntry("outcome", "queued");
        read = CompletableFuture.failedFuture(new IllegalStateException("There is no file"));
        assertThat(actions.reloadModel()).isEqualTo(outcome("refused", "There is no file"));
    }

    @Test
    void withoutAThingModelEverythingIsRefused() {
        assertThat(actions.postProperties("{}").get("reason")).asString().contains("no device");
        assertThat(actions.reloadModel().get("reason")).asString().contains("no device");
        hasModel = false;
        actions.setThingHandler(new Device());
        assertThat(actions.postProperties("{}").get("reason")).asString().contains("Set its parameter model");
        assertThat(actions.postRaw("YQ==").get("reason")).asString().contains("Set its parameter model");
    }
}
