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
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.aliyuniot.emulator.devicelog.KeptEntry;
import org.openhab.aliyuniot.emulator.message.ReceivedMessage;
import org.openhab.binding.aliyuniot.internal.LocalizedText;
import org.openhab.binding.aliyuniot.internal.devicelog.AliyunLogActions;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;

/** The device's log on the platform: entries of rules, and of what happens to the thing. */
@NonNullByDefault({})
class DeviceLogThingTest extends EmulatedCloud {
    private List<String> kept() {
        return cloud.deviceLog(PRODUCT, DEVICE).entries(0).stream()
                .map(entry -> entry.level() + " " + entry.module() + " " + entry.code() + " " + entry.content())
                .toList();
    }

    private Map<String, Object> log(String level, String module, String code, String text) {
        AliyunLogActions actions = new AliyunLogActions();
        actions.setThingHandler(handler);
        return AliyunLogActions.log(actions, level, module, code, text);
    }

    private List<String> topics() {
        return cloud.device(PRODUCT, DEVICE).messages(0).stream()
                .map(ReceivedMessage::topic)
                .toList();
    }

    @Test
    void aRuleWritesWhileThePlatformWantsIt() {
        startThing();
        awaitOnline();
        assertThat(topics()).as("nobody has asked").noneMatch(topic -> topic.contains("/log/"));
        cloud.deviceLog(PRODUCT, DEVICE).want(true);
        assertThat(log("warn", "pump", "P7", "The pump is dry")).containsEntry("outcome", "queued");
        await().atMost(PATIENCE).until(() -> kept().contains("WARN pump P7 The pump is dry"));
        assertThat(log(null, "", null, "by default")).containsEntry("outcome", "queued");
        await().atMost(PATIENCE).until(() -> kept().contains("INFO rule  by default"));

        cloud.deviceLog(PRODUCT, DEVICE).want(false);
        await().atMost(PATIENCE)
                .until(() -> log("INFO", "a", "b", "while it is off").containsValue("refused"));
        assertThat(log("INFO", "a", "b", "c").get("reason").toString()).contains("switch it on in the console");
        assertThat(kept()).hasSize(2);
    }

    @Test
    void whatCannotBeAnEntryIsRefused() {
        startThing();
        awaitOnline();
        assertThat(log("LOUD", "a", "b", "c").get("reason").toString()).contains("FATAL, ERROR", "LOUD");
        assertThat(log("INFO", "a", "b", " ").get("reason").toString()).contains("text");
        assertThat(new AliyunLogActions().log("INFO", "a", "b", "c")).containsEntry("outcome", "refused");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AliyunLogActions.log(null, "INFO", "a", "b", "c"))
                .withMessageContaining("aliyuniot-log");
    }

    @Test
    void statusesAndRefusalsAreLoggedOnWishAndSecretsNever() {
        parameters.put("deviceLog", "events");
        parameters.put("productSecret", "prodSecret000001");
        parameters.put("tags", "room=hall");
        cloud.deviceLog(PRODUCT, DEVICE).want(true);
        addChannel("foreign", "string", Map.of("subscribeTopic", "user/forbidden", "publishTopic", "user/update"));
        startThing();
        await().atMost(PATIENCE)
                .until(() -> kept().stream()
                        .anyMatch(entry -> entry.startsWith("INFO thing status ONLINE")
                                || entry.startsWith("INFO thing online.subscription-refused ONLINE: ")));

        cloud.device(PRODUCT, DEVICE).disconnect();
        await().atMost(PATIENCE)
                .until(() -> kept().stream()
                        .anyMatch(entry -> entry.startsWith(
                                "WARN thing offline.connection-lost OFFLINE (COMMUNICATION_ERROR): ")));
        assertThat(kept()).as("sentences, and no keys").noneMatch(entry -> entry.contains("@text/"));

        assertThat(cloud.device(PRODUCT, DEVICE).messages(0).stream()
                        .filter(message -> message.topic().endsWith("/thing/log/post"))
                        .map(ReceivedMessage::text))
                .isNotEmpty()
                .noneMatch(post -> post.contains(SECRET) || post.contains("prodSecret000001"));
    }

    @Test
    void theSwitchOfTheThingWorksWithoutANewConnection() {
        cloud.deviceLog(PRODUCT, DEVICE).want(true);
        startThing();
        awaitOnline();
        parameters.put("deviceLog", "events");
        handler.thingUpdated(describedThing());
        await().atMost(PATIENCE)
                .until(() -> topics().stream().anyMatch(topic -> topic.endsWith("/thing/config/log/get")));
        await().atMost(PATIENCE).until(() -> !kept().isEmpty());
        assertThat(device().connects()).isEqualTo(1);
        assertThat(cloud.deviceLog(PRODUCT, DEVICE).entries(0))
                .extracting(KeptEntry::module)
                .containsOnly("thing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"on", "all", "event!"})
    void anotherWishIsToldOfByItsShape(String wish) {
        parameters.put("deviceLog", wish);
        startThing();
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(lastStatus().getStatusDetail()).isEqualTo(ThingStatusDetail.CONFIGURATION_ERROR));
        assertThat(lastStatus().getStatus()).isEqualTo(ThingStatus.OFFLINE);
        assertThat(LocalizedText.parse(String.valueOf(lastStatus().getDescription()))
                        .key())
                .isEqualTo("config-status.error.device-log");
    }

    @ParameterizedTest
    @ValueSource(strings = {"device-log.md", "device-log.zh-CN.md"})
    void theCallOfThePageIsAnEntry(String page) throws Exception {
        String text = Files.readString(Path.of("..", "..", "docs", page));
        Matcher call = Pattern.compile("device\\.log\\(\"(.*)\", \"(.*)\", \"(.*)\", \"(.*)\"\\)")
                .matcher(text);
        assertThat(call.find()).isTrue();
        assertThat(text).contains("getActions(\"aliyuniot-log\"", "deviceLog=\"events\"");
        cloud.deviceLog(PRODUCT, DEVICE).want(true);
        startThing();
        awaitOnline();
        assertThat(log(call.group(1), call.group(2), call.group(3), call.group(4)))
                .containsEntry("outcome", "queued");
        await().atMost(PATIENCE)
                .until(() -> kept().contains(
                                call.group(1) + " " + call.group(2) + " " + call.group(3) + " " + call.group(4)));
    }
}
