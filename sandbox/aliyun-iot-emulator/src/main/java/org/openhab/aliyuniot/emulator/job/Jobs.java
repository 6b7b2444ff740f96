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
package org.openhab.aliyuniot.emulator.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.alink.AlinkResult;
import org.openhab.aliyuniot.emulator.call.RrpcCalls;
import org.openhab.aliyuniot.emulator.call.ThingCalls;
import org.openhab.aliyuniot.emulator.device.Device;
import org.openhab.aliyuniot.emulator.text.Json;

/**
 * The platform's side of jobs. A device that is online is told of a new job on {@code thing/job/notify}; one that is offline
 * has to ask with {@code thing/job/get} when it is back. Only an end by somebody in the cloud is told again, a time-out is
 * not. Only the emulator's event loop touches it.
 */
public final class Jobs {
    private static final int MAX_A_DEVICE = 1000;
    private static final int MAX_LIST = 10;
    private static final int BAD_PARAMETER = 460;
    private static final int ALL = 100;

    private final Vertx vertx;
    private final ThingCalls things;
    private final Map<Device, Map<String, DeviceJob>> jobs = new WeakHashMap<>();
    private long lastId;

    public Jobs(Vertx vertx, ThingCalls things) {
        this.vertx = vertx;
        this.things = things;
    }

    /** What devices ask for, by topic below {@code /sys/…/}. */
    public Map<String, BiFunction<Device, JsonNode, AlinkResult>> requests() {
        return Map.of("thing/job/get", this::get, "thing/job/update", this::update);
    }

    /**
     * Gives the device a job and returns its id.
     *
     * @throws IllegalArgumentException when document or file are no JSON
     * @throws IllegalStateException when the device has too many
     */
    public String create(Device device, JobRequest request) {
        Map<String, DeviceJob> own = jobs.computeIfAbsent(device, key -> new LinkedHashMap<>());
        if (own.size() >= MAX_A_DEVICE) {
            throw new IllegalStateException("A device has at most " + MAX_A_DEVICE + " jobs");
        }
        String file = request.file();
        ObjectNode described = file == null ? null : object(file, "file");
        lastId++;
        DeviceJob job = new DeviceJob(
                "job" + lastId, object(request.document(), "document"), described, request.timeoutSeconds());
        own.put(job.id(), job);
        if (device.isOnline()) {
            job.become(JobState.SENT);
            tell(device, job);
        }
        return job.id();
    }

    private static ObjectNode object(String json, String what) {
        ObjectNode object = Json.parseObject(json.getBytes(StandardCharsets.UTF_8));
        if (object == null) {
            throw new IllegalArgumentException(what + " must be a JSON object");
        }
        return object;
    }

    /** Sends a notice of the job, once more if need be; false if there is none, or the device is offline. */
    public boolean tell(Device device, String id) {
        DeviceJob job = find(device, id);
        if (job == null || !device.isOnline()) {
            return false;
        }
        tell(device, job);
        return true;
    }

    private void tell(Device device, DeviceJob job) {
        ObjectNode params = Json.object();
        params.set("task", job.task());
        things.ask(device, "thing/job/notify", params, RrpcCalls.MAX_TIMEOUT_MILLIS)
                .onSuccess(reply -> job.answered(reply.code()));
    }

    /**
     * Ends a job in the cloud: by {@link JobState#CANCELLED}, {@link JobState#REMOVED}, of both of which the device is told,
     * or {@link JobState#TIMED_OUT}.
     *
     * @return false if there is no such job, or it has ended
     */
    public boolean end(Device device, String id, JobState end) {
        DeviceJob job = find(device, id);
        if (job == null || !job.state().isOpen() || end.isOpen() || end.isByDevice()) {
            return false;
        }
        job.become(end);
        if (end != JobState.TIMED_OUT && device.isOnline()) {
            tell(device, job);
        }
        return true;
    }

    /** All jobs of a device, oldest first. */
    public List<JobReport> of(Device device) {
        return all(device).map(DeviceJob::report).toList();
    }

    private Stream<DeviceJob> all(Device device) {
        return jobs.getOrDefault(device, Map.of()).values().stream();
    }

    private @Nullable DeviceJob find(Device device, String id) {
        return jobs.getOrDefault(device, Map.of()).get(id);
    }

    /** What is asked for comes back as {@code taskId}; without {@code task} there is none. */
    private AlinkResult get(Device device, JsonNode params) {
        String asked = params.path("taskId").asText();
        if (asked.isEmpty()) {
            return AlinkResult.failure(BAD_PARAMETER, "taskId is missing");
        }
        ObjectNode data = Json.object().put("taskId", asked);
        List<DeviceJob> open =
                all(device).filter(job -> job.state().isOpen()).limit(MAX_LIST).toList();
        if (asked.equals("$list")) {
            ArrayNode tasks = data.putArray("tasks");
            open.forEach(job -> tasks.add(job.summary()));
            return AlinkResult.success(data);
        }
        DeviceJob next = open.isEmpty() ? null : open.get(0);
        DeviceJob job = asked.equals("$next") ? next : find(device, asked);
        if (job != null) {
            if (job.state() == JobState.QUEUED) {
                job.become(JobState.SENT);
            }
            data.set("task", job.task());
        }
        return AlinkResult.success(data);
    }

    private AlinkResult update(Device device, JsonNode params) {
        DeviceJob job = find(device, params.path("taskId").asText());
        JobState next = state(params.path("status").asText());
        JsonNode progress = params.path("progress");
        JsonNode details = params.path("statusDetails");
        if (job == null) {
            return AlinkResult.failure(BAD_PARAMETER, "there is no such job of the device");
        }
        if (next == null || !next.isByDevice()) {
            return AlinkResult.failure(BAD_PARAMETER, "status is none of a device");
        }
        if (!progress.isMissingNode()
                && (!progress.canConvertToInt() || progress.asInt() < 0 || progress.asInt() > ALL)) {
            return AlinkResult.failure(BAD_PARAMETER, "progress must be 0 to 100");
        }
        if (!details.isMissingNode() && !details.isObject()) {
            return AlinkResult.failure(BAD_PARAMETER, "statusDetails must be an object");
        }
        if (!job.state().isOpen()) {
            return AlinkResult.failure(BAD_PARAMETER, "the job has ended with " + job.state());
        }
        if (next == JobState.IN_PROGRESS && job.state() != next && job.timeoutSeconds() > 0) {
            vertx.setTimer(1000L * job.timeoutSeconds(), passed -> end(device, job.id(), JobState.TIMED_OUT));
        }
        job.become(next);
        job.say(progress.asInt(job.progress()), details.isMissingNode() ? null : details.toString());
        return AlinkResult.success(Json.object().put("taskId", job.id()));
    }

    private static @Nullable JobState state(String name) {
        for (JobState state : JobState.values()) {
            if (state.name().equals(name)) {
                return state;
            }
        }
        return null;
    }
}
