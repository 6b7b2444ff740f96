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

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.aliyuniot.emulator.job.JobRequest;
import org.openhab.binding.aliyuniot.internal.action.device.AliyunDeviceActions;
import org.openhab.binding.aliyuniot.internal.action.device.AliyunJobActions;
import org.openhab.binding.aliyuniot.link.diagnosis.NetworkReport;
import org.openhab.binding.aliyuniot.link.session.statistics.SessionStatistics;
import org.openhab.core.automation.annotation.RuleAction;

/** The pages on jobs and on diagnostics show what is so. */
@NonNullByDefault({})
class JobPagesTest extends EmulatedCloud {
    private static final Path DOCS =
            Path.of(System.getProperty("source.tree", "../..")).resolve("docs");
    private static final Pattern JSON = Pattern.compile("```json\n(.*)\n```");
    private static final Pattern ACTION = Pattern.compile("`([a-z][A-Za-z]+)\\(([a-zA-Z, ]*)\\)`");

    private static List<String> examples(String page) throws Exception {
        return JSON.matcher(Files.readString(DOCS.resolve(page)))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jobs.md", "jobs.zh-CN.md"})
    void theEventIsThatOfTheChannel(String page) throws Exception {
        addChannel("work", "job", Map.of());
        startThing();
        awaitOnline();
        JsonObject event = JsonParser.parseString(examples(page).get(0)).getAsJsonObject();
        String id = cloud.jobs(PRODUCT, DEVICE)
                .create(new JobRequest(event.get("document").toString(), null, 0));
        String shown = examples(page).get(0).replace(event.get("taskId").getAsString(), id);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(openhab.events).contains("work event " + shown));

        JsonObject all = JsonParser.parseString(examples(page).get(1)).getAsJsonObject();
        JsonObject file = all.getAsJsonObject("file");
        JsonObject onTheLine = new JsonObject();
        onTheLine.add("signMethod", file.get("signMethod"));
        onTheLine.add("sign", file.get("sign"));
        onTheLine.add("fileUrl", file.get("url"));
        String other = cloud.jobs(PRODUCT, DEVICE).create(new JobRequest("{}", onTheLine.toString(), 0));
        AliyunJobActions actions = new AliyunJobActions();
        actions.setThingHandler(handler);
        assertThat(actions.getJob(other).get("job"))
                .isEqualTo(examples(page).get(1).replace(all.get("taskId").getAsString(), other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jobs.md", "jobs.zh-CN.md"})
    void actionsHaveTheirNamesAndInputs(String page) throws Exception {
        List<String> shown = ACTION.matcher(Files.readString(DOCS.resolve(page)))
                .results()
                .map(found -> found.group(1) + " "
                        + (found.group(2).isEmpty() ? 0 : found.group(2).split(",").length))
                .distinct()
                .sorted()
                .toList();
        assertThat(shown)
                .isEqualTo(Stream.of(AliyunJobActions.class, AliyunDeviceActions.class)
                        .flatMap(type -> Arrays.stream(type.getMethods()))
                        .filter(method -> method.isAnnotationPresent(RuleAction.class))
                        .map(JobPagesTest::signature)
                        .sorted()
                        .toList());
    }

    private static String signature(Method method) {
        return method.getName() + " " + method.getParameterCount();
    }

    @ParameterizedTest
    @ValueSource(strings = {"diagnostics.md", "diagnostics.zh-CN.md"})
    void theReportIsThatOfTheDevice(String page) throws Exception {
        NetworkReport report =
                new NetworkReport(1_764_435_600_000L, new SessionStatistics(1204, 87, 0, 0, 2, null), 38L, 0);
        assertThat(examples(page)).containsExactly(report.toParams().toString());
    }
}
