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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.action.HandlerActions;
import org.openhab.binding.aliyuniot.internal.action.Outcome;
import org.openhab.binding.aliyuniot.internal.session.job.JobFeature;
import org.openhab.binding.aliyuniot.internal.session.job.JobText;
import org.openhab.binding.aliyuniot.link.alink.AlinkJson;
import org.openhab.binding.aliyuniot.link.alink.AlinkReply;
import org.openhab.binding.aliyuniot.link.job.DeviceJobs;
import org.openhab.binding.aliyuniot.link.job.JobStatus;
import org.openhab.binding.aliyuniot.link.job.JobUpdate;
import org.openhab.binding.aliyuniot.link.text.ForeignText;
import org.openhab.core.automation.annotation.ActionInput;
import org.openhab.core.automation.annotation.ActionOutput;
import org.openhab.core.automation.annotation.RuleAction;
import org.openhab.core.thing.binding.ThingActions;
import org.openhab.core.thing.binding.ThingActionsScope;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/**
 * Actions for the jobs of a device, for rules and the UI. An action waits three seconds at most for the platform and never
 * throws; its outcome says what was refused and why. Each action has a static twin for the rules DSL.
 */
@Component(scope = ServiceScope.PROTOTYPE, service = AliyunJobActions.class)
@ThingActionsScope(name = "aliyuniot-jobs")
public class AliyunJobActions extends HandlerActions {
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final String JOB = "job";
    private static final String JOBS = "jobs";
    private static final String WAITING = "The platform has not replied yet.";
    private static final int MAX_SHOWN = 40;

    @RuleAction(label = "@text/action.answer-job.label", description = "@text/action.answer-job.description")
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
    public Map<String, Object> answerJob(
            @ActionInput(
                            name = "taskId",
                            label = "@text/action.task-id.label",
                            description = "@text/action.task-id.description",
                            required = true)
                    @Nullable
                    String taskId,
            @ActionInput(
                            name = "status",
                            label = "@text/action.job-status.label",
                            description = "@text/action.job-status.description",
                            required = true)
                    @Nullable
                    String status,
            @ActionInput(
                            name = "progress",
                            label = "@text/action.job-progress.label",
                            description = "@text/action.job-progress.description")
                    @Nullable
                    Integer progress,
            @ActionInput(
                            name = "details",
                            label = "@text/action.job-details.label",
                            description = "@text/action.job-details.description")
                    @Nullable
                    String details) {
        return refusing(jobs -> Outcome.of(
                        jobs.update(
                                new JobUpdate(text(taskId), status(text(status)), progress, details(text(details)))),
                        TIMEOUT,
                        AliyunJobActions::replied,
                        WAITING)
                .toMap());
    }

    public static Map<String, Object> answerJob(
            @Nullable ThingActions actions,
            @Nullable String taskId,
            @Nullable String status,
            @Nullable Integer progress,
            @Nullable String details) {
        return of(actions).answerJob(taskId, status, progress, details);
    }

    @RuleAction(label = "@text/action.get-jobs.label", description = "@text/action.get-jobs.description")
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
            name = JOBS,
            type = "java.lang.String",
            label = "@text/action.jobs.label",
            description = "@text/action.jobs.description")
    public Map<String, Object> getJobs() {
        return refusing(jobs -> asked(jobs.list(), JOBS, JobText::list));
    }

    public static Map<String, Object> getJobs(@Nullable ThingActions actions) {
        return of(actions).getJobs();
    }

    @RuleAction(label = "@text/action.get-job.label", description = "@text/action.get-job.description")
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
            name = JOB,
            type = "java.lang.String",
            label = "@text/action.job.label",
            description = "@text/action.job.description")
    public Map<String, Object> getJob(
            @ActionInput(
                            name = "taskId",
                            label = "@text/action.task-id.label",
                            description = "@text/action.task-id.description",
                            required = true)
                    @Nullable
                    String taskId) {
        return refusing(jobs ->
                asked(jobs.get(text(taskId)), JOB, job -> job.map(JobText::all).orElse("")));
    }

    public static Map<String, Object> getJob(@Nullable ThingActions actions, @Nullable String taskId) {
        return of(actions).getJob(taskId);
    }

    /** What was asked for is an output of its own, empty where there is none. */
    private static <T> Map<String, Object> asked(CompletionStage<T> stage, String name, Function<T, String> writer) {
        String[] text = {""};
        Outcome outcome = Outcome.of(
                stage,
                TIMEOUT,
                got -> {
                    text[0] = writer.apply(got);
                    return text[0].isEmpty()
                            ? Outcome.refused("The platform has no such job for the device.")
                            : Outcome.done("");
                },
                WAITING);
        Map<String, Object> outputs = new HashMap<>(outcome.toMap());
        outputs.put(name, text[0]);
        return outputs;
    }

    private static Outcome replied(AlinkReply reply) {
        return reply.isSuccess()
                ? new Outcome(Outcome.ACKNOWLEDGED, "")
                : Outcome.refused("The platform answers with the code " + reply.code() + ": " + reply.message());
    }

    private static JobStatus status(String name) {
        JobStatus status = JobStatus.of(name);
        if (status == null) {
            throw new IllegalArgumentException(
                    "A device says IN_PROGRESS, SUCCEEDED, FAILED or REJECTED of a job, but this is "
                            + ForeignText.quoted(name, MAX_SHOWN) + ".");
        }
        return status;
    }

    private static @Nullable JsonObject details(String json) {
        if (json.isEmpty()) {
            return null;
        }
        JsonObject object = AlinkJson.object(json.getBytes(StandardCharsets.UTF_8));
        if (object == null) {
            throw new IllegalArgumentException(
                    "The details of a job are a JSON object, such as {\"reason\":\"full\"}.");
        }
        return object;
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given.strip();
    }

    /** What is refused at once is an outcome, too. */
    private Map<String, Object> refusing(Function<DeviceJobs, Map<String, Object>> action) {
        JobFeature feature = service(JobFeature.class);
        if (feature == null) {
            return Outcome.refused("The thing is no device of this binding that has jobs, or not ready.")
                    .toMap();
        }
        try {
            return action.apply(feature.jobs());
        } catch (IllegalArgumentException e) {
            return Outcome.refused(String.valueOf(e.getMessage())).toMap();
        }
    }

    private static AliyunJobActions of(@Nullable ThingActions actions) {
        return own(
                AliyunJobActions.class,
                actions,
                "These are not the actions for jobs of the Aliyun IoT Binding; get them with"
                        + " getActions(\"aliyuniot-jobs\", ...)");
    }
}
