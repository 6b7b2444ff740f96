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
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.aliyuniot.emulator.cloud.CloudJobs;
import org.openhab.aliyuniot.emulator.fault.Fault;
import org.openhab.aliyuniot.emulator.job.JobRequest;
import org.openhab.aliyuniot.emulator.job.JobState;
import org.openhab.binding.aliyuniot.link.EmulatedDevice;
import org.openhab.binding.aliyuniot.link.alink.AlinkRefusal;
import org.openhab.binding.aliyuniot.link.alink.AlinkReply;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;
import org.openhab.binding.aliyuniot.link.topic.SystemTopic;

/** Jobs of the emulator, over real sockets. */
@NonNullByDefault({})
class DeviceJobsTest {
    private static final Duration BOUND = EmulatedDevice.BOUND;
    private static final String DIGEST = "d41d8cd98f00b204e9800998ecf8427e";
    private static final String FILE = "{\"signMethod\":\"Md5\",\"sign\":\"" + DIGEST
            + "\",\"fileUrl\":\"https://files.example.com/a.zip?secret=1\"}";

    @TempDir
    Path folder;

    private final List<Job> heard = new CopyOnWriteArrayList<>();
    private volatile boolean wanted = true;
    private EmulatedDevice device;
    private AlinkRequests requests;
    private DeviceJobs jobs;
    private CloudJobs cloud;

    @BeforeEach
    void start() throws Exception {
        device = new EmulatedDevice(folder, Duration.ofMillis(50));
        requests = new AlinkRequests(device.runtime, EmulatedDevice.IDENTITY, device.session);
        jobs = new DeviceJobs(EmulatedDevice.IDENTITY, device.session, requests, () -> wanted, heard::add);
        device.whenOnline = jobs::online;
        device.whenOffline = requests::offline;
        cloud = device.emulator.jobs("a1Abc123Def", "dev001");
    }

    @AfterEach
    void stop() {
        jobs.close();
        requests.close();
        device.close();
    }

    private static JobRequest request(String document) {
        return new JobRequest(document, null, 0);
    }

    private static <T> T got(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(BOUND.toSeconds(), TimeUnit.SECONDS);
    }

    private Job heard(int index) {
        await().atMost(BOUND).until(() -> heard.size() > index);
        return heard.get(index);
    }

    private AlinkReply say(String id, JobStatus status, Integer progress) throws Exception {
        return got(jobs.update(new JobUpdate(id, status, progress, null)));
    }

    private static JsonObject object(String json) {
        return JsonParser.parseString(json).getAsJsonObject();
    }

    @Test
    void aJobIsHeardAnsweredAndDone() throws Exception {
        device.goOnline();
        String id = cloud.create(new JobRequest("{\"key\":{\"a\":[1]}}", FILE, 0));
        Job job = heard(0);
        assertThat(job.id()).isEqualTo(id);
        assertThat(job.status()).isEqualTo(JobStatus.SENT);
        assertThat(job.document()).hasToString("{\"key\":{\"a\":[1]}}");
        JobFile file = job.file();
        assertThat(file).isNotNull();
        assertThat(file.url()).isEqualTo("https://files.example.com/a.zip?secret=1");
        assertThat(file.digest().hex()).isEqualTo(DIGEST);
        assertThat(job.toString() + file).doesNotContain("secret").doesNotContain("key");
        await().atMost(BOUND).until(() -> cloud.get(id).answers().equals(List.of(200)));

        assertThat(say(id, JobStatus.IN_PROGRESS, 0).isSuccess()).isTrue();
        assertThat(got(jobs.update(new JobUpdate(id, JobStatus.IN_PROGRESS, 64, object("{\"endTime\":1}"))))
                        .isSuccess())
                .isTrue();
        assertThat(cloud.get(id).progress()).isEqualTo(64);
        assertThat(cloud.get(id).details()).isEqualTo("{\"endTime\":1}");
        assertThat(say(id, JobStatus.SUCCEEDED, 100).isSuccess()).isTrue();
        assertThat(cloud.get(id).history())
                .containsExactly(JobState.QUEUED, JobState.SENT, JobState.IN_PROGRESS, JobState.SUCCEEDED);
    }

    @Test
    void whatCameWhileTheDeviceWasAwayIsAskedForOneAfterTheOther() throws Exception {
        String first = cloud.create(request("{\"n\":1}"));
        String second = cloud.create(request("{\"n\":2}"));
        device.goOnline();
        assertThat(heard(0).id()).isEqualTo(first);
        assertThat(say(first, JobStatus.REJECTED, null).isSuccess()).isTrue();
        assertThat(heard(1).id()).isEqualTo(second);
        assertThat(say(second, JobStatus.SUCCEEDED, null).isSuccess()).isTrue();
        assertThat(got(jobs.next())).isEmpty();
        assertThat(heard).hasSize(2);
    }

