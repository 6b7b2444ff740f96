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
package org.openhab.binding.aliyuniot.internal.action.device;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.action.HandlerActions;
import org.openhab.binding.aliyuniot.internal.action.Outcome;
import org.openhab.binding.aliyuniot.internal.action.TimelyAnswer;
import org.openhab.binding.aliyuniot.link.deviceinfo.TagQueries;
import org.openhab.binding.aliyuniot.link.standing.DeviceReset;
import org.openhab.core.automation.annotation.ActionInput;
import org.openhab.core.automation.annotation.ActionOutput;
import org.openhab.core.automation.annotation.RuleAction;
import org.openhab.core.thing.binding.ThingActions;
import org.openhab.core.thing.binding.ThingActionsScope;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/**
 * Actions for a device as the console of the platform has it, for rules and the UI. An action waits three seconds at most
 * for the platform and never throws; its outcome says what was refused and why. Each action has a static twin for the rules
 * DSL.
 */
@Component(scope = ServiceScope.PROTOTYPE, service = AliyunDeviceActions.class)
@ThingActionsScope(name = "aliyuniot-device")
public class AliyunDeviceActions extends HandlerActions {
    private static final String TAGS = "tags";

    /** What somebody has to say to have the device reset, so that nobody does by accident. */
    private static final String CONFIRMATION = "reset";

    @RuleAction(label = "@text/action.get-tags.label", description = "@text/action.get-tags.description")
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
            name = TAGS,
            type = "java.lang.String",
            label = "@text/action.tags.label",
            description = "@text/action.tags.description")
    public Map<String, Object> getTags(
            @ActionInput(
                            name = "keys",
                            label = "@text/action.tag-keys.label",
                            description = "@text/action.tag-keys.description",
                            required = true)
                    @Nullable
                    String keys) {
        TagQueries queries = service(TagQueries.class);
        if (queries == null) {
            return notHearing();
        }
        List<String> asked = List.of((keys == null ? "" : keys).strip().split("[\\s,]+"));
        return refusing(() -> {
            TimelyAnswer<SortedMap<String, String>> tags =
                    TimelyAnswer.of(queries.get(asked), given -> Outcome.done(""));
            return tags.outcome().toMap(Map.of(TAGS, json(tags.answer())));
        });
    }

    public static Map<String, Object> getTags(@Nullable ThingActions actions, @Nullable String keys) {
        return of(actions).getTags(keys);
    }

    private static String json(@Nullable SortedMap<String, String> tags) {
        if (tags == null) {
            return "";
        }
        JsonObject object = new JsonObject();
        tags.forEach(object::addProperty);
        return object.toString();
    }

    @RuleAction(label = "@text/action.reset-device.label", description = "@text/action.reset-device.description")
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
    public Map<String, Object> resetDevice(
            @ActionInput(
                            name = "confirmation",
                            label = "@text/action.confirmation.label",
                            description = "@text/action.confirmation.description",
                            required = true)
                    @Nullable
                    String confirmation) {
        DeviceReset reset = service(DeviceReset.class);
        if (reset == null) {
            return notHearing();
        }
        if (confirmation == null || !CONFIRMATION.equals(confirmation.strip())) {
            return Outcome.refused("Nothing is reset, as it is not confirmed. Give the word reset as confirmation.")
                    .toMap();
        }
        return TimelyAnswer.replied(reset.report()).toMap();
    }

    public static Map<String, Object> resetDevice(@Nullable ThingActions actions, @Nullable String confirmation) {
        return of(actions).resetDevice(confirmation);
    }

    private static Map<String, Object> notHearing() {
        return Outcome.refused("The thing is no device of this binding that hears from the platform, or not ready.")
                .toMap();
    }

    private static AliyunDeviceActions of(@Nullable ThingActions actions) {
        return own(
                AliyunDeviceActions.class,
                actions,
                "These are not the actions for devices of the Aliyun IoT Binding; get them with"
                        + " getActions(\"aliyuniot-device\", ...)");
    }
}
