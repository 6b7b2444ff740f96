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
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.aliyuniot.emulator.fault.Fault;
import org.openhab.binding.aliyuniot.internal.session.feature.DeviceServices;
import org.openhab.binding.aliyuniot.internal.upload.AliyunUploadActions;
import org.openhab.core.automation.annotation.RuleAction;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.binding.ThingHandler;

/** Files that rules upload. */
@NonNullByDefault({})
class UploadTest extends EmulatedCloud {
    private final AliyunUploadActions actions = new AliyunUploadActions();
    private Path file;

    @BeforeEach
    void prepare(@TempDir Path folder) throws Exception {
        file = Files.writeString(folder.resolve("garden.log"), "ten plants");
        parameters.put("uploadFolders", List.of(folder.toString()));
        addChannel("uploaded", "upload", Map.of());
    }

    private void start() {
        startThing();
        actions.setThingHandler(handler);
        awaitOnline();
    }

    private JsonObject awaitEvent() {
        await().atMost(PATIENCE).until(() -> !openhab.events.isEmpty());
        assertThat(openhab.events).hasSize(1);
        String event = openhab.events.remove(0);
        return JsonParser.parseString(event.substring(event.indexOf('{'))).getAsJsonObject();
    }

    @Test
    void aFileIsUploadedAndItsEndTold() {
        start();
        Map<String, Object> outcome = actions.uploadFile("garden.log", "plants.txt", null);
        assertThat(outcome).containsEntry("outcome", "accepted").containsEntry("reason", "");
        JsonObject event = awaitEvent();
        assertThat(event.get("id").getAsString()).isEqualTo(outcome.get("id"));
        event.remove("id");
        assertThat(event)
                .isEqualTo(JsonParser.parseString(
                        "{\"name\":\"plants.txt\",\"outcome\":\"done\",\"reason\":\"\",\"bytes\":10}"));
        assertThat(cloud.uploads(PRODUCT, DEVICE).file("plants.txt"))
                .hasValueSatisfying(
                        found -> assertThat(found.content()).asString().isEqualTo("ten plants"));
    }

    @Test
    void itGetsItsOwnNameAndReplacesNothingUnasked() {
        start();
        actions.uploadFile(file.toString(), null, false);
        assertThat(awaitEvent().get("name").getAsString()).isEqualTo("garden.log");
        actions.uploadFile(file.toString(), "", false);
        JsonObject event = awaitEvent();
        assertThat(event.get("outcome").getAsString()).isEqualTo("failed");
        assertThat(event.get("reason").getAsString()).contains("78123", "overwritten");
        AliyunUploadActions.uploadFile(actions, file.toString(), "", true);
        assertThat(awaitEvent().get("outcome").getAsString()).isEqualTo("done");
    }

    @Test
    void whatIsNotAllowedIsRefusedAtOnce() {
        start();
        assertThat(actions.uploadFile("/etc/passwd", "a", true))
                .containsEntry("outcome", "refused")
                .containsEntry("id", "")
                .hasEntrySatisfying(
                        "reason", reason -> assertThat(reason).asString().contains("uploadFolders"));
        assertThat(actions.uploadFile("garden.log", "../a", true)).containsEntry("outcome", "refused");
        assertThat(actions.uploadFile(null, null, null)).containsEntry("outcome", "refused");
        assertThat(openhab.events).isEmpty();
    }

    @Test
    void withoutFoldersThereAreNoUploads() {
        parameters.remove("uploadFolders");
        start();
        assertThat(actions.uploadFile("garden.log", "a", true))
                .containsEntry("outcome", "refused")
                .hasEntrySatisfying(
                        "reason", reason -> assertThat(reason).asString().contains("administrator"));
    }

    @Test
    void anUploadIsCancelled() {
        start();
        cloud.faults().add(PRODUCT, DEVICE, Fault.loseReply(0, "thing/file/upload/mqtt/send"));
        Map<String, Object> outcome = actions.uploadFile("garden.log", "a", false);
        assertThat(AliyunUploadActions.cancelUpload(actions, String.valueOf(outcome.get("id"))))
                .containsEntry("outcome", "done");
        assertThat(awaitEvent().get("outcome").getAsString()).isEqualTo("cancelled");
        assertThat(actions.cancelUpload("nothing")).containsEntry("outcome", "refused");
    }

    @Test
    void aThingThatIsNotReadyRefuses() {
        assertThat(actions.uploadFile("garden.log", "a", false)).containsEntry("outcome", "refused");
        assertThat(actions.cancelUpload(null)).containsEntry("outcome", "refused");
    }

