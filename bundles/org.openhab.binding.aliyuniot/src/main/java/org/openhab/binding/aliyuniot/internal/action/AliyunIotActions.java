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

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.core.automation.annotation.ActionInput;
import org.openhab.core.automation.annotation.ActionOutput;
import org.openhab.core.automation.annotation.RuleAction;
import org.openhab.core.thing.binding.ThingActions;
import org.openhab.core.thing.binding.ThingActionsScope;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/**
 * Actions of a device, for rules and the UI. An action waits three seconds at most for the platform's acknowledgement
 * and never throws; its outcome says what was refused and why. Each action has a static twin for the rules DSL.
 */
@Component(scope = ServiceScope.PROTOTYPE, service = AliyunIotActions.class)
@ThingActionsScope(name = "aliyuniot")
public class AliyunIotActions extends HandlerActions {
    private static final int DEFAULT_QOS = 1;

    @RuleAction(label = "@text/action.publish-text.label", description = "@text/action.publish-text.description")
    @ActionOutput(
            name = Outcome.OUTCOME_NAME,
            type = "java.lang.String",
            label = "@text/action.outcome.label",
            description = "@text/action.outcome.description")
    @ActionOutput(
            name = Outcome.REASON_NAME,
            type = "java.lang.String",
            label = "@text/action.reason.label",
            description = "@text/action.reason.description")
    public Map<String, Object> publishText(
            @ActionInput(
                            name = "topic",
                            label = "@text/action.topic.label",
                            description = "@text/action.topic.description",
                            required = true)
                    @Nullable
                    String topic,
            @ActionInput(
                            name = "text",
                            label = "@text/action.text.label",
                            description = "@text/action.text.description",
                            required = true)
                    @Nullable
                    String text,
            @ActionInput(
                            name = "qos",
                            label = "@text/action.qos.label",
                            description = "@text/action.qos.description",
                            defaultValue = "1")
                    @Nullable
                    Integer qos) {
        return publishBytes(topic, text == null ? null : text.getBytes(StandardCharsets.UTF_8), qos);
    }

    public static Map<String, Object> publishText(
            @Nullable ThingActions actions, @Nullable String topic, @Nullable String text, @Nullable Integer qos) {
        return of(actions).publishText(topic, text, qos);
    }

    @RuleAction(label = "@text/action.publish-base64.label", description = "@text/action.publish-base64.description")
    @ActionOutput(
            name = Outcome.OUTCOME_NAME,
            type = "java.lang.String",
            label = "@text/action.outcome.label",
            description = "@text/action.outcome.description")
    @ActionOutput(
            name = Outcome.REASON_NAME,
            type = "java.lang.String",
            label = "@text/action.reason.label",
            description = "@text/action.reason.description")
    public Map<String, Object> publishBase64(
            @ActionInput(
                            name = "topic",
                            label = "@text/action.topic.label",
                            description = "@text/action.topic.description",
                            required = true)
                    @Nullable
                    String topic,
            @ActionInput(
                            name = "base64",
                            label = "@text/action.base64.label",
                            description = "@text/action.base64.description",
                            required = true)
                    @Nullable
                    String base64,
            @ActionInput(
                            name = "qos",
                            label = "@text/action.qos.label",
                            description = "@text/action.qos.description",
                            defaultValue = "1")
                    @Nullable
                    Integer qos) {
        return refusing(() -> publishBytes(topic, base64 == null ? null : bytes(base64), qos));
    }

    public static Map<String, Object> publishBase64(
            @Nullable ThingActions actions, @Nullable String topic, @Nullable String base64, @Nullable Integer qos) {
        return of(actions).publishBase64(topic, base64, qos);
    }

    /**
     * Publishes bytes; for rules only, as the UI has no field for them.
     *
     * @param qos 0 or 1; 1 if it is {@code null}
     */
    public Map<String, Object> publishBytes(@Nullable String topic, byte @Nullable [] payload, @Nullable Integer qos) {
        DeviceOperations device = device();
        if (device == null) {
            return noDevice();
        }
        if (topic == null || payload == null) {
            return Outcome.refused("A message has a topic and a payload.").toMap();
        }
        return sent(device.publish(topic, payload, qos == null ? DEFAULT_QOS : qos), device);
    }

    public static Map<String, Object> publishBytes(
            @Nullable ThingActions actions, @Nullable String topic, byte @Nullable [] payload, @Nullable Integer qos) {
        return of(actions).publishBytes(topic, payload, qos);
    }

    @RuleAction(label = "@text/action.answer-rrpc.label", description = "@text/action.answer-rrpc.description")
    @ActionOutput(
            name = Outcome.OUTCOME_NAME,
            type = "java.lang.String",
            label = "@text/action.outcome.label",
            description = "@text/action.outcome.description")
    @ActionOutput(
            name = Outcome.REASON_NAME,
            type = "java.lang.String",
            label = "@text/action.reason.label",
            description = "@text/action.reason.description")
    public Map<String, Object> answerRrpc(
            @ActionInput(
                            name = "id",
                            label = "@text/action.id.label",
                            description = "@text/action.id.description",
                            required = true)
                    @Nullable
                    String id,
            @ActionInput(
                            name = "text",
                            label = "@text/action.answer.label",
                            description = "@text/action.answer.description")
                    @Nullable
                    String text) {
        DeviceOperations device = device();
        if (device == null) {
            return noDevice();
        }
        if (id == null) {
            return Outcome.refused("The id of the call is missing.").toMap();
        }
        byte[] answer = (text == null ? "" : text).getBytes(StandardCharsets.UTF_8);
        return sent(device.answer(id.strip(), answer), device);
    }

    public static Map<String, Object> answerRrpc(
            @Nullable ThingActions actions, @Nullable String id, @Nullable String text) {
        return of(actions).answerRrpc(id, text);
    }

    private static Map<String, Object> sent(CompletionStage<Message> stage, DeviceOperations device) {
        return TimelyAnswer.sent(stage, device.isOnline()).toMap();
    }

    private @Nullable DeviceOperations device() {
        return getThingHandler() instanceof DeviceOperations device ? device : null;
    }

    private static AliyunIotActions of(@Nullable ThingActions actions) {
        return own(
                AliyunIotActions.class,
                actions,
                "These are not the actions of a thing of the Aliyun IoT Binding; get them with"
                        + " getActions(\"aliyuniot\", ...)");
    }
}
