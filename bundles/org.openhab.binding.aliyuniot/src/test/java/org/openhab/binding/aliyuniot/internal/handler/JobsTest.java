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
package org.openhab.binding.aliyuniot.internal.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.aliyuniot.emulator.cloud.CloudJobs;
import org.openhab.aliyuniot.emulator.fault.Fault;
import org.openhab.aliyuniot.emulator.job.JobRequest;
import org.openhab.aliyuniot.emulator.job.JobState;
import org.openhab.binding.aliyuniot.internal.action.device.AliyunJobActions;

/** Jobs, from the cloud to a rule and back. */
@NonNullByDefault({})
class JobsTest extends EmulatedCloud {
    private static final String DIGEST = "d41d8cd98f00b204e9800998ecf8427e";
    private static final String FILE = "{\"signMethod\":\"Md5\",\"sign\":\"" + DIGEST
            + "\",\"fileUrl\":\"https://files.example.com/a.zip?signature=1\"}";

    private final AliyunJobActions actions = new AliyunJobActions();

    private CloudJobs jobs() {
        return cloud.jobs(PRODUCT, DEVICE);
    }

    private void startWithJobs() {
        addChannel("work", "job", Map.of());
        startThing();
        actions.setThingHandler(handler);
        awaitOnline();
    }

    private List<String> heard() {
        return openhab.events.stream()
                .filter(event -> event.startsWith("work event "))
                .map(event -> event.substring("work event ".length()))
                .toList();
    }

    private void awaitHeard(String... events) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(heard()).containsExactly(events));
    }

    private static String event(String id, String status, String document) {
        return "{\"taskId\":\"" + id + "\",\"status\":\"" + status + "\",\"document\":" + document + "}";
    }

    @Test
    void aRuleHearsOfAJobAndDoesIt() {
        startWithJobs();
        String id = jobs().create(new JobRequest("{\"mode\":23}", FILE, 0));
        // openHAB logs events, so the address of the file is not in one.
        awaitHeard("{\"taskId\":\"" + id + "\",\"status\":\"SENT\",\"document\":{\"mode\":23},"
                + "\"file\":{\"signMethod\":\"MD5\",\"sign\":\"" + DIGEST + "\"}}");
        Map<String, Object> job = actions.getJob(id);
        assertThat(job).containsEntry("outcome", "done");
        assertThat(job.get("job")).asString().contains("\"url\":\"https://files.example.com/a.zip?signature=1\"");
        assertThat(actions.getJobs()).containsEntry("jobs", "[{\"taskId\":\"" + id + "\",\"status\":\"SENT\"}]");

        assertThat(actions.answerJob(id, "IN_PROGRESS", 10, "{\"step\":\"load\"}"))
                .containsEntry("outcome", "acknowledged");
        assertThat(jobs().get(id).progress()).isEqualTo(10);
        assertThat(jobs().get(id).details()).isEqualTo("{\"step\":\"load\"}");
        assertThat(actions.answerJob(id, "succeeded", null, null)).containsEntry("outcome", "acknowledged");
        assertThat(jobs().get(id).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(actions.getJobs()).containsEntry("jobs", "[]");
        assertThat(heard()).hasSize(1);
    }

    @Test
    void jobsOfATimeWithoutConnectionCome() {
        String id = jobs().create(new JobRequest("{\"n\":1}", null, 0));
        startWithJobs();
        awaitHeard(event(id, "SENT", "{\"n\":1}"));
        cloud.device(PRODUCT, DEVICE).disconnect();
        String other = jobs().create(new JobRequest("{\"n\":2}", null, 0));
        await().atMost(PATIENCE).until(() -> device().connects() == 2);
        awaitOnline();
        assertThat(actions.answerJob(id, "REJECTED", null, null)).containsEntry("outcome", "acknowledged");
        awaitHeard(event(id, "SENT", "{\"n\":1}"), event(other, "SENT", "{\"n\":2}"));
    }

    @Test
    void aChannelThatIsAddedLaterHearsOfWhatWaits() {
        startThing();
        awaitOnline();
        String id = jobs().create(new JobRequest("{}", null, 0));
        await().atMost(PATIENCE).until(() -> jobs().get(id).answers().equals(List.of(200)));
        addChannel("work", "job", Map.of());
        handler.thingUpdated(describedThing());
        awaitHeard(event(id, "SENT", "{}"));
        assertThat(device().connects()).isEqualTo(1);
    }

    @Test
    void aJobThatIsCalledOffIsToldAndNotAnswered() {
        startWithJobs();
        String id = jobs().create(new JobRequest("{}", null, 0));
        awaitHeard(event(id, "SENT", "{}"));
        assertThat(jobs().cancel(id)).isTrue();
        awaitHeard(event(id, "SENT", "{}"), event(id, "CANCELLED", "{}"));
        Map<String, Object> outcome = actions.answerJob(id, "SUCCEEDED", null, null);
        assertThat(outcome).containsEntry("outcome", "refused");
        assertThat(outcome.get("reason")).asString().contains("has ended with CANCELLED");
    }

    @ParameterizedTest
    @CsvSource({
        "job1,   DONE,        50,  '',   IN_PROGRESS",
        "job1,   CANCELLED,   50,  '',   is the platform's to say",
        "job1,   IN_PROGRESS, 101, '',   0 to 100 percent",
        "job1,   IN_PROGRESS, 50,  '[]', JSON object",
        "$next,  IN_PROGRESS, 50,  '',   id of a job",
        "job99,  IN_PROGRESS, 50,  '',   the code 460"
    })
    void whatMakesNoAnswerIsRefused(String id, String status, int progress, String details, String reason) {
        startWithJobs();
        Map<String, Object> outcome = actions.answerJob(id, status, progress, details);
        assertThat(outcome).containsEntry("outcome", "refused");
        assertThat(outcome.get("reason")).asString().contains(reason);
    }

    @Test
    void refusalsAndMissingJobsAreSaid() {
        startWithJobs();
        assertThat(actions.getJob("job7")).containsEntry("outcome", "refused").containsEntry("job", "");
        cloud.faults().add(PRODUCT, DEVICE, Fault.refuseAlink(1, "thing/job/get", 429));
        assertThat(actions.getJobs().get("reason")).asString().contains("429");
        handler.dispose();
        assertThat(actions.getJobs()).containsEntry("outcome", "refused");
        assertThat(new AliyunJobActions().getJobs()).containsEntry("outcome", "refused");
    }
}