    private String console(String... args) {
        List<String> all = new ArrayList<>(List.of("upload", uid().getAsString()));
        all.addAll(List.of(args));
        return HandlerConsole.run(handler, all.toArray(String[]::new));
    }

    @Test
    void theConsoleUploadsAFileAndSaysHowItEnds() {
        start();
        assertThat(console("garden.log", "plants.txt"))
                .matches("Upload [0-9a-f]{8} of plants\\.txt has begun\\.\nThe platform has all of its 10 bytes\\.\n");
        assertThat(awaitEvent().get("name").getAsString()).isEqualTo("plants.txt");
        assertThat(console(file.toString(), "plants.txt"))
                .contains("has begun.\n")
                .contains("78123");
        assertThat(awaitEvent().get("outcome").getAsString()).isEqualTo("failed");
        assertThat(console("garden.log", "plants.txt", "overwrite")).endsWith("has all of its 10 bytes.\n");
        assertThat(awaitEvent().get("outcome").getAsString()).isEqualTo("done");
        assertThat(console("garden.log", "overwrite")).contains(" of garden.log has begun.\n");
        assertThat(awaitEvent().get("name").getAsString()).isEqualTo("garden.log");
    }

    @Test
    void theConsoleUploadsNothingThatTheActionWouldNot() {
        start();
        assertThat(console("/etc/passwd", "a"))
                .contains("no such file in the folders")
                .contains("uploadFolders");
        assertThat(console("../garden.log")).contains("no such file in the folders");
        assertThat(console("garden.log", "../a")).contains("The name on the platform has 1 to 100");
        assertThat(console("garden.log", "a", "b")).isEqualTo("Say overwrite behind the name, or nothing.\n");
        assertThat(console("garden.log", "a", "b", "overwrite")).contains("upload <thingUID> <path>");
        assertThat(openhab.events).isEmpty();
        assertThat(cloud.uploads(PRODUCT, DEVICE).files()).isEmpty();
    }

    @Test
    void theConsoleSaysWhyAThingUploadsNothing() {
        parameters.remove("uploadFolders");
        start();
        assertThat(console("garden.log")).contains("No folder is open to uploads", "administrator");
        Thing thing = describedThing();
        ThingHandler reportsOnly = (ThingHandler) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ThingHandler.class, DeviceServices.class},
                (proxy, method, arguments) -> method.getName().equals("getThing") ? thing : null);
        assertThat(HandlerConsole.run(reportsOnly, "upload", uid().getAsString(), "garden.log"))
                .contains("none that can upload files: that takes MQTT.");
    }

    /** With its own file in its own folder, as the page has it; but for the id. */
    @ParameterizedTest
    @ValueSource(strings = {"file-upload.md", "file-upload.zh-CN.md"})
    void thePageShowsWhatHappens(String page, @TempDir Path folder) throws Exception {
        String text = Files.readString(Path.of("..", "..", "docs", page));
        Matcher event = Pattern.compile("```json\n(.*)\n```").matcher(text);
        Matcher console = Pattern.compile("```text\nopenhab> openhab:aliyuniot upload \\S+ (\\S+)\n(?<out>(?s:.*?))```")
                .matcher(text);
        assertThat(event.find()).isTrue();
        assertThat(console.find()).isTrue();
        Files.writeString(folder.resolve(console.group(1)), "ten plants");
        parameters.put("uploadFolders", folder.toString());
        start();
        String id = "[0-9a-f]{8}";
        assertThat(console(console.group(1)).replaceFirst(id, "?"))
                .isEqualTo(console.group("out").replaceFirst(id, "?"));
        awaitEvent();
        JsonObject shown = JsonParser.parseString(event.group(1)).getAsJsonObject();
        actions.uploadFile(console.group(1), shown.get("name").getAsString(), null);
        JsonObject end = awaitEvent();
        shown.remove("id");
        end.remove("id");
        assertThat(end).isEqualTo(shown);
        assertThat(Pattern.compile("\\| `([a-z][A-Za-z]+)\\(([a-z, ]*)\\)` \\|")
                        .matcher(text)
                        .results())
                .extracting(found -> found.group(1) + " " + found.group(2).split(",").length)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(AliyunUploadActions.class.getMethods())
                        .filter(method -> method.isAnnotationPresent(RuleAction.class))
                        .map(method -> method.getName() + " " + method.getParameterCount())
                        .toList());
        assertThat(text)
                .contains("Type upload : uploaded", "getActions(\"aliyuniot-upload\"", "uploadFolders=\"/")
                .contains("uploads.uploadFile(\"day.log\", \"day.log\", true)");
    }
}
