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
package org.openhab.binding.aliyuniot.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openhab.binding.aliyuniot.itest.RunningAddOn.eventually;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openhab.sandbox.launcher.DemoFiles;

/** Files out of a folder that the thing names, in Karaf, to the cloud; and none from anywhere else. */
@ExtendWith(SharedAddOn.class)
class UploadIT {
    private static final String CHANNELS = "    channels:\n      pump:\n";
    private static final String UPLOADED = "    channels:\n      uploaded:\n        type: upload\n      pump:\n";
    private static final String NAME = "      deviceName: greenhouse\n";
    private static final String FOLDERS = NAME + "      uploadFolders: uploads\n";
    private static final String UPLOAD = "openhab:aliyuniot upload " + DemoFiles.THING + " ";
    private static final String ACTION = "openhab:actions " + DemoFiles.THING + " aliyuniot-upload.uploadFile ";
    private static final String REFUSED = "There is no such file in the folders";
    private static final String CLOUD = "devices/" + DemoFiles.PRODUCT_KEY + "/" + DemoFiles.DEVICE_NAME + "/uploads";
    private static final Pattern BEGUN = Pattern.compile("Upload ([0-9a-f]{8}) of plants\\.txt has begun\\.");

    private final RunningAddOn addOn;
    private final OpenHabConsole console;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Path folder;
    private final Path outside;

    UploadIT(RunningAddOn addOn) {
        this.addOn = addOn;
        console = addOn.console();
        folder = addOn.karaf().userdata().resolve("uploads");
        outside = folder.resolveSibling("outside.txt");
    }

    /** The message that no such file is there comes when the folder is known; the channel is in the file since before. */
    @BeforeEach
    void nameTheFolder() throws Exception {
        Files.createDirectories(folder);
        addOn.awaitOnline();
        addOn.edit(CHANNELS, UPLOADED);
        addOn.edit(NAME, FOLDERS);
        eventually(() -> assertThat(console.run(UPLOAD + "nothing.txt")).contains(REFUSED));
        eventually(() -> assertThat(console.run("openhab:things show " + DemoFiles.THING))
                .contains("UID: " + DemoFiles.THING + ":uploaded"));
    }

    /** Waits until that is so, or the thing might start anew in the middle of the next test. */
    @AfterEach
    void nameItNoMore() throws Exception {
        addOn.edit(UPLOADED, CHANNELS);
        addOn.edit(FOLDERS, NAME);
        eventually(() -> assertThat(console.run(UPLOAD + "nothing.txt")).contains("No folder is open to uploads"));
        for (String name : List.of("plants.txt", "link.txt")) {
            Files.deleteIfExists(folder.resolve(name));
        }
        Files.deleteIfExists(outside);
    }

    private String send(String method, String path) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(addOn.api().resolve(path))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }

    private JsonObject uploads() throws IOException, InterruptedException {
        return JsonParser.parseString(send("GET", CLOUD)).getAsJsonObject();
    }

    /** What rules have heard of ends of uploads. */
    private List<JsonObject> ends() throws IOException {
        String triggered = DemoFiles.THING + ":uploaded triggered ";
        return Files.readAllLines(addOn.karaf().eventsLog()).stream()
                .filter(line -> line.contains(triggered))
                .map(line -> JsonParser.parseString(line.substring(line.indexOf(triggered) + triggered.length()))
                        .getAsJsonObject())
                .toList();
    }

    @Test
    void aFileOfTheFolderComesToTheCloudAndRulesHearOfIt() throws Exception {
        Files.writeString(folder.resolve("plants.txt"), "ten plants");
        int before = ends().size();
        Matcher begun = BEGUN.matcher(console.run(UPLOAD + "plants.txt"));
        assertThat(begun.find()).isTrue();
        eventually(() -> assertThat(ends()).hasSize(before + 1));
        JsonObject end = ends().get(before);
        assertThat(end.get("id").getAsString()).isEqualTo(begun.group(1));
        assertThat(end.get("outcome").getAsString()).isEqualTo("done");
        assertThat(end.get("bytes").getAsLong()).isEqualTo(10);
        try {
            assertThat(send("GET", CLOUD + "/plants.txt")).isEqualTo("ten plants");
            assertThat(console.run(ACTION + "path=plants.txt")).contains("accepted");
            eventually(() -> assertThat(ends()).hasSize(before + 2));
            assertThat(ends().get(before + 1).get("reason").getAsString()).contains("78123");
            Files.writeString(folder.resolve("plants.txt"), "eleven plants");
            assertThat(console.run(UPLOAD + "plants.txt overwrite")).contains("has begun");
            eventually(() -> assertThat(ends()).hasSize(before + 3));
            assertThat(send("GET", CLOUD + "/plants.txt")).isEqualTo("eleven plants");
        } finally {
            send("DELETE", CLOUD + "/plants.txt");
        }
    }

    @Test
    void nothingFromOutsideOfTheFolderIsUploaded() throws Exception {
        Files.writeString(outside, "ten thieves");
        Files.createSymbolicLink(folder.resolve("link.txt"), outside);
        JsonObject before = uploads();
        int ended = ends().size();
        for (String path : List.of("../outside.txt", outside.toString(), "link.txt", "/etc/hosts")) {
            assertThat(console.run(UPLOAD + path + " stolen.txt"))
                    .as(path)
                    .contains(REFUSED)
                    .doesNotContain("begun");
            assertThat(console.run(ACTION + "path=" + path + " name=stolen.txt"))
                    .as(path)
                    .contains("refused")
                    .contains(REFUSED);
        }
        assertThat(uploads()).isEqualTo(before);
        assertThat(ends()).hasSize(ended);
    }
}
