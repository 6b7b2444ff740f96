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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonObject;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobRulesTest {
    /** What a device may say of a job that is so far. */
    @ParameterizedTest
    @CsvSource({
        "QUEUED,      true",
        "SENT,        true",
        "IN_PROGRESS, true",
        "SUCCEEDED,   false",
        "FAILED,      false",
        "REJECTED,    false",
        "CANCELLED,   false",
        "REMOVED,     false",
        "TIMED_OUT,   false"
    })
    void onlyOfWhatHasNotEndedADeviceSaysMore(JobStatus before, boolean open) {
        for (JobStatus next : JobStatus.values()) {
            boolean byDevice = switch (next) {
                case IN_PROGRESS, SUCCEEDED, FAILED, REJECTED -> true;
                default -> false;
            };
            assertThat(before.allows(next)).as(before + " → " + next).isEqualTo(open && byDevice);
        }
        assertThat(before.isEnd()).isEqualTo(!open);
    }

    @ParameterizedTest
    @CsvSource({
        // known, heard, whether that is news
        "QUEUED,      SENT,        false",
        "SENT,        QUEUED,      false",
        "SENT,        SENT,        false",
        "SENT,        IN_PROGRESS, true",
        "SENT,        CANCELLED,   true",
        "IN_PROGRESS, SENT,        false",
        "IN_PROGRESS, IN_PROGRESS, false",
        "IN_PROGRESS, TIMED_OUT,   true",
        "SUCCEEDED,   SENT,        false",
        "SUCCEEDED,   CANCELLED,   false",
        "CANCELLED,   REMOVED,     false"
    })
    void jobsRunForwardOnly(JobStatus before, JobStatus heard, boolean news) {
        KnownJobs known = new KnownJobs();
        assertThat(known.heard("a", before)).isTrue();
        assertThat(known.heard("a", heard)).isEqualTo(news);
        assertThat(known.status("a")).isEqualTo(news ? heard : before);
    }

    @Test
    void whatThePlatformHasEndedStaysSo() {
        KnownJobs known = new KnownJobs();
        known.heard("a", JobStatus.CANCELLED);
        known.said("a", JobStatus.SUCCEEDED);
        assertThat(known.status("a")).isEqualTo(JobStatus.CANCELLED);
    }

    @Test
    void theOldestAreForgotten() {
        KnownJobs known = new KnownJobs();
        for (int i = 0; i <= KnownJobs.MAX_KNOWN; i++) {
            known.heard("job" + i, JobStatus.SENT);
        }
        assertThat(known.status("job0")).isNull();
        assertThat(known.status("job1")).isEqualTo(JobStatus.SENT);
        assertThat(known.status("job" + KnownJobs.MAX_KNOWN)).isEqualTo(JobStatus.SENT);
    }

    private static JobUpdate update(String id, JobStatus status, @Nullable Integer progress, int length) {
        JsonObject details = new JsonObject();
        details.addProperty("a", "x".repeat(Math.max(0, length - "{\"a\":\"\"}".length())));
        return new JobUpdate(id, status, progress, length == 0 ? null : details);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 101, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void progressIsAPercentage(int progress) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> update("a", JobStatus.IN_PROGRESS, progress, 0))
                .withMessageContaining("0 to 100");
    }

    @Test
    void allOfAnUpdateIsTold() {
        assertThat(update("a", JobStatus.IN_PROGRESS, 0, 0).toParams())
                .hasToString("{\"taskId\":\"a\",\"status\":\"IN_PROGRESS\",\"progress\":0}");
        assertThat(update("a", JobStatus.FAILED, null, 9).toParams())
                .hasToString("{\"taskId\":\"a\",\"status\":\"FAILED\",\"statusDetails\":{\"a\":\"x\"}}");
    }

    @Test
    void detailsHaveABound() {
        update("a", JobStatus.FAILED, 100, JobUpdate.MAX_DETAILS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> update("a", JobStatus.FAILED, 100, JobUpdate.MAX_DETAILS + 1))
                .withMessageContaining("at most 8192");
    }

    @ParameterizedTest
    @EnumSource(
            value = JobStatus.class,
            names = {"QUEUED", "SENT", "CANCELLED", "REMOVED", "TIMED_OUT"})
    void thePlatformsStatusesAreNotTheDevices(JobStatus status) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> update("a", status, null, 0))
                .withMessageContaining(status + " is the platform's to say");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "$next", "$list", "a b", "a/b", "a\n", "作业"})
    void idsAreChecked(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> update(id, JobStatus.FAILED, null, 0))
                .withMessageContaining("id of a job")
                .withMessageNotContaining("\n");
    }

    @ParameterizedTest
    @CsvSource({"succeeded, SUCCEEDED", "' In_Progress ', IN_PROGRESS", "NOT_FOUND,", "'',"})
    void statusesAreReadByName(String name, @Nullable JobStatus status) {
        assertThat(JobStatus.of(name)).isEqualTo(status);
    }
}
