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
import static org.awaitility.Awaitility.await;
import static org.openhab.binding.aliyuniot.itest.RunningAddOn.eventually;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openhab.sandbox.launcher.DemoFiles;

/**
 * Karaf is killed when a sub-device that was approved in the inbox has learnt its secret: after a restart the secret is
 * there, is used, and is not asked for again; and it is nowhere but in its file.
 */
class KilledAddOnIT {
    private static final String LAMP = DemoFiles.LAMP_THING;
    private static final Pattern SECRET = Pattern.compile("\"deviceSecret\":\"([^\"]+)\"");

    @TempDir
    Path folder;

    @Test
    void aSubDeviceUsesWhatAKilledAddOnHasLearnt() throws Exception {
        try (RunningAddOn addOn = RunningAddOn.start(folder)) {
            addOn.awaitOnline();
            Path secrets = addOn.karaf().userdata().resolve("aliyuniot").resolve("secrets.json");
            addOn.home().addSubDevice(DemoFiles.LAMP_PRODUCT_KEY, DemoFiles.LAMP_DEVICE);
            approve(addOn);
            await().atMost(Duration.ofMinutes(3))
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> Files.exists(secrets));
            addOn.killAndStart();
            String learnt = Files.readString(secrets);
            assertThat(learnt).contains(DemoFiles.LAMP_DEVICE);

            addOn.awaitOnline();
            // The stand-in keeps no thing that was made of a result.
            addOn.console().run("openhab:discovery start aliyuniot");
            approve(addOn);
            eventually(() -> assertThat(addOn.console().thing(LAMP)).contains("Status=ONLINE"));

            assertThat(Files.readString(secrets)).isEqualTo(learnt);
            assertThat(addOn.home().receivedAfter(0))
                    .filteredOn(message -> message.topic().endsWith("/thing/sub/register"))
                    .hasSize(1);
            Matcher secret = SECRET.matcher(learnt);
            assertThat(secret.find()).isTrue();
            assertThat(addOn.console().run("openhab:things show " + LAMP)
                            + addOn.console().run("openhab:inbox list"))
                    .doesNotContain(secret.group(1));
            assertThat(filesWith(secret.group(1), addOn.karaf().userdata())).containsExactly(secrets);
        }
    }

    private static void approve(RunningAddOn addOn) {
        eventually(() -> assertThat(addOn.console().run("openhab:inbox list")).contains("thingId=" + LAMP + ","));
        eventually(() -> {
            addOn.console().run("openhab:inbox approve " + LAMP + " Lamp");
            assertThat(addOn.console().thing(LAMP)).contains("Label=Lamp");
        });
    }

    private static List<Path> filesWith(String text, Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> contains(file, text))
                    .toList();
        }
    }

    /** A file may go while it is looked at. */
    private static boolean contains(Path file, String text) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            return false;
        }
    }
}
