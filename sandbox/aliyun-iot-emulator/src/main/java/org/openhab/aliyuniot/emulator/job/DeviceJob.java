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

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.text.Json;

/** A job of one device. Only the emulator's event loop touches it. */
final class DeviceJob {
    private static final int MAX_HISTORY = 100;

    private final String id;
    private final ObjectNode document;
    private final @Nullable ObjectNode file;
    private final int timeoutSeconds;
    private final List<JobState> history = new ArrayList<>();
    private final List<Integer> answers = new ArrayList<>();
    private JobState state = JobState.QUEUED;
    private int progress;
    private @Nullable String details;

    DeviceJob(String id, ObjectNode document, @Nullable ObjectNode file, int timeoutSeconds) {
        this.id = id;
        this.document = document;
        this.file = file;
        this.timeoutSeconds = timeoutSeconds;
        history.add(state);
    }

    String id() {
        return id;
    }

    int timeoutSeconds() {
        return timeoutSeconds;
    }

    JobState state() {
        return state;
    }

    void become(JobState next) {
        if (state != next && history.size() < MAX_HISTORY) {
            history.add(next);
        }
        state = next;
    }

    void say(int percent, @Nullable String told) {
        progress = percent;
        details = told == null ? details : told;
    }

    int progress() {
        return progress;
    }

    void answered(int code) {
        if (answers.size() < MAX_HISTORY) {
            answers.add(code);
        }
    }

    /** As notices and replies carry it. */
    ObjectNode task() {
        ObjectNode task = summary();
        task.set("jobDocument", document);
        if (file != null) {
            task.set("jobFile", file);
        }
        return task;
    }

    ObjectNode summary() {
        return Json.object().put("taskId", id).put("status", state.name());
    }

    JobReport report() {
        return new JobReport(id, state, progress, details, List.copyOf(history), List.copyOf(answers));
    }
}
