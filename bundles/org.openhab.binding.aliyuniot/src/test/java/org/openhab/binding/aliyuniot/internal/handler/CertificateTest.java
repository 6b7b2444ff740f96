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

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.aliyuniot.emulator.tls.IssuedCertificate;
import org.openhab.aliyuniot.emulator.tls.KeyKind;
import org.openhab.binding.aliyuniot.internal.AliyunIotBindingConstants;
import org.openhab.binding.aliyuniot.internal.LocalizedText;
import org.openhab.binding.aliyuniot.internal.secret.SecretFile;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;

/** A thing with a certificate in the place of names and secret. */
@NonNullByDefault({})
class CertificateTest extends EmulatedCloud {
    @TempDir
    Path files;

    private Path certificate;
    private Path key;

    @BeforeEach
    void knowTheCertificateOnly() throws IOException {
        certificate = files.resolve("device.pem");
        key = files.resolve("device.key");
        parameters.keySet().removeAll(List.of("productKey", "deviceName", "deviceSecret"));
        parameters.put("auth", "x509");
        parameters.put("certificateFile", certificate.toString());
        parameters.put("keyFile", key.toString());
        write(cloud.certificates(PRODUCT, DEVICE).issue(KeyKind.EC, Duration.ofDays(100)));
    }

    private void write(IssuedCertificate issued) throws IOException {
        Files.writeString(key, issued.key());
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(certificate, issued.certificate());
    }

    private void awaitError(String text, String... arguments) {
        awaitStatus(
                ThingStatus.OFFLINE, ThingStatusDetail.CONFIGURATION_ERROR, LocalizedText.of(text, List.of(arguments)));
    }

    private String address() {
        return "localhost:" + cloud.ports().tls();
    }

    @Test
    void itLearnsItsNamesOnceAndUsesThemFromThenOn() throws Exception {
        Thing thing = startThing();
        awaitOnline();

        assertThat(thing.getProperties())
                .containsEntry(AliyunIotBindingConstants.PROPERTY_PRODUCT_KEY, PRODUCT)
                .containsEntry(AliyunIotBindingConstants.PROPERTY_DEVICE_NAME, DEVICE);
        handler.handleCommand(channel("pump"), OnOffType.ON);
        await().atMost(PATIENCE).until(() -> sentTexts().contains("ON"));
        assertThat(Files.readString(userdata.resolve("identities.json"))).contains(DEVICE);
        long connects = device().connects();
        handler.dispose();
        secrets = new SecretFile(userdata.resolve("secrets.json"));
        openhab.statuses.clear();
        startThing();
        awaitOnline();
        assertThat(device().connects()).as("no more question").isEqualTo(connects + 1);
    }

    @Test
    void namesThatAreGivenAreNeverReplaced() throws Exception {
        parameters.put("productKey", PRODUCT);
        parameters.put("deviceName", "orchard");
        Thing thing = startThing();

        awaitError("offline.not-authorized", PRODUCT + "/orchard");
        assertThat(thing.getProperties()).containsEntry(AliyunIotBindingConstants.PROPERTY_DEVICE_NAME, "orchard");
        assertThat(userdata.resolve("identities.json")).doesNotExist();
    }

    @Test
    void anEndIsToldWeeksAhead() throws Exception {
        write(cloud.certificates(PRODUCT, DEVICE).issue(KeyKind.RSA, Duration.ofDays(20)));
        startThing();

        await().atMost(PATIENCE)
                .until(() -> String.valueOf(lastStatus().getDescription()).startsWith("@text/online.certificate-ends"));
        assertThat(lastStatus().getStatus()).isEqualTo(ThingStatus.ONLINE);
    }

