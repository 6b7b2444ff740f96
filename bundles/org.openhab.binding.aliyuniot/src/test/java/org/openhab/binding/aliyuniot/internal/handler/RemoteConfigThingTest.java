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

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
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
import org.openhab.aliyuniot.emulator.fault.DownloadFault;
import org.openhab.aliyuniot.emulator.message.SendResult;
import org.openhab.binding.aliyuniot.internal.remoteconfig.AliyunConfigActions;

/** Files of configuration, from the cloud to rules. */
@NonNullByDefault({})
class RemoteConfigThingTest extends EmulatedCloud {
    private static final String START = "settings event ";

    private List<JsonObject> triggered() {
        return openhab.events.stream()
                .filter(event -> event.startsWith(START))
                .map(event ->
                        JsonParser.parseString(event.substring(START.length())).getAsJsonObject())
                .toList();
    }

    private JsonObject awaitTriggered(int count) {
        await().atMost(PATIENCE).until(() -> triggered().size() >= count);
        assertThat(triggered()).hasSize(count);
        return triggered().get(count - 1);
    }

    private long questions() {
        return cloud.device(PRODUCT, DEVICE).messages(0).stream()
                .filter(message -> message.topic().endsWith("/thing/config/get"))
                .count();
    }

    private Map<String, Object> getConfig() {
        AliyunConfigActions actions = new AliyunConfigActions();
        actions.setThingHandler(handler);
        return AliyunConfigActions.getConfig(actions);
    }

    @Test
    void aThingWithTheChannelAsksAfterTheLoginAndHearsOfEachVersionOnce() throws Exception {
        String json = "{\"interval\":60}";
        String id = cloud.remoteConfig(PRODUCT).save(json).configId();
        addChannel("settings", "config", Map.of());
        startThing();
        awaitOnline();

        JsonObject event = awaitTriggered(1);
        assertThat(event.get("configId").getAsString()).isEqualTo(id);
        assertThat(event.get("size").getAsInt()).isEqualTo(json.length());
        Path path = Path.of(event.get("path").getAsString());
        assertThat(path).hasContent(json).isAbsolute().startsWith(userdata.resolveSibling("config"));
        assertThat(path.toString()).as("a name of our own").doesNotContain(id);

        cloud.device(PRODUCT, DEVICE).disconnect();
        await().atMost(PATIENCE).until(() -> questions() == 2);
        assertThat(getConfig()).containsEntry("outcome", "done").containsEntry("path", path.toString());
        assertThat(triggered()).as("what is known").hasSize(1);

        String newer = cloud.remoteConfig(PRODUCT).save("{\"interval\":90}").configId();
        assertThat(cloud.remoteConfig(PRODUCT).push()).isEqualTo(1);
        assertThat(awaitTriggered(2).get("configId").getAsString()).isEqualTo(newer);
        assertThat(path).hasContent("{\"interval\":90}");
    }

    @Test
    void withoutTheChannelNothingIsAskedUnlessARuleDoes() {
        String id = cloud.remoteConfig(PRODUCT).save("{}").configId();
        startThing();
        awaitOnline();
        assertThat(getConfig())
                .containsEntry("outcome", "done")
                .containsEntry("configId", id)
                .hasEntrySatisfying(
                        "path", path -> assertThat(Path.of(path.toString())).hasContent("{}"));
        assertThat(questions()).as("that of the rule").isEqualTo(1);
    }

    @Test
    void aChannelThatIsAddedLaterIsServedAtOnce() {
        cloud.remoteConfig(PRODUCT).save("{}");
        startThing();
        awaitOnline();
        addChannel("settings", "config", Map.of());
        handler.thingUpdated(describedThing());
        awaitTriggered(1);
        assertThat(device().connects()).as("over the same connection").isEqualTo(1);
        await().atMost(PATIENCE).until(() -> cloud.remoteConfig(PRODUCT).push() == 1);
        awaitTriggered(2);
    }

    @Test
    void whatThePlatformRefusesIsTheOutcome() {
        startThing();
        awaitOnline();
        assertThat(getConfig())
                .containsEntry("outcome", "refused")
                .containsEntry("path", "")
                .hasEntrySatisfying(
                        "reason",
                        reason -> assertThat(reason.toString()).contains("no file of configuration", "code 6710"));
        cloud.remoteConfig(PRODUCT).save("{}");
        cloud.remoteConfig(PRODUCT).setEnabled(false);
        assertThat(getConfig())
                .hasEntrySatisfying(
                        "reason", reason -> assertThat(reason.toString()).contains("switch it on", "code 6713"));
        cloud.remoteConfig(PRODUCT).setEnabled(true);
        cloud.faults().add(PRODUCT, DEVICE, new DownloadFault.Status(1, 404));
        assertThat(getConfig())
                .containsEntry("outcome", "refused")
                .hasEntrySatisfying(
                        "reason", reason -> assertThat(reason.toString()).contains("HTTP 404"));
        handler.dispose();
        assertThat(getConfig()).containsEntry("outcome", "refused");
        assertThat(new AliyunConfigActions().getConfig()).containsEntry("outcome", "refused");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AliyunConfigActions.getConfig(null))
                .withMessageContaining("aliyuniot-config");
    }

    @Test
    void whatIsPushedAndCannotBeUsedTriggersNothing() {
        addChannel("settings", "config", Map.of());
        startThing();
        awaitOnline();
        String push = "thing/config/push";
        assertThat(cloud.device(PRODUCT, DEVICE)
                        .send(push, 1, "{\"id\":\"1\",\"params\":{\"configId\":\"x\"}}".getBytes()))
                .isEqualTo(SendResult.SENT);
        await().atMost(PATIENCE)
                .until(() -> cloud.device(PRODUCT, DEVICE).messages(0).stream()
                        .anyMatch(message -> message.topic().endsWith("/thing/config/push_reply")
                                && message.text().contains("\"code\":460")));
        assertThat(triggered()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"remote-configuration.md", "remote-configuration.zh-CN.md"})
    void theEventOfThePageIsThatOfTheChannel(String page) throws Exception {
        String text = Files.readString(Path.of("..", "..", "docs", page));
        Matcher json = Pattern.compile("```json\n(.*)\n```").matcher(text);
        assertThat(json.find()).isTrue();
        cloud.remoteConfig(PRODUCT).save("{}");
        addChannel("settings", "config", Map.of());
        startThing();
        awaitOnline();
        JsonObject shown = JsonParser.parseString(json.group(1)).getAsJsonObject();
        JsonObject event = awaitTriggered(1);
        assertThat(shown.keySet()).isEqualTo(event.keySet());
        assertThat(Path.of(shown.get("path").getAsString()).getFileName())
                .isEqualTo(Path.of(event.get("path").getAsString()).getFileName());
        assertThat(text).contains("Type config : settings", "getActions(\"aliyuniot-config\"", "getConfig()");
    }
}
