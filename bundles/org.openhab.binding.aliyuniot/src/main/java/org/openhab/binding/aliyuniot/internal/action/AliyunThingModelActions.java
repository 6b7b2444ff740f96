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

import java.util.Map;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.alink.AlinkReply;
import org.openhab.binding.aliyuniot.link.thingmodel.ThingModel;
import org.openhab.core.automation.annotation.ActionInput;
import org.openhab.core.automation.annotation.ActionOutput;
import org.openhab.core.automation.annotation.RuleAction;
import org.openhab.core.thing.binding.ThingActions;
import org.openhab.core.thing.binding.ThingActionsScope;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/**
 * Actions for the thing model of a device, for rules and the UI. An action waits three seconds at most for the platform
 * and never throws; its outcome says what was refused and why. Each action has a static twin for the rules DSL.
 */
@Component(scope = ServiceScope.PROTOTYPE, service = AliyunThingModelActions.class)
@ThingActionsScope(name = "aliyuniot-model")
public class AliyunThingModelActions extends HandlerActions {
    @RuleAction(label = "@text/action.post-properties.label", description = "@text/action.post-properties.description")
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
    public Map<String, Object> postProperties(
            @ActionInput(
                            name = "json",
                            label = "@text/action.properties.label",
                            description = "@text/action.properties.description",
                            required = true)
                    @Nullable
                    String json) {
        return with(model -> {
            model.postProperties(text(json));
            return new Outcome(Outcome.QUEUED, "The values are reported as soon as that is possible.");
        });
    }

    public static Map<String, Object> postProperties(@Nullable ThingActions actions, @Nullable String json) {
        return of(actions).postProperties(json);
    }

    @RuleAction(label = "@text/action.post-event.label", description = "@text/action.post-event.description")
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
    public Map<String, Object> postEvent(
            @ActionInput(
                            name = "identifier",
                            label = "@text/action.event.label",
                            description = "@text/action.event.description",
                            required = true)
                    @Nullable
                    String identifier,
            @ActionInput(
                            name = "json",
                            label = "@text/action.output.label",
                            description = "@text/action.output.description")
                    @Nullable
                    String json) {
        return with(
                model -> TimelyAnswer.replied(model.postEvent(text(identifier).strip(), text(json)), isOnline()));
    }

    public static Map<String, Object> postEvent(
            @Nullable ThingActions actions, @Nullable String identifier, @Nullable String json) {
        return of(actions).postEvent(identifier, json);
    }

    @RuleAction(label = "@text/action.answer-service.label", description = "@text/action.answer-service.description")
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
    public Map<String, Object> answerService(
            @ActionInput(
                            name = "id",
                            label = "@text/action.id.label",
                            description = "@text/action.id.description",
                            required = true)
                    @Nullable
                    String id,
            @ActionInput(
                            name = "code",
                            label = "@text/action.code.label",
                            description = "@text/action.code.description",
                            defaultValue = "200")
                    @Nullable
                    Integer code,
            @ActionInput(
                            name = "json",
                            label = "@text/action.output.label",
                            description = "@text/action.output.description")
                    @Nullable
                    String json) {
        return with(model -> TimelyAnswer.sent(
                model.answerService(text(id).strip(), code == null ? AlinkReply.SUCCESS : code, text(json)),
                isOnline()));
    }

    public static Map<String, Object> answerService(
            @Nullable ThingActions actions, @Nullable String id, @Nullable Integer code, @Nullable String json) {
        return of(actions).answerService(id, code, json);
    }

    @RuleAction(label = "@text/action.post-raw.label", description = "@text/action.post-raw.description")
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
    public Map<String, Object> postRaw(
            @ActionInput(
                            name = "base64",
                            label = "@text/action.base64.label",
                            description = "@text/action.base64.description",
                            required = true)
                    @Nullable
                    String base64) {
        return with(model -> TimelyAnswer.sent(model.postRaw(bytes(given(base64))), isOnline()));
    }

    public static Map<String, Object> postRaw(@Nullable ThingActions actions, @Nullable String base64) {
        return of(actions).postRaw(base64);
    }

    @RuleAction(label = "@text/action.answer-raw.label", description = "@text/action.answer-raw.description")
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
    public Map<String, Object> answerRaw(
            @ActionInput(
                            name = "base64",
                            label = "@text/action.base64.label",
                            description = "@text/action.base64.description",
                            required = true)
                    @Nullable
                    String base64) {
        return with(model -> TimelyAnswer.sent(model.answerRaw(bytes(given(base64))), isOnline()));
    }

    public static Map<String, Object> answerRaw(@Nullable ThingActions actions, @Nullable String base64) {
        return of(actions).answerRaw(base64);
    }

    @RuleAction(label = "@text/action.reload-model.label", description = "@text/action.reload-model.description")
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
    public Map<String, Object> reloadModel() {
        return getThingHandler() instanceof ModelledDevice device
                ? TimelyAnswer.of(
                                device.reloadModel(),
                                AliyunThingModelActions::read,
                                "The thing model is asked for; the channels follow when it comes.")
                        .outcome()
                        .toMap()
                : noDevice();
    }

    public static Map<String, Object> reloadModel(@Nullable ThingActions actions) {
        return of(actions).reloadModel();
    }

    private static Outcome read(ThingModel model) {
        return Outcome.done("The thing model has " + model.properties().size() + " properties, "
                + model.events().size() + " events and " + model.services().size() + " services.");
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }

    private static String given(@Nullable String base64) {
        if (base64 == null) {
            throw new IllegalArgumentException("The bytes are missing.");
        }
        return base64;
    }

    private boolean isOnline() {
        return getThingHandler() instanceof ModelledDevice device && device.isOnline();
    }

    private Map<String, Object> with(Function<ModelOperations, Outcome> action) {
        if (!(getThingHandler() instanceof ModelledDevice device)) {
            return noDevice();
        }
        ModelOperations model = device.model();
        if (model == null) {
            return Outcome.refused("The device has no thing model, or is not ready. Set its parameter model.")
                    .toMap();
        }
        return refusing(() -> action.apply(model).toMap());
    }

    private static AliyunThingModelActions of(@Nullable ThingActions actions) {
        return own(
                AliyunThingModelActions.class,
                actions,
                "These are no actions for a thing model; get them with getActions(\"aliyuniot-model\", ...)");
    }
}
