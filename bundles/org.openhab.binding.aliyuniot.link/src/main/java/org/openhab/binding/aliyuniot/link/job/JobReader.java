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
package org.openhab.binding.aliyuniot.link.job;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.alink.AlinkJson;
import org.openhab.binding.aliyuniot.link.ota.job.FileDigest;

/**
 * Reads jobs as the platform writes them, within bounds. What cannot be read is no job: a rule must not begin one of which
 * it has only a part.
 */
final class JobReader {
    /** Entries of a list that are read; the platform sends ten. */
    static final int MAX_LIST = 100;

    private JobReader() {}

    /** Reads {@code params} of a notice, or {@code data} of a reply; {@code null} if there is no job in it. */
    static @Nullable Job job(JsonElement around) {
        return around instanceof JsonObject object && object.get("task") instanceof JsonObject task ? read(task) : null;
    }

    private static @Nullable Job read(JsonObject task) {
        JobSummary summary = summary(task);
        @Nullable JsonElement document = task.get("jobDocument");
        @Nullable JsonElement file = task.get("jobFile");
        if (summary == null || !isObjectOrNone(document) || !isObjectOrNone(file)) {
            return null;
        }
        JsonObject rules = document instanceof JsonObject object ? object : new JsonObject();
        if (rules.toString().length() > Job.MAX_DOCUMENT) {
            return null;
        }
        if (!(file instanceof JsonObject described) || described.size() == 0) {
            return new Job(summary.id(), summary.status(), rules, null);
        }
        JobFile read = file(described);
        return read == null ? null : new Job(summary.id(), summary.status(), rules, read);
    }

    private static boolean isObjectOrNone(@Nullable JsonElement element) {
        return element == null || element.isJsonNull() || element.isJsonObject();
    }

    private static @Nullable JobFile file(JsonObject file) {
        @Nullable String url = AlinkJson.text(file.get("fileUrl"));
        @Nullable String method = AlinkJson.text(file.get("signMethod"));
        @Nullable String sign = AlinkJson.text(file.get("sign"));
        if (url == null || url.length() > JobFile.MAX_URL || !url.startsWith("https://")) {
            return null;
        }
        FileDigest digest = method == null || sign == null ? null : FileDigest.read(method, sign);
        return digest == null ? null : new JobFile(url, digest);
    }

    /** Reads {@code data} of the reply to a question for all jobs; entries that are none are left out. */
    static List<JobSummary> list(JsonElement data) {
        List<JobSummary> list = new ArrayList<>();
        if (data instanceof JsonObject object && object.get("tasks") instanceof JsonArray tasks) {
            for (JsonElement task : tasks) {
                JobSummary summary = task instanceof JsonObject one ? summary(one) : null;
                if (summary != null && list.size() < MAX_LIST) {
                    list.add(summary);
                }
            }
        }
        return List.copyOf(list);
    }

    private static @Nullable JobSummary summary(JsonObject task) {
        @Nullable String id = AlinkJson.text(task.get("taskId"));
        @Nullable String name = AlinkJson.text(task.get("status"));
        JobStatus status = name == null ? null : JobStatus.of(name);
        if (id == null || status == null) {
            return null;
        }
        try {
            Job.checkId(id);
        } catch (IllegalArgumentException e) {
            return null;
        }
        return new JobSummary(id, status);
    }
}
