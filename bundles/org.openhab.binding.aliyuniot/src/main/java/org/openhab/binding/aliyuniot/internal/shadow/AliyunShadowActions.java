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
package org.openhab.binding.aliyuniot.internal.shadow;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.action.HandlerActions;
import org.openhab.binding.aliyuniot.internal.action.Outcome;
import org.openhab.binding.aliyuniot.internal.action.TimelyAnswer;
import org.openhab.binding.aliyuniot.link.alink.AlinkJson;
import org.openhab.binding.aliyuniot.link.shadow.ShadowDocument;
import org.openhab.binding.aliyuniot.link.shadow.ShadowKey;
import org.openhab.core.automation.annotation.ActionInput;
import org.openhab.core.automation.annotation.ActionOutput;
import org.openhab.core.automation.annotation.RuleAction;
import org.openhab.core.thing.binding.ThingActions;
import org.openhab.core.thing.binding.ThingActionsScope;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/**
 * Actions for the shadow of a device, for rules and the UI. An action waits three seconds at most for the platform and
 * never throws; its outcome says what was refused and why. Each action has a static twin for the rules DSL.
 */
@Component(scope = ServiceScope.PROTOTYPE, service = AliyunShadowActions.class)
@ThingActionsScope(name = "aliyuniot-shadow")
public class AliyunShadowActions extends HandlerActions {
    private static final String SHADOW = "shadow";
    private static final Outcome NO_SHADOW =
            Outcome.refused("The thing is no device of this binding that has a shadow, or not ready.");

    @RuleAction(label = "@text/action.get-shadow.label", description = "@text/action.get-shadow.description")
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
    @ActionOutput(
            name = SHADOW,
            type = "java.lang.String",
            label = "@text/action.shadow.label",
            description = "@text/action.shadow.description")
    public Map<String, Object> getShadow() {
        ShadowFeature shadow = service(ShadowFeature.class);
        if (shadow == null) {
            return NO_SHADOW.toMap(Map.of(SHADOW, ""));
        }
        TimelyAnswer<ShadowDocument> document = TimelyAnswer.of(shadow.get(), given -> Outcome.done(""));
        ShadowDocument given = document.answer();
        return document.outcome()
                .toMap(Map.of(SHADOW, given == null ? "" : given.toJson().toString()));
    }

    public static Map<String, Object> getShadow(@Nullable ThingActions actions) {
        return of(actions).getShadow();
    }

    @RuleAction(label = "@text/action.update-shadow.label", description = "@text/action.update-shadow.description")
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
    public Map<String, Object> updateShadow(
            @ActionInput(
                            name = "json",
                            label = "@text/action.attributes.label",
                            description = "@text/action.attributes.description",
                            required = true)
                    @Nullable
                    String json) {
        return change(shadow -> shadow.update(object(json)));
    }

    public static Map<String, Object> updateShadow(@Nullable ThingActions actions, @Nullable String json) {
        return of(actions).updateShadow(json);
    }

    @RuleAction(label = "@text/action.delete-shadow.label", description = "@text/action.delete-shadow.description")
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
    public Map<String, Object> deleteShadow(
            @ActionInput(
                            name = "keys",
                            label = "@text/action.keys.label",
                            description = "@text/action.keys.description",
                            required = true)
                    @Nullable
                    String keys) {
        return change(shadow -> shadow.delete(keys(keys)));
    }

    public static Map<String, Object> deleteShadow(@Nullable ThingActions actions, @Nullable String keys) {
        return of(actions).deleteShadow(keys);
    }

    private static JsonObject object(@Nullable String json) {
        JsonObject object = json == null ? null : AlinkJson.object(json.getBytes(StandardCharsets.UTF_8));
        if (object == null) {
            throw new IllegalArgumentException(
                    "The attributes are no JSON object; write them like {\"light\":{\"power\":1}}.");
        }
        return object;
    }

    private static List<ShadowKey> keys(@Nullable String keys) {
        String given = keys == null ? "" : keys.strip();
        return "*".equals(given)
                ? List.of()
                : Arrays.stream(given.split(",", -1)).map(ShadowKey::of).toList();
    }

    private Map<String, Object> change(Function<ShadowFeature, CompletionStage<?>> action) {
        ShadowFeature shadow = service(ShadowFeature.class);
        return shadow == null
                ? NO_SHADOW.toMap()
                : refusing(() -> TimelyAnswer.of(action.apply(shadow), done -> new Outcome(Outcome.ACKNOWLEDGED, ""))
                        .outcome()
                        .toMap());
    }

    private static AliyunShadowActions of(@Nullable ThingActions actions) {
        return own(
                AliyunShadowActions.class,
                actions,
                "These are no actions for a shadow; get them with getActions(\"aliyuniot-shadow\", ...)");
    }
}
