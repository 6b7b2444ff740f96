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

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.QuotaFailure;
import org.openhab.binding.aliyuniot.link.topic.Topic;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.openhab.core.automation.annotation.ActionInput;
import org.openhab.core.automation.annotation.ActionOutput;
import org.openhab.core.automation.annotation.RuleAction;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.binding.BaseThingHandler;
import org.openhab.core.thing.binding.ThingActions;
import org.openhab.core.thing.binding.ThingActionsScope;
import org.openhab.core.thing.binding.builder.ThingBuilder;
import org.openhab.core.types.Command;

@NonNullByDefault({})
class AliyunIotActionsTest {
    /** What Main UI has input fields for, among what is used here. */
    private static final Set<Class<?>> RENDERED = Set.of(String.class, Integer.class);

    private final List<String> done = new ArrayList<>();
    private final AliyunIotActions actions = new AliyunIotActions();
    private CompletionStage<Message> outcome = CompletableFuture.completedFuture(message(Qos.AT_LEAST_ONCE));
    private boolean online = true;

    private final class Device extends BaseThingHandler implements DeviceOperations {
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
            return online;
        }

        @Override
        public CompletionStage<Message> publish(String topic, byte[] payload, int qos) {
            done.add("publish " + topic + " " + new String(payload, StandardCharsets.UTF_8) + " " + qos);
            return outcome;
        }

        @Override
        public CompletionStage<Message> answer(String id, byte[] payload) {
            done.add("answer " + id + " " + new String(payload, StandardCharsets.UTF_8));
            return outcome;
        }
    }

    private static Message message(Qos qos) {
        return new Message(new Topic("/a/b/user/update"), new byte[0], qos);
    }

    private void connect() {
        actions.setThingHandler(new Device());
    }

    private static Map<String, Object> outcome(String outcome, String reason) {
        return Map.of("outcome", outcome, "reason", reason);
    }

    @Test
    void aRulePublishesTextAndBytes() {
        connect();

        assertThat(actions.publishText("user/update", "大", 0)).isEqualTo(outcome("acknowledged", ""));
        assertThat(actions.publishText("user/update", "a", null)).isEqualTo(outcome("acknowledged", ""));
        assertThat(actions.publishBase64("user/update", "aGVs\nbG8=", 1)).isEqualTo(outcome("acknowledged", ""));
        outcome = CompletableFuture.completedFuture(message(Qos.AT_MOST_ONCE));
        assertThat(actions.publishBytes("user/update", new byte[] {'x'}, 0)).isEqualTo(outcome("sent", ""));
        assertThat(actions.answerRrpc(" 7 ", "fine")).isEqualTo(outcome("sent", ""));
        assertThat(actions.answerRrpc("8", null)).isEqualTo(outcome("sent", ""));

        assertThat(done)
                .containsExactly(
                        "publish user/update 大 0",
                        "publish user/update a 1",
                        "publish user/update hello 1",
                        "publish user/update x 0",
                        "answer 7 fine",
                        "answer 8 ");
    }

    @Test
    void rulesInTheDslCallTheStaticTwins() {
        connect();
        ThingActions own = actions;

        AliyunIotActions.publishText(own, "t", "a", 1);
        AliyunIotActions.publishBase64(own, "t", "YQ==", 1);
        AliyunIotActions.publishBytes(own, "t", new byte[] {'a'}, 1);
        AliyunIotActions.answerRrpc(own, "7", "a");

        assertThat(done).containsExactly("publish t a 1", "publish t a 1", "publish t a 1", "answer 7 a");
        assertThatThrownBy(() -> AliyunIotActions.publishText(null, "t", "a", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("getActions(\"aliyuniot\"");
    }

    @Test
    void whatTakesLongIsQueuedAndTheRuleGoesOn() {
        connect();
        outcome = new CompletableFuture<>();
        online = false;

        assertThat(actions.publishText("user/update", "a", 1)).containsEntry("outcome", "queued");
        assertThat(Outcome.of(outcome, Duration.ofMillis(1)).reason()).isNotBlank();
    }

    @Test
    void anInterruptedRuleDoesNotWait() {
        Thread.currentThread().interrupt();
        assertThat(Outcome.of(new CompletableFuture<>(), Duration.ofDays(1)).outcome())
                .isEqualTo("queued");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aRefusalSaysWhy() {
        connect();
        outcome = CompletableFuture.failedFuture(new QuotaFailure(LinkFailure.Reason.QUEUE_FULL, "It is full"));

        assertThat(actions.publishText("user/update", "a", 1)).isEqualTo(outcome("refused", "It is full"));
        assertThat(actions.publishText(null, "a", 1)).containsEntry("outcome", "refused");
        assertThat(actions.publishText("user/update", null, 1)).containsEntry("outcome", "refused");
        assertThat(actions.publishBase64("user/update", "%", 1).get("reason"))
                .asString()
                .startsWith("The bytes are not in Base64");
        assertThat(actions.answerRrpc(null, "a")).containsEntry("outcome", "refused");
    }

    @Test
    void withoutADeviceEverythingIsRefused() {
        assertThat(actions.publishText("user/update", "a", 1)).containsEntry("outcome", "refused");
        assertThat(actions.answerRrpc("7", "a")).containsEntry("outcome", "refused");
        assertThat(actions.getThingHandler()).isNull();
    }

    @Test
    void theUiCanShowEveryActionAndItsOutcome() {
        List<Method> shown = Arrays.stream(AliyunIotActions.class.getMethods())
                .filter(method -> method.isAnnotationPresent(RuleAction.class))
                .toList();

        assertThat(AliyunIotActions.class.getAnnotation(ThingActionsScope.class).name())
                .isEqualTo("aliyuniot");
        assertThat(shown)
                .extracting(Method::getName)
                .containsExactlyInAnyOrder("publishText", "publishBase64", "answerRrpc");
        assertThat(shown).allSatisfy(method -> {
            assertThat(method.getReturnType()).isEqualTo(Map.class);
            assertThat(method.getAnnotationsByType(ActionOutput.class))
                    .extracting(ActionOutput::name)
                    .containsExactly("outcome", "reason");
            for (Parameter parameter : method.getParameters()) {
                assertThat(RENDERED).contains(parameter.getType());
                assertThat(parameter.getAnnotation(ActionInput.class).label()).startsWith("@text/action.");
            }
        });
    }

    @Test
    void everyActionHasAStaticTwin() {
        assertThat(Arrays.stream(AliyunIotActions.class.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers())
                                && method.getReturnType() == Map.class
                                && !Modifier.isStatic(method.getModifiers())))
                .hasSize(4)
                .allSatisfy(method -> {
                    List<Class<?>> parameters = new ArrayList<>(List.of(ThingActions.class));
                    parameters.addAll(List.of(method.getParameterTypes()));
                    assertThat(AliyunIotActions.class.getMethod(method.getName(), parameters.toArray(new Class<?>[0])))
                            .matches(twin -> Modifier.isStatic(twin.getModifiers()));
                });
    }
}
