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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openhab.sandbox.launcher.CloudShadow;
import org.openhab.sandbox.launcher.DemoFiles;

/** The page on the shadow in Karaf, with its own examples: channels on the demo's device, looked at from both ends. */
@ExtendWith(SharedAddOn.class)
class ShadowIT {
    private static final String CHANNELS = "    channels:\n";
    private static final String FIRST = CHANNELS + "      pump:\n";

    private final RunningAddOn addOn;
    private final OpenHabConsole console;

    ShadowIT(RunningAddOn addOn) {
        this.addOn = addOn;
        console = addOn.console();
    }

    private static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }

    /** What the page's example has between two lines, the first of which is left out. */
    private static String example(String from, String to) throws Exception {
        String example = MarkdownPage.read(SourceTree.root().resolve("docs/shadow.md"))
                .codeBlocks("yaml")
                .get(0);
        String rest = example.substring(example.indexOf(from) + from.length());
        return to.isEmpty() ? rest : rest.substring(0, rest.indexOf(to));
    }

    @Test
    void theExampleReportsIsCommandedAndCatchesUp() throws Exception {
        addOn.awaitOnline();
        addOn.edit(FIRST, FIRST.replace(CHANNELS, CHANNELS + example(CHANNELS, "\nitems:")));
        addOn.write(
                "shadow",
                "version: 1\n\nitems:\n"
                        + example("items:\n", "").replace("aliyuniot:device:lamp:", DemoFiles.THING + ":"));
        try {
            eventually(() -> assertThat(console.run("openhab:things show " + DemoFiles.THING))
                    .contains("UID: " + DemoFiles.THING + ":level"));
            eventually(() -> assertThat(console.item("Lamp_Power")).isNotEmpty());
            CloudShadow shadow = new CloudShadow(addOn.cloud());
            eventually(() -> {
                assertThat(console.run("openhab:send Lamp_Power ON")).contains("successfully");
                assertThat(shadow.state().getAsJsonObject("reported")).isEqualTo(json("{\"light\":{\"power\":true}}"));
            });
            shadow.desire(json("{\"light\":{\"power\":false,\"level\":40},\"mode\":\"night\"}"));
            eventually(() -> {
                assertThat(console.status("Lamp_Power")).isEqualTo("OFF");
                assertThat(console.status("Lamp_Level")).isEqualTo("40");
                assertThat(console.status("Lamp_Mode")).isEqualTo("night");
                assertThat(shadow.state())
                        .isEqualTo(
                                json("{\"reported\":{\"light\":{\"power\":false,\"level\":40},\"mode\":\"night\"}}"));
            });
            addOn.stopBundle();
            shadow.desire(json("{\"mode\":\"day\"}"));
            addOn.startBundle();
            eventually(() -> {
                assertThat(console.status("Lamp_Mode")).isEqualTo("day");
                assertThat(shadow.state().has("desired")).isFalse();
            });
        } finally {
            addOn.edit(example(CHANNELS, "\nitems:"), "");
            addOn.write("shadow", "version: 1\n");
        }
    }
}
