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

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openhab.sandbox.launcher.DemoFiles;

/**
 * A file of configuration in Karaf, from the cloud to the event that rules hear, and what happens to the thing in the log of
 * the device in the cloud.
 */
@ExtendWith(SharedAddOn.class)
class ConfigIT {
    private static final String THING = RunningAddOn.THING;
    private static final String CHANNELS = "    channels:\n      pump:\n";
    private static final String SETTINGS = "    channels:\n      settings:\n        type: config\n      pump:\n";
    private static final String CONFIG = "      deviceName: greenhouse\n";
    private static final String EVENTS = "      deviceName: greenhouse\n      deviceLog: events\n";
    private static final Pattern EVENT =
            Pattern.compile("\"configId\":\"([^\"]+)\",\"path\":\"([^\"]+)\",\"size\":(\\d+)");

    private final RunningAddOn addOn;

    ConfigIT(RunningAddOn addOn) {
        this.addOn = addOn;
    }

    private String send(String method, String path, String body) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + addOn.restPort() + "/api/" + path);
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(uri)
                                .method(method, HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
        return response.body();
    }

    /** What rules have heard of files with so many bytes. */
    private List<Matcher> heard(int size) throws Exception {
        return Files.readAllLines(addOn.karaf().eventsLog()).stream()
                .filter(line -> line.contains(THING + ":settings triggered "))
                .map(EVENT::matcher)
                .filter(Matcher::find)
                .filter(event -> Integer.parseInt(event.group(3)) == size)
                .toList();
    }

    @Test
    void fileOfTheProductComesToRules() throws Exception {
        String config = "products/" + DemoFiles.PRODUCT_KEY + "/config";
        String json = "{\"interval\":60,\"of\":\"ConfigIT\"}";
        send("POST", config, json);
        addOn.awaitOnline();
        addOn.edit(CHANNELS, SETTINGS);
        try {
            eventually(() -> assertThat(heard(json.length())).hasSize(1));
            Path path = Path.of(heard(json.length()).get(0).group(2));
            assertThat(path).hasContent(json);

            String newer = json + "  ";
            send("POST", config, newer);
            assertThat(send("POST", config + "/push", "{\"deviceName\":\"" + DemoFiles.DEVICE_NAME + "\"}"))
                    .isEqualTo("{\"devices\":1}");
            eventually(() -> assertThat(heard(newer.length())).hasSize(1));
            assertThat(path).hasContent(newer);
        } finally {
            addOn.edit(SETTINGS, CHANNELS);
            send("DELETE", config, "");
        }
    }

    @Test
    void statusesOfTheThingAreInTheLogOfTheDevice() throws Exception {
        String log = "devices/" + DemoFiles.PRODUCT_KEY + "/" + DemoFiles.DEVICE_NAME + "/log";
        send("POST", log, "{\"mode\":1}");
        addOn.awaitOnline();
        addOn.edit(CONFIG, EVENTS);
        try {
            eventually(() -> assertThat(send("GET", log, "")).contains("\"module\":\"thing\"", "ONLINE"));
        } finally {
            addOn.edit(EVENTS, CONFIG);
            send("POST", log, "{\"mode\":0}");
        }
    }
}