    @Test
    void noticesThatComeTwiceAreAnsweredTwiceAndToldOnce() throws Exception {
        device.goOnline();
        String id = cloud.create(request("{}"));
        heard(0);
        assertThat(cloud.tell(id)).isTrue();
        await().atMost(BOUND).until(() -> cloud.get(id).answers().equals(List.of(200, 200)));
        device.emulator.device("a1Abc123Def", "dev001").disconnect();
        await().atMost(BOUND)
                .until(() ->
                        device.arrived("/sys/a1Abc123Def/dev001/thing/job/get").size() == 2);
        assertThat(got(jobs.next())).map(Job::id).contains(id);
        String other = cloud.create(request("{}"));
        assertThat(heard(1).id()).isEqualTo(other);
        assertThat(heard).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"CANCELLED", "REMOVED"})
    void anEndInTheCloudIsToldAndNothingIsSaidAfterIt(JobStatus end) throws Exception {
        device.goOnline();
        String id = cloud.create(request("{}"));
        heard(0);
        say(id, JobStatus.IN_PROGRESS, 10);
        assertThat(end == JobStatus.CANCELLED ? cloud.cancel(id) : cloud.remove(id))
                .isTrue();
        assertThat(heard(1).status()).isEqualTo(end);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> say(id, JobStatus.SUCCEEDED, 100))
                .withMessageContaining("has ended with " + end);
        assertThat(cloud.get(id).progress()).isEqualTo(10);
    }

    @Test
    void aTimeOutIsNotToldSoThePlatformRefuses() throws Exception {
        device.goOnline();
        String id = cloud.create(new JobRequest("{}", null, 1));
        heard(0);
        say(id, JobStatus.IN_PROGRESS, null);
        await().atMost(BOUND).until(() -> cloud.get(id).state() == JobState.TIMED_OUT);
        AlinkReply reply = say(id, JobStatus.SUCCEEDED, null);
        assertThat(reply.code()).isEqualTo(460);
        assertThat(reply.message()).contains("TIMED_OUT");
        assertThat(got(jobs.get(id))).map(Job::status).contains(JobStatus.TIMED_OUT);
        assertThat(heard).hasSize(1);
    }

    @Test
    void jobsAreAskedForByIdAndAsAList() throws Exception {
        device.goOnline();
        for (int i = 0; i < 12; i++) {
            cloud.create(request("{\"n\":" + i + "}"));
        }
        heard(11);
        assertThat(got(jobs.list())).hasSize(10).allMatch(job -> job.status() == JobStatus.SENT);
        assertThat(got(jobs.get("job3")).map(job -> job.document().toString())).contains("{\"n\":2}");
        assertThat(got(jobs.get("job99"))).isEqualTo(Optional.empty());
        assertThatIllegalArgumentException().isThrownBy(() -> jobs.get("$list"));
    }

    @Test
    void nothingIsAskedForOrToldAsLongAsNobodyWaits() throws Exception {
        wanted = false;
        String id = cloud.create(request("{}"));
        device.goOnline();
        cloud.tell(id);
        await().atMost(BOUND).until(() -> cloud.get(id).answers().equals(List.of(200)));
        assertThat(device.arrived("/sys/a1Abc123Def/dev001/thing/job/get")).isEmpty();
        assertThat(heard).isEmpty();
        wanted = true;
        jobs.online();
        assertThat(heard(0).id()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 429, 460, 500, 6100, 6204, 6760})
    void aRefusalIsHandedOn(int code) throws Exception {
        device.goOnline();
        String id = cloud.create(request("{}"));
        heard(0);
        device.emulator.faults().add("a1Abc123Def", "dev001", Fault.refuseAlink(1, "thing/job/update", code));
        assertThat(say(id, JobStatus.IN_PROGRESS, null).code()).isEqualTo(code);
        assertThat(say(id, JobStatus.IN_PROGRESS, null).isSuccess()).isTrue();
        device.emulator.faults().add("a1Abc123Def", "dev001", Fault.refuseAlink(1, "thing/job/get", code));
        assertThatThrownBy(() -> got(jobs.list()))
                .cause()
                .isInstanceOfSatisfying(
                        AlinkRefusal.class, no -> assertThat(no.code()).isEqualTo(code));
    }

    @Test
    void aListenerThatFailsKeepsNobodyFromHearing() throws Exception {
        jobs.close();
        jobs = new DeviceJobs(EmulatedDevice.IDENTITY, device.session, requests, () -> true, job -> {
            heard.add(job);
            throw new NoClassDefFoundError("rule");
        });
        device.goOnline();
        cloud.create(request("{}"));
        cloud.create(request("{}"));
        assertThat(heard(1).id()).isEqualTo("job2");
    }

    @Test
    void nothingIsHeardAfterTheEnd() throws Exception {
        device.goOnline();
        jobs.close();
        cloud.create(request("{}"));
        assertThat(got(requests.request(SystemTopic.JOB_GET, object("{\"taskId\":\"$next\"}")))
                        .isSuccess())
                .isTrue();
        assertThat(heard).isEmpty();
    }
}
