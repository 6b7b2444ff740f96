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
package org.openhab.binding.aliyuniot.internal.firmware.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openhab.binding.aliyuniot.internal.config.FirmwareSettings.Method;
import org.openhab.binding.aliyuniot.internal.config.FirmwareSettings.Upload;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.ota.job.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.job.OtaFailure;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;
import org.openhab.binding.aliyuniot.link.ota.update.FirmwareInstaller;

/** What an upload comes to when its time is over. */
@NonNullByDefault({})
class HttpInstallerTest {
    @TempDir
    Path folder;

    private final List<Integer> percents = new CopyOnWriteArrayList<>();
    private final LinkRuntime runtime = new LinkRuntime("installer-test");
    private HttpServer device;
    private volatile int status = 200;
    private volatile String version = "1.0.0";

    @BeforeEach
    void startDevice() throws Exception {
        device = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        device.createContext("/", call -> {
            call.getRequestBody().readAllBytes();
            boolean upload = call.getRequestURI().getPath().equals("/update");
            byte[] answer = version.getBytes(StandardCharsets.UTF_8);
            call.sendResponseHeaders(upload ? 200 : status, answer.length);
            call.getResponseBody().write(answer);
            call.close();
        });
        device.start();
    }

    @AfterEach
    void stopDevice() {
        device.stop(0);
        runtime.close();
    }

    private FirmwareVersion install() throws Exception {
        String address = "http://127.0.0.1:" + device.getAddress().getPort();
        Upload upload = new Upload(
                URI.create(address + "/update"),
                Method.POST,
                Pattern.compile(""),
                URI.create(address + "/version"),
                "",
                Pattern.compile(""));
        OtaJob job =
                OtaJob.of(JsonParser.parseString("""
                        {"size":3,"version":"2.0.0","url":"https://localhost/image.bin",
                        "signMethod":"SHA256","sign":"%s"}""".formatted("0".repeat(64))).getAsJsonObject());
        Path file = Files.writeString(folder.resolve("image"), "abc");
        HttpInstaller installer = new HttpInstaller(
                runtime, TrustAnchors.ofRuntime(), upload, Duration.ofMillis(500), payloads -> () -> {});
        return installer.install(job, List.of(file), new FirmwareInstaller.Ongoing() {
            @Override
            public void percent(int percent) {
                percents.add(percent);
            }

            @Override
            public void restarting() {}

            @Override
            public Runnable onAbort(Runnable aborting) {
                return () -> {};
            }
        });
    }

    @Test
    void aDeviceThatKeepsItsOldVersionRunsThat() throws Exception {
        assertThat(install()).isEqualTo(new FirmwareVersion("1.0.0"));
        assertThat(percents).isSorted().last().isEqualTo(80);
    }

    @Test
    void aDeviceThatDoesNotComeBackIsToldByItsSilence() {
        status = 503;

        assertThatExceptionOfType(InstallFailure.class)
                .isThrownBy(this::install)
                .satisfies(failure -> {
                    assertThat(failure.kind()).isEqualTo(OtaFailure.BURN);
                    assertThat(failure.key()).isEqualTo("firmware.install-timeout");
                });
    }

    @Test
    void whatIsNoVersionIsNotTakenAsOne() {
        version = "<html>Welcome</html>";

        assertThatExceptionOfType(InstallFailure.class)
                .isThrownBy(this::install)
                .satisfies(failure -> assertThat(failure.key()).isEqualTo("firmware.install-timeout"));
    }
}
