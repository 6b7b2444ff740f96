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
import org.openhab.core.automation.annotation.ActionInput;
import org.openhab.core.automation.annotation.ActionOutput;
import org.openhab.core.automation.annotation.RuleAction;
import org.openhab.core.thing.binding.ThingActions;
import org.openhab.core.thing.binding.ThingActionsScope;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/**
 * Actions of a gateway, for rules and the UI. An action waits three seconds at most for the platform and never throws;
 * its outcome says what was refused and why. Each action has a static twin for the rules DSL.
 */
@Component(scope = ServiceScope.PROTOTYPE, service = AliyunGatewayActions.class)
@ThingActionsScope(name = "aliyuniot-gateway")
public class AliyunGatewayActions extends HandlerActions {
    @RuleAction(
            label = "@text/action.found-sub-device.label",
            description = "@text/action.found-sub-device.description")
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
    public Map<String, Object> foundSubDevice(
            @ActionInput(
                            name = "productKey",
                            label = "@text/action.product-key.label",
                            description = "@text/action.product-key.description",
                            required = true)
                    @Nullable
                    String productKey,
            @ActionInput(
                            name = "deviceName",
                            label = "@text/action.device-name.label",
                            description = "@text/action.device-name.description",
                            required = true)
                    @Nullable
                    String deviceName) {
        if (!(getThingHandler() instanceof GatewayOperations gateway)) {
            return Outcome.refused("The thing is no gateway of this binding, or not ready.")
                    .toMap();
        }
        if (productKey == null || deviceName == null) {
            return Outcome.refused("A sub-device has a product key and a device name.")
                    .toMap();
        }
        return TimelyAnswer.of(
                        gateway.foundSubDevice(productKey.strip(), deviceName.strip()),
                        done -> Outcome.done("The platform knows of the sub-device."),
                        "The platform has not answered yet.")
                .outcome()
                .toMap();
    }

    public static Map<String, Object> foundSubDevice(
            @Nullable ThingActions actions, @Nullable String productKey, @Nullable String deviceName) {
        return of(actions).foundSubDevice(productKey, deviceName);
    }

    private static AliyunGatewayActions of(@Nullable ThingActions actions) {
        return own(
                AliyunGatewayActions.class,
                actions,
                "These are not the actions of a gateway of the Aliyun IoT Binding; get them with"
                        + " getActions(\"aliyuniot-gateway\", ...)");
    }
}
