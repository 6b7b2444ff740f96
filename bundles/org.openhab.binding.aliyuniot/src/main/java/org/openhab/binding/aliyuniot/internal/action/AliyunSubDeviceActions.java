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
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.automation.annotation.ActionOutput;
import org.openhab.core.automation.annotation.RuleAction;
import org.openhab.core.thing.binding.ThingActions;
import org.openhab.core.thing.binding.ThingActionsScope;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/**
 * Actions of a sub-device, for rules and the UI. An action waits three seconds at most for the platform and never
 * throws; its outcome says what was refused and why. Each action has a static twin for the rules DSL.
 */
@Component(scope = ServiceScope.PROTOTYPE, service = AliyunSubDeviceActions.class)
@ThingActionsScope(name = "aliyuniot-sub-device")
public class AliyunSubDeviceActions extends HandlerActions {
    /** Takes the device from its gateway; as long as there is a thing that joins by itself, it comes back. */
    @RuleAction(label = "@text/action.leave-gateway.label", description = "@text/action.leave-gateway.description")
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
    public Map<String, Object> leaveGateway() {
        if (!(getThingHandler() instanceof SubDeviceOperations device)) {
            return Outcome.refused("The thing is no sub-device of this binding, or not ready.")
                    .toMap();
        }
        return TimelyAnswer.of(
                        device.leaveGateway(),
                        done -> Outcome.done("The sub-device belongs to the gateway no more."),
                        "The platform has not answered yet.")
                .outcome()
                .toMap();
    }

    public static Map<String, Object> leaveGateway(@Nullable ThingActions actions) {
        return of(actions).leaveGateway();
    }

    private static AliyunSubDeviceActions of(@Nullable ThingActions actions) {
        return own(
                AliyunSubDeviceActions.class,
                actions,
                "These are not the actions of a sub-device of the Aliyun IoT Binding; get them with"
                        + " getActions(\"aliyuniot-sub-device\", ...)");
    }
}
