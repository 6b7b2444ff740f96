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

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.FailureText;
import org.openhab.binding.aliyuniot.link.ForeignCode;
import org.openhab.core.automation.annotation.ActionInput;
import org.openhab.core.automation.annotation.ActionOutput;
import org.openhab.core.automation.annotation.RuleAction;
import org.openhab.core.thing.binding.ThingActions;
import org.openhab.core.thing.binding.ThingActionsScope;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Firmware actions of a device, for rules and the UI. An action never throws; its outcome says what was refused and
 * why. Each action has a static twin for the rules DSL.
 */
@Component(scope = ServiceScope.PROTOTYPE, service = AliyunFirmwareActions.class)
@ThingActionsScope(name = "aliyuniot-firmware")
public class AliyunFirmwareActions extends HandlerActions {
    private static final Duration TIMEOUT = Duration.ofSeconds(12);

    private final Logger logger = LoggerFactory.getLogger(AliyunFirmwareActions.class);

    @RuleAction(label = "@text/action.check-firmware.label", description = "@text/action.check-firmware.description")
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
    public Map<String, Object> checkFirmware() {
        FirmwareOperations device = device();
        if (device == null) {
            return noDevice();
        }
        try {
            return device.checkFirmware()
                    .toCompletableFuture()
                    .get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                    .map(version -> Outcome.done("Version " + version + " can be installed."))
                    .orElseGet(() -> Outcome.done("There is nothing to install."))
                    .toMap();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.refused("The rule was interrupted while it waited.").toMap();
        } catch (TimeoutException e) {
            return Outcome.refused("The platform does not answer.").toMap();
        } catch (ExecutionException e) {
            return Outcome.refused(FailureText.of(e)).toMap();
        }
    }

    public static Map<String, Object> checkFirmware(@Nullable ThingActions actions) {
        return of(actions).checkFirmware();
    }

    @RuleAction(label = "@text/action.start-firmware.label", description = "@text/action.start-firmware.description")
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
    public Map<String, Object> startFirmwareUpdate() {
        return outcome(FirmwareOperations::startFirmwareUpdate, "The update begins.");
    }

    public static Map<String, Object> startFirmwareUpdate(@Nullable ThingActions actions) {
        return of(actions).startFirmwareUpdate();
    }

    @RuleAction(label = "@text/action.cancel-firmware.label", description = "@text/action.cancel-firmware.description")
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
    public Map<String, Object> cancelFirmwareUpdate() {
        return outcome(FirmwareOperations::cancelFirmwareUpdate, "");
    }

    public static Map<String, Object> cancelFirmwareUpdate(@Nullable ThingActions actions) {
        return of(actions).cancelFirmwareUpdate();
    }

    @RuleAction(label = "@text/action.report-firmware.label", description = "@text/action.report-firmware.description")
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
    public Map<String, Object> reportFirmwareVersion(
            @ActionInput(
                            name = "version",
                            label = "@text/action.version.label",
                            description = "@text/action.version.description",
                            required = true)
                    @Nullable
                    String version) {
        return version == null
                ? Outcome.refused("The version is missing.").toMap()
                : outcome(device -> device.reportFirmwareVersion(version.strip()), "");
    }

    public static Map<String, Object> reportFirmwareVersion(@Nullable ThingActions actions, @Nullable String version) {
        return of(actions).reportFirmwareVersion(version);
    }

    @RuleAction(
            label = "@text/action.firmware-progress.label",
            description = "@text/action.firmware-progress.description")
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
    public Map<String, Object> firmwareProgress(
            @ActionInput(
                            name = "percent",
                            label = "@text/action.percent.label",
                            description = "@text/action.percent.description",
                            required = true)
                    @Nullable
                    Integer percent) {
        return percent == null
                ? Outcome.refused("The percentage is missing.").toMap()
                : outcome(device -> device.firmwareProgress(percent), "");
    }

    public static Map<String, Object> firmwareProgress(@Nullable ThingActions actions, @Nullable Integer percent) {
        return of(actions).firmwareProgress(percent);
    }

    @RuleAction(
            label = "@text/action.firmware-installed.label",
            description = "@text/action.firmware-installed.description")
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
    public Map<String, Object> firmwareInstalled(
            @ActionInput(
                            name = "version",
                            label = "@text/action.version.label",
                            description = "@text/action.version.description",
                            required = true)
                    @Nullable
                    String version) {
        return version == null
                ? Outcome.refused("The version is missing.").toMap()
                : outcome(device -> device.firmwareInstalled(version.strip()), "");
    }

    public static Map<String, Object> firmwareInstalled(@Nullable ThingActions actions, @Nullable String version) {
        return of(actions).firmwareInstalled(version);
    }

    @RuleAction(label = "@text/action.firmware-failed.label", description = "@text/action.firmware-failed.description")
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
    public Map<String, Object> firmwareFailed(
            @ActionInput(
                            name = "reason",
                            label = "@text/action.failure.label",
                            description = "@text/action.failure.description",
                            required = true)
                    @Nullable
                    String reason) {
        String why = reason == null || reason.isBlank() ? "The rule gave no reason" : reason.strip();
        return outcome(device -> device.firmwareFailed(why), "");
    }

    public static Map<String, Object> firmwareFailed(@Nullable ThingActions actions, @Nullable String reason) {
        return of(actions).firmwareFailed(reason);
    }

    /** Something that is done or refused at once. */
    @FunctionalInterface
    private interface Step {
        void on(FirmwareOperations device);
    }

    private Map<String, Object> outcome(Step step, String sentence) {
        FirmwareOperations device = device();
        if (device == null) {
            return noDevice();
        }
        try {
            step.on(device);
            return Outcome.done(sentence).toMap();
        } catch (IllegalStateException | IllegalArgumentException e) {
            return Outcome.refused(String.valueOf(e.getMessage())).toMap();
        } catch (Throwable e) {
            ForeignCode.failed(logger, "An action", e);
            return Outcome.refused("It failed by " + e.getClass().getSimpleName() + "; the log says more.")
                    .toMap();
        }
    }

    private @Nullable FirmwareOperations device() {
        return getThingHandler() instanceof FirmwareOperations device ? device : null;
    }

    private static AliyunFirmwareActions of(@Nullable ThingActions actions) {
        return own(
                AliyunFirmwareActions.class,
                actions,
                "These are not the firmware actions of a thing of the Aliyun IoT Binding; get them with"
                        + " getActions(\"aliyuniot-firmware\", ...)");
    }
}
