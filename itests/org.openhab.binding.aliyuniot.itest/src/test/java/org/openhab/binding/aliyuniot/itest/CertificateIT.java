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
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openhab.sandbox.launcher.DemoFiles;

/** A device that only its certificate names, in Karaf with the emulator as its cloud. */
@ExtendWith(SharedAddOn.class)
class CertificateIT {
    private static final String DEVICE_NAME = "certified";
    private static final String THING = "aliyuniot:device:certified";
    private static final String DEVICE = "devices/" + DemoFiles.PRODUCT_KEY + "/" + DEVICE_NAME;

    private final RunningAddOn addOn;
    private final OpenHabConsole console;
    private final HttpClient http = HttpClient.newHttpClient();
    private Path files;

    CertificateIT(RunningAddOn addOn) {
        this.addOn = addOn;
        console = addOn.console();
        files = addOn.karaf().yaml().resolveSibling("misc");
    }

    private JsonObject request(String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(addOn.api().resolve(path))
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isLessThan(300);
        return JsonParser.parseString(response.body()).getAsJsonObject();
    }

    /** The key first: until the certificate follows, the two do not belong together. */
    private void issue(int days) throws IOException, InterruptedException {
        JsonObject issued = request("POST", DEVICE + "/certificates", "{\"days\":" + days + "}");
        Path key = files.resolve("certified.key");
        Files.deleteIfExists(key);
        Files.createFile(key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(key, issued.get("key").getAsString());
        Files.writeString(
                files.resolve("certified.pem"), issued.get("certificate").getAsString());
    }

    @BeforeEach
    void addDevice() throws Exception {
        addOn.awaitOnline();
        Files.createDirectories(files);
        request(
                "POST",
                "devices",
                "{\"productKey\":\"" + DemoFiles.PRODUCT_KEY + "\",\"deviceName\":\"" + DEVICE_NAME
                        + "\",\"deviceSecret\":\"0123456789abcdef0123456789abcdef\"}");
        issue(300);
        addOn.write(
                "certified",
                "version: 1\n\nthings:\n  " + THING + ":\n    label: Certified\n    config:\n      auth: x509\n"
                        + "      certificateFile: misc/certified.pem\n      keyFile: misc/certified.key\n"
                        + "      host: localhost\n      port: " + addOn.tlsPort() + "\n      caFile: "
                        + addOn.caCertificate() + "\n");
    }

    @AfterEach
    void removeDevice() throws Exception {
        Files.deleteIfExists(addOn.karaf().yaml().resolve("certified.yaml"));
        request("DELETE", DEVICE, "");
    }

    @Test
    void aDeviceLearnsItsNamesTakesARenewedCertificateAndIsRefusedWhenItIsRemoved() throws Exception {
        eventually(() -> assertThat(console.thing(THING)).contains("Status=ONLINE"));
        assertThat(console.run("openhab:things show " + THING)).contains(DEVICE_NAME);
        Path learnt = addOn.karaf().userdata().resolve("aliyuniot").resolve("identities.json");
        assertThat(Files.readString(learnt)).contains(DEVICE_NAME);
        assertThat(Files.getPosixFilePermissions(learnt)).isEqualTo(PosixFilePermissions.fromString("rw-------"));

        issue(10);
        addOn.awaitStatusText(THING, "ONLINE", "the certificate of the device ends on");

        request("DELETE", DEVICE + "/certificates", "");
        eventually(() -> assertThat(console.thing(THING)).contains("Status=OFFLINE", "CONFIGURATION_ERROR"));
        assertThat(Files.readString(addOn.karaf().log())).doesNotContain("PRIVATE KEY");
    }
}
