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

import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;

/**
 * How far the jobs are of which the device has heard, so that none is told twice and nothing is said of one that has
 * ended. It has the last {@value #MAX_KNOWN}; for any thread.
 */
final class KnownJobs {
    static final int MAX_KNOWN = 500;

    private final Map<String, JobStatus> known = new LinkedHashMap<>();

    /** Takes down what the platform says; false if that says nothing new. */
    synchronized boolean heard(String id, JobStatus status) {
        JobStatus before = known.get(id);
        if (before != null && !before.isBefore(status)) {
            return false;
        }
        keep(id, status);
        return true;
    }

    /** Takes down what the device has said and the platform has taken. */
    synchronized void said(String id, JobStatus status) {
        JobStatus before = known.get(id);
        if (before == null || !before.isEnd()) {
            keep(id, status);
        }
    }

    /** How far a job is; {@code null} if the device has not heard of it. */
    synchronized @Nullable JobStatus status(String id) {
        return known.get(id);
    }

    private void keep(String id, JobStatus status) {
        // The newest is the last one, so that the first one is the one to forget.
        known.remove(id);
        known.put(id, status);
        if (known.size() > MAX_KNOWN) {
            known.remove(known.keySet().iterator().next());
        }
    }
}
