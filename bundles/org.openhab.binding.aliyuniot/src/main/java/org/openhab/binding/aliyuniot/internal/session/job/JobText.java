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
package org.openhab.binding.aliyuniot.internal.session.job;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import org.openhab.binding.aliyuniot.link.job.Job;
import org.openhab.binding.aliyuniot.link.job.JobFile;
import org.openhab.binding.aliyuniot.link.job.JobSummary;

/**
 * Jobs as the JSON that rules get.
 */
public final class JobText {
    private JobText() {}

    /** The event of a channel. openHAB logs it, so the address of a file, which lets anybody have the file, is not in it. */
    static String event(Job job) {
        return object(job, false).toString();
    }

    /** All of a job, the address of its file included. */
    public static String all(Job job) {
        return object(job, true).toString();
    }

    private static JsonObject object(Job job, boolean withAddress) {
        JsonObject object = new JsonObject();
        object.addProperty("taskId", job.id());
        object.addProperty("status", job.status().name());
        object.add("document", job.document());
        JobFile file = job.file();
        if (file != null) {
            JsonObject described = new JsonObject();
            described.addProperty("signMethod", file.digest().algorithm().name());
            described.addProperty("sign", file.digest().hex());
            if (withAddress) {
                described.addProperty("url", file.url());
            }
            object.add("file", described);
        }
        return object;
    }

    /** A list of jobs, each with id and status. */
    public static String list(List<JobSummary> jobs) {
        JsonArray list = new JsonArray(jobs.size());
        for (JobSummary job : jobs) {
            JsonObject object = new JsonObject();
            object.addProperty("taskId", job.id());
            object.addProperty("status", job.status().name());
            list.add(object);
        }
        return list.toString();
    }
}
