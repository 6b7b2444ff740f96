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
package org.openhab.binding.aliyuniot.internal.devicelog;

import java.time.Instant;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.FailureText;
import org.openhab.binding.aliyuniot.internal.action.HandlerActions;
import org.openhab.binding.aliyuniot.internal.action.Outcome;
import org.openhab.binding.aliyuniot.link.devicelog.LogEntry;
import org.openhab.binding.aliyuniot.link.devicelog.LogLevel;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.text.ForeignText;
import org.openhab.core.automation.annotation.ActionInput;
import org.openhab.core.automation.annotation.ActionOutput;
import org.openhab.core.automation.annotation.RuleAction;
import org.openhab.core.thing.binding.ThingActions;
import org.openhab.core.thing.binding.ThingActionsScope;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/**
 * The action that writes to the device's log on the platform. It does not wait and never throws; its outcome says
 * whether the entry waits, or was dropped and why. It has a static twin for the rules DSL.
 */
@Component(scope = ServiceScope.PROTOTYPE, service = AliyunLogActions.class)
@ThingActionsScope(name = "aliyuniot-log")
public class AliyunLogActions extends HandlerActions {
    private static final int MAX_SHOWN = 40;

    @RuleAction(label = "@text/action.log.label", description = "@text/action.log.description")
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
    public Map<String, Object> log(
            @ActionInput(
                            name = "level",
                            label = "@text/action.log-level.label",
                            description = "@text/action.log-level.description",
                            defaultValue = "INFO")
                    @Nullable
                    String level,
            @ActionInput(
                            name = "module",
                            label = "@text/action.log-module.label",
                            description = "@text/action.log-module.description")
                    @Nullable
                    String module,
            @ActionInput(
                            name = "code",
                            label = "@text/action.log-code.label",
                            description = "@text/action.log-code.description")
                    @Nullable
                    String code,
            @ActionInput(
                            name = "text",
                            label = "@text/action.log-text.label",
                            description = "@text/action.log-text.description",
                            required = true)
                    @Nullable
                    String text) {
        return outcome(level, module, code, text).toMap();
    }

    public static Map<String, Object> log(
            @Nullable ThingActions actions,
            @Nullable String level,
            @Nullable String module,
            @Nullable String code,
            @Nullable String text) {
        return own(
                        AliyunLogActions.class,
                        actions,
                        "These are not the actions for the log of a device of the Aliyun IoT Binding; get them with"
                                + " getActions(\"aliyuniot-log\", ...)")
                .log(level, module, code, text);
    }

    private Outcome outcome(
            @Nullable String level, @Nullable String module, @Nullable String code, @Nullable String text) {
        DeviceLogFeature log = service(DeviceLogFeature.class);
        if (log == null) {
            return Outcome.refused(
                    "The thing is no device of this binding that the platform can send to, or not ready.");
        }
        LogLevel known = LogLevel.of(level == null ? LogLevel.INFO.name() : level);
        if (known == null) {
            return Outcome.refused("A level is FATAL, ERROR, WARN, INFO or DEBUG, and not "
                    + ForeignText.quoted(level, MAX_SHOWN) + ".");
        }
        if (text == null || text.isBlank()) {
            return Outcome.refused("An entry has a text.");
        }
        LogEntry entry = new LogEntry(Instant.now(), known, or(module, "rule"), or(code, ""), text);
        try {
            return switch (log.log(entry)) {
                case OFF ->
                    Outcome.refused("The log of the device is off on the platform; switch it on in the console.");
                case ON -> new Outcome(Outcome.QUEUED, "The entry is sent with the next batch.");
                case UNKNOWN ->
                    new Outcome(Outcome.QUEUED, "The entry is sent as soon as the platform says that it wants it.");
            };
        } catch (ConfigurationFailure e) {
            return Outcome.refused(FailureText.of(e));
        }
    }

    private static String or(@Nullable String given, String otherwise) {
        return given == null || given.isBlank() ? otherwise : given;
    }
}