    @Test
    void whatIsWrongIsToldWithTheRemedy() throws Exception {
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        startThing();
        awaitError("offline.key-exposed");

        handler.dispose();
        Instant now = Instant.now();
        write(cloud.certificates(PRODUCT, DEVICE)
                .issue(KeyKind.EC, now.minus(Duration.ofDays(20)), now.minus(Duration.ofDays(10))));
        startThing();
        awaitError("offline.certificate-expired");

        handler.dispose();
        Files.writeString(certificate, "");
        startThing();
        awaitError("offline.certificate-file");

        handler.dispose();
        write(cloud.certificates(PRODUCT, DEVICE).issue(KeyKind.EC, Duration.ofDays(100)));
        cloud.certificates(PRODUCT, DEVICE).removeAll();
        startThing();
        awaitError("offline.not-authorized", "-");
    }

    @ParameterizedTest
    @CsvSource({
        "protocol, tcp, protocol, auth-tls",
        "protocol, wss, protocol, auth-tls",
        "certificateFile, '', certificateFile, certificate-file-missing",
        "keyFile, -----BEGIN PRIVATE KEY-----, keyFile, certificate-pasted",
        "authPort, 0, authPort, range",
        "productKey, a1B2c3D4e5F, deviceName, device-name"
    })
    void whatCannotWorkIsSaidBeforeAnythingIsTried(String name, String value, String parameter, String text) {
        parameters.put(name, name.equals("authPort") ? new BigDecimal(value) : value);
        startThing();

        assertThat(lastStatus().getStatusDetail()).isEqualTo(ThingStatusDetail.CONFIGURATION_ERROR);
        assertThat(lastStatus().getDescription()).contains("config-status.error." + text);
        assertThat(handler.getConfigStatus())
                .extracting(message -> message.parameterName)
                .contains(parameter);
    }

    private void useSecret(String auth) {
        parameters.keySet().removeAll(List.of("certificateFile", "keyFile", "host", "port"));
        parameters.put("auth", auth);
        parameters.put("productKey", PRODUCT);
        parameters.put("deviceName", DEVICE);
        parameters.put("deviceSecret", SECRET);
        parameters.put("authHost", "localhost");
        parameters.put("authPort", new BigDecimal(cloud.ports().https()));
    }

    @Test
    void aTokenIsAskedForAndLoggedInWith() {
        useSecret("pre-auth");
        startThing();
        awaitOnline();

        assertThat(device().clientId()).contains("securemode=-1");
    }

    @Test
    void aPlaceIsAskedForAndMovedFrom() {
        useSecret("secret");
        parameters.put("region", "auto");
        startThing();
        awaitOnline();
        long connects = device().connects();

        String notice = "{\"id\":\"7\",\"version\":\"1.0\",\"params\":{\"cmd\":0}}";
        cloud.device(PRODUCT, DEVICE).send("thing/bootstrap/notify", 1, notice.getBytes(StandardCharsets.UTF_8));

        await().atMost(PATIENCE).until(() -> device().connects() > connects);
        awaitOnline();
        assertThat(cloud.device(PRODUCT, DEVICE).messages(0))
                .anyMatch(message -> message.topic().endsWith("/bootstrap/notify_reply"));
    }

    @Test
    void aPlaceElsewhereIsNotGoneTo() {
        useSecret("secret");
        parameters.put("region", "auto");
        cloud.address().set("evil.example.org", 0);
        startThing();

        awaitError("offline.foreign-host", "localhost:" + cloud.ports().https());
    }

    @Test
    void aServerThatDoesNotKnowTheAuthorityIsSaid() throws Exception {
        Instant now = Instant.now();
        IssuedCertificate other = cloud.certificates(PRODUCT, DEVICE).issue(KeyKind.EC, now, now.plusSeconds(99_999));
        Files.writeString(key, other.key());
        assertThat(new ProcessBuilder(
                                "openssl",
                                "req",
                                "-x509",
                                "-key",
                                key.toString(),
                                "-out",
                                certificate.toString(),
                                "-days",
                                "100",
                                "-subj",
                                "/CN=self")
                        .start()
                        .waitFor())
                .isZero();
        startThing();

        awaitError("offline.certificate-refused", address());
    }
}
