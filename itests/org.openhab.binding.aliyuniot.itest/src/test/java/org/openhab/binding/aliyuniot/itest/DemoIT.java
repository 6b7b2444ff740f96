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

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as {@code ./sandbox.sh --demo} plays it, without the building. */
class DemoIT {
    @TempDir
    Path folder;

    @Test
    void demoTellsWhatBothEndsSawAndEndsWell() throws Exception {
        Process demo = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        SourceTree.root()
                                .resolve("sandbox/launcher/target/sandbox-launcher.jar")
                                .toString(),
                        "--root",
                        SourceTree.root().toString(),
                        "--work",
                        folder.resolve("sandbox").toString(),
                        "--demo")
                .redirectErrorStream(true)
                .start();
        demo.getOutputStream().close();
        String told = new String(demo.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(demo.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(told)
                .contains("Status=ONLINE")
                .contains("client id a1B2c3D4e5F.greenhouse|")
                .contains("/a1B2c3D4e5F/greenhouse/user/pump 1")
                .contains("21.5 °C")
                .contains("is answered 1")
                .contains("/a1B2c3D4e5F/greenhouse/user/pump 0")
                .contains("coaps /a1B2c3D4e5F/weather/user/wind 7.5")
                .contains("https /a1B2c3D4e5F/meter/user/volume 128.4")
                .containsPattern("PumpSwitch +bool .*PumpSwitch")
                .contains("sets PumpSwitch to 1, and is answered 200")
                .contains("openhab:status Home_Pump\n    ON")
                .contains("has PumpSwitch 1")
                .contains("adds lamp01 to the gateway home")
                .containsPattern("NEW \\[aliyuniot:sub-device]: lamp01 \\[thingId=aliyuniot:sub-device:home:lamp01")
                .contains("aliyuniot:sub-device:home:lamp01 (Type=Thing, Status=ONLINE, Label=Lamp")
                .contains("sets PowerSwitch to 1, and is answered 200")
                .contains("openhab:status Home_Lamp\n    ON")
                .containsPattern("a1LampsMode1 +lamp01 +device secret +\\*\\*\\*")
                .contains("is UPDATE_EXECUTABLE. The latest updatable firmware version is 2.0.0.")
                .contains("Firmware update started.")
                .contains("Status=OFFLINE (FIRMWARE_UPDATING), Label=Greenhouse")
                .doesNotContain("@text/")
                .contains("the device is updated [##############################] 100 %")
                .contains("the job has succeeded, and is UPDATED")
                .contains("is UP_TO_DATE.")
                .contains("Both ends agree");
        assertThat(demo.exitValue()).as(told).isZero();
    }
}
