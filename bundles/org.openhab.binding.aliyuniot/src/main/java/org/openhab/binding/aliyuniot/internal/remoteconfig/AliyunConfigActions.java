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
package org.openhab.binding.aliyuniot.internal.remoteconfig;

import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.action.HandlerActions;
import org.openhab.binding.aliyuniot.internal.action.Outcome;
import org.openhab.binding.aliyuniot.internal.action.TimelyAnswer;
import org.openhab.binding.aliyuniot.link.remoteconfig.StoredConfig;
import org.openhab.core.automation.annotation.ActionOutput;
import org.openhab.core.automation.annotation.RuleAction;
import org.openhab.core.thing.binding.ThingActions;
import org.openhab.core.thing.binding.ThingActionsScope;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/**
 * The action that asks for the product's file of configuration. It waits three seconds at most and never throws; its
 * outcome says what was refused and why. It has a static twin for the rules DSL.
 */
@Component(scope = ServiceScope.PROTOTYPE, service = AliyunConfigActions.class)
@ThingActionsScope(name = "aliyuniot-config")
public class AliyunConfigActions extends HandlerActions {
    private static final String PATH = "path";
    private static final String CONFIG_ID = "configId";

    @RuleAction(label = "@text/action.get-config.label", description = "@text/action.get-config.description")
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
            name = PATH,
            type = "java.lang.String",
            label = "@text/action.config-path.label",
            description = "@text/action.config-path.description")
    @ActionOutput(
            name = CONFIG_ID,
            type = "java.lang.String",
            label = "@text/action.config-id.label",
            description = "@text/action.config-id.description")
    public Map<String, Object> getConfig() {
        RemoteConfigFeature config = service(RemoteConfigFeature.class);
        if (config == null) {
            return map(
                    Outcome.refused(
                            "The thing is no device of this binding that the platform can send to, or not ready."),
                    null);
        }
        TimelyAnswer<StoredConfig> stored = TimelyAnswer.of(
                config.get(),
                present -> Outcome.done(
                        present.fresh() ? "There is a new configuration." : "The configuration is the known one."),
                "The platform has not replied yet, or the file is on its way; a channel of the type config tells of it.");
        return map(stored.outcome(), stored.answer());
    }

    public static Map<String, Object> getConfig(@Nullable ThingActions actions) {
        return own(
                        AliyunConfigActions.class,
                        actions,
                        "These are not the actions for the configuration of a device of the Aliyun IoT Binding; get them"
                                + " with getActions(\"aliyuniot-config\", ...)")
                .getConfig();
    }

    private static Map<String, Object> map(Outcome outcome, @Nullable StoredConfig stored) {
        return outcome.toMap(
                stored == null
                        ? Map.of(PATH, "", CONFIG_ID, "")
                        : Map.of(PATH, stored.path().toString(), CONFIG_ID, stored.configId()));
    }
}
