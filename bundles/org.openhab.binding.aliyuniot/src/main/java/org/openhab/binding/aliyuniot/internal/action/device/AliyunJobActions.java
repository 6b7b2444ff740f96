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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.action.HandlerActions;
import org.openhab.binding.aliyuniot.internal.action.Outcome;
import org.openhab.binding.aliyuniot.internal.action.TimelyAnswer;
import org.openhab.binding.aliyuniot.internal.session.job.JobFeature;
import org.openhab.binding.aliyuniot.internal.session.job.JobText;
import org.openhab.binding.aliyuniot.link.alink.AlinkJson;
import org.openhab.binding.aliyuniot.link.job.DeviceJobs;
import org.openhab.binding.aliyuniot.link.job.Job;
import org.openhab.binding.aliyuniot.link.job.JobStatus;
import org.openhab.binding.aliyuniot.link.job.JobSummary;
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
    private static final String JOB = "job";
    private static final String JOBS = "jobs";
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
        return with(jobs -> TimelyAnswer.replied(jobs.update(
                        new JobUpdate(text(taskId), status(text(status)), progress, details(text(details)))))
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
        return with(jobs -> {
            TimelyAnswer<List<JobSummary>> list = TimelyAnswer.of(jobs.list(), given -> Outcome.done(""));
            List<JobSummary> given = list.answer();
            return list.outcome().toMap(Map.of(JOBS, given == null ? "" : JobText.list(given)));
        });
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
        return with(jobs -> {
            TimelyAnswer<Optional<Job>> job = TimelyAnswer.of(
                    jobs.get(text(taskId)),
                    given -> given.isPresent()
                            ? Outcome.done("")
                            : Outcome.refused("The platform has no such job for the device."));
            Optional<Job> given = job.answer();
            return job.outcome()
                    .toMap(Map.of(
                            JOB, given == null ? "" : given.map(JobText::all).orElse("")));
        });
    }

    public static Map<String, Object> getJob(@Nullable ThingActions actions, @Nullable String taskId) {
        return of(actions).getJob(taskId);
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

    private Map<String, Object> with(Function<DeviceJobs, Map<String, Object>> action) {
        JobFeature feature = service(JobFeature.class);
        if (feature == null) {
            return Outcome.refused("The thing is no device of this binding that has jobs, or not ready.")
                    .toMap();
        }
        return refusing(() -> action.apply(feature.jobs()));
    }

    private static AliyunJobActions of(@Nullable ThingActions actions) {
        return own(
                AliyunJobActions.class,
                actions,
                "These are not the actions for jobs of the Aliyun IoT Binding; get them with"
                        + " getActions(\"aliyuniot-jobs\", ...)");
    }
}
