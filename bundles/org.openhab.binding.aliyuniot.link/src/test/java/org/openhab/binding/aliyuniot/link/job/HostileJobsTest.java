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

import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.aliyuniot.link.Fuzz;
import org.openhab.binding.aliyuniot.link.ScriptedPlatform;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;
import org.openhab.binding.aliyuniot.link.transport.Message;

/** A platform that sends whatever it likes in place of jobs. */
class HostileJobsTest {
    private static final String NOTIFY = "/sys/pk/dev1/thing/job/notify";
    private static final String[] VALUES = {
        "null",
        "true",
        "0",
        "-1",
        "1e999",
        "\"\"",
        "\"SENT\"",
        "\"$next\"",
        "\"job1\"",
        "[]",
        "{}",
        "[[]]",
        "\"\\ud800\"",
        "{\"task\":{}}",
        "\"" + "x".repeat(9000) + "\"",
        "{\"fileUrl\":\"file:///etc/passwd\"}",
        "{\"fileUrl\":\"https://a/\",\"signMethod\":\"Md5\",\"sign\":\"d41d8cd98f00b204e9800998ecf8427e\"}",
        "[".repeat(50) + "]".repeat(50)
    };

    private final ScriptedPlatform platform = new ScriptedPlatform();
    private final List<Job> heard = new CopyOnWriteArrayList<>();
    private DeviceJobs jobs = made();

    private DeviceJobs made() {
        try {
            return new DeviceJobs(
                    ScriptedPlatform.IDENTITY,
                    platform.session,
                    new AlinkRequests(platform.runtime, ScriptedPlatform.IDENTITY, platform.session),
                    () -> true,
                    heard::add);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void start() {
        platform.goOnline();
    }

    @AfterEach
    void stop() {
        jobs.close();
        platform.close();
    }

    private static String task(Random random) {
        String good = "{\"taskId\":\"job" + random.nextInt(9) + "\",\"status\":\"SENT\"";
        return switch (random.nextInt(4)) {
            case 0 -> good + "}";
            case 1 ->
                good + ",\"jobDocument\":" + Fuzz.oneOf(random, VALUES) + ",\"jobFile\":" + Fuzz.oneOf(random, VALUES)
                        + "}";
            case 2 -> "{\"taskId\":" + Fuzz.oneOf(random, VALUES) + ",\"status\":" + Fuzz.oneOf(random, VALUES) + "}";
            default -> Fuzz.oneOf(random, VALUES);
        };
    }

    private void assertWellFormed(Job job) {
        assertThat(job.id()).matches("[A-Za-z0-9_.:-]{1,128}");
        assertThat(job.document().toString()).hasSizeLessThanOrEqualTo(Job.MAX_DOCUMENT);
        JobFile file = job.file();
        assertThat(file == null || file.url().startsWith("https://")).isTrue();
    }

    @Test
    void noNoticeDoesHarm() throws Exception {
        Fuzz.cases(random -> platform.send(
                NOTIFY,
                Fuzz.broken(
                        random, "{\"id\":\"" + random.nextInt(9) + "\",\"params\":{\"task\":" + task(random) + "}}")));
        platform.settle();
        heard.forEach(this::assertWellFormed);
        assertThat(platform.sentPayloads()).allMatch(answer -> answer.contains("\"code\":"));
        platform.send(NOTIFY, "{\"id\":\"1\",\"params\":{\"task\":{\"taskId\":\"last\",\"status\":\"SENT\"}}}");
        platform.settle();
        assertThat(heard.get(heard.size() - 1).id()).isEqualTo("last");
    }

    @Test
    void noReplyDoesHarm() throws Exception {
        Random random = new Random(7);
        platform.answering = message -> reply(random, message);
        for (int i = 0; i < 1000; i++) {
            CompletableFuture<?> asked = switch (i % 4) {
                case 0 -> jobs.next().toCompletableFuture();
                case 1 -> jobs.list().toCompletableFuture();
                case 2 -> jobs.get("job1").toCompletableFuture();
                default ->
                    jobs.update(new JobUpdate("other" + i, JobStatus.FAILED, null, null))
                            .toCompletableFuture();
            };
            // Whatever comes of it, it ends.
            asked.handle((value, failure) -> "").get(30, TimeUnit.SECONDS);
        }
        platform.settle();
        heard.forEach(this::assertWellFormed);
    }

    private void reply(Random random, Message message) {
        String id = JsonParser.parseString(new String(message.payload(), StandardCharsets.UTF_8))
                .getAsJsonObject()
                .get("id")
                .toString();
        String code = Fuzz.oneOf(random, new String[] {"200", "\"200\"", "460", "null", "2e9", "{}"});
        String data = Fuzz.oneOf(random, new String[] {
            "{\"task\":" + task(random) + "}",
            "{\"tasks\":[" + task(random) + "," + task(random) + "]}",
            "{\"tasks\":[" + "{\"taskId\":\"job1\",\"status\":\"SENT\"},".repeat(500) + "0]}",
            Fuzz.oneOf(random, VALUES)
        });
        platform.send(message.topic() + "_reply", "{\"id\":" + id + ",\"code\":" + code + ",\"data\":" + data + "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"taskId\":\"a\",\"status\":\"NOT_FOUND\"}",
                "{\"taskId\":\"a\"}",
                "{\"status\":\"SENT\"}",
                "{\"taskId\":\"$next\",\"status\":\"SENT\"}",
                "{\"taskId\":\"a\",\"status\":\"SENT\",\"jobDocument\":[]}",
                "{\"taskId\":\"a\",\"status\":\"SENT\",\"jobFile\":\"x\"}",
                "{\"taskId\":\"a\",\"status\":\"SENT\",\"jobFile\":{\"fileUrl\":\"http://a/b\",\"signMethod\":\"Md5\",\"sign\":\"d41d8cd98f00b204e9800998ecf8427e\"}}",
                "{\"taskId\":\"a\",\"status\":\"SENT\",\"jobFile\":{\"fileUrl\":\"https://a/b\",\"signMethod\":\"Md5\",\"sign\":\"d41d\"}}",
                "{\"taskId\":\"a\",\"status\":\"SENT\",\"jobFile\":{\"fileUrl\":\"https://a/b\",\"signMethod\":\"CRC\",\"sign\":\"d41d8cd98f00b204e9800998ecf8427e\"}}",
                "{\"taskId\":\"a\",\"status\":\"SENT\",\"jobFile\":{\"fileUrl\":\"https://a/b\"}}"
            })
    void aPartOfAJobIsNone(String task) throws Exception {
        platform.send(NOTIFY, "{\"id\":\"5\",\"params\":{\"task\":" + task + "}}");
        platform.settle();
        assertThat(heard).isEmpty();
        assertThat(platform.sentPayloads())
                .containsExactly("{\"id\":\"5\",\"code\":460,\"data\":{},\"message\":\"the job cannot be read\"}");
    }

    @Test
    void aDocumentHasABound() throws Exception {
        for (int length : new int[] {Job.MAX_DOCUMENT, Job.MAX_DOCUMENT + 1}) {
            String document = "{\"a\":\"" + "x".repeat(length - "{\"a\":\"\"}".length()) + "\"}";
            platform.send(
                    NOTIFY,
                    "{\"id\":\"1\",\"params\":{\"task\":{\"taskId\":\"a" + length
                            + "\",\"status\":\"SENT\",\"jobDocument\":" + document + "}}}");
        }
        platform.settle();
        assertThat(heard).extracting(Job::id).containsExactly("a" + Job.MAX_DOCUMENT);
    }
}
