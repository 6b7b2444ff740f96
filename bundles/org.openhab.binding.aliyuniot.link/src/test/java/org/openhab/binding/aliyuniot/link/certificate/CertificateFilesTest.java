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
package org.openhab.binding.aliyuniot.link.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.aliyuniot.link.Fuzz;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure.Reason;

/** Files as openssl makes them. */
@NonNullByDefault({})
class CertificateFilesTest {
    private static final String PASSWORD = "pass word";

    @TempDir
    static Path made;

    @TempDir
    Path folder;

    @BeforeAll
    static void make() throws Exception {
        OpenSsl openssl = new OpenSsl(made);
        openssl.run("req -x509 -newkey rsa:2048 -nodes -keyout rsa.key -out rsa.pem -days 20 -subj /CN=dev001");
        openssl.run("ecparam -name prime256v1 -genkey -out ec-sec1.key");
        openssl.run("req -x509 -key ec-sec1.key -out ec.pem -days 20 -subj /CN=dev002");
        openssl.run("pkcs8 -topk8 -nocrypt -in ec-sec1.key -out ec.key");
        openssl.run("rsa -in rsa.key -traditional -out rsa-pkcs1.key");
        Files.writeString(made.resolve("password"), PASSWORD);
        for (String key : new String[] {"rsa", "ec"}) {
            openssl.run("pkcs8 -topk8 -v2 aes-256-cbc -in " + key + ".key -out " + key
                    + "-encrypted.key -passout file:password");
            openssl.run("pkcs12 -export -in " + key + ".pem -inkey " + key + ".key -out " + key
                    + ".p12 -passout file:password");
            Files.writeString(
                    made.resolve(key + "-both.pem"),
                    Files.readString(made.resolve(key + ".key")) + Files.readString(made.resolve(key + ".pem")));
        }
        openssl.run("x509 -in ec.pem -outform DER -out ec.der");
        openssl.run("rsa -aes128 -in rsa.key -traditional -out rsa-old.key -passout file:password");
    }

    @BeforeEach
    void copy() throws Exception {
        OpenSsl openssl = new OpenSsl(folder);
        try (var files = Files.list(made)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                Files.copy(file, folder.resolve(name));
                openssl.closed(name);
            }
        }
    }

    private CertificateFiles files(String certificate, String key, String password) {
        return new CertificateFiles(folder.resolve(certificate), key == null ? null : folder.resolve(key), password);
    }

    private static Reason reason(CertificateFiles files) {
        ConfigurationFailure failure = catchThrowableOfType(ConfigurationFailure.class, files::read);
        assertThat(failure).isNotNull();
        assertThat(failure.getMessage()).doesNotContain("/").doesNotContain(PASSWORD);
        return failure.reason();
    }

    @ParameterizedTest
    @CsvSource({
        "rsa.pem, rsa.key,",
        "rsa.pem, rsa-pkcs1.key,",
        "rsa.pem, rsa-encrypted.key, pass word",
        "rsa-both.pem,,",
        "rsa.p12,, pass word",
        "ec.pem, ec.key,",
        "ec.pem, ec-sec1.key,",
        "ec.pem, ec-encrypted.key, pass word",
        "ec-both.pem,,",
        "ec.der, ec.key,",
        "ec.p12,, pass word"
    })
    void whatUsersHaveIsRead(String certificate, String key, String password) throws Exception {
        ClientCertificate read = files(certificate, key, password).readValid(Clock.systemUTC());

        assertThat(read.notAfter())
                .isBetween(
                        Instant.now().plus(Duration.ofDays(19)), Instant.now().plus(Duration.ofDays(21)));
        assertThat(read.fingerprint()).matches("[0-9a-f]{64}");
        assertThat(read).hasToString("ClientCertificate[" + read.fingerprint() + "]");
    }

    @ParameterizedTest
    @CsvSource({
        "missing.pem, rsa.key,, CERTIFICATE_FILE",
        "rsa.pem, missing.key,, KEY_FILE",
        "rsa.key, rsa.key,, CERTIFICATE_FILE",
        "password, rsa.key,, CERTIFICATE_FILE",
        "rsa.pem, rsa.pem,, KEY_FILE",
        "rsa.pem,,, KEY_FILE",
        "rsa.pem, password,, KEY_FILE",
        "rsa.pem, rsa-old.key, pass word, KEY_FILE",
        "rsa.pem, ec.key,, KEY_MISMATCH",
        "ec.pem, rsa.key,, KEY_MISMATCH",
        "rsa.pem, rsa-encrypted.key,, KEY_PASSWORD",
        "rsa.pem, rsa-encrypted.key, other, KEY_PASSWORD",
        "ec.pem, ec-encrypted.key, other, KEY_PASSWORD",
        "rsa.p12,, other, KEY_PASSWORD",
        "rsa.p12,,, KEY_PASSWORD"
    })
    void whatCannotBeUsedIsTold(String certificate, String key, String password, Reason reason) {
        assertThat(reason(files(certificate, key, password))).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw-rw----", "r-----r--", "rw--w----"})
    void aKeyThatOthersReachIsNotUsed(String permissions) throws Exception {
        for (String file : new String[] {"rsa.key", "rsa-both.pem", "rsa.p12"}) {
            Files.setPosixFilePermissions(folder.resolve(file), PosixFilePermissions.fromString(permissions));
        }

        assertThat(reason(files("rsa.pem", "rsa.key", null))).isEqualTo(Reason.KEY_EXPOSED);
        assertThat(reason(files("rsa-both.pem", null, null))).isEqualTo(Reason.KEY_EXPOSED);
        assertThat(reason(files("rsa.p12", null, PASSWORD))).isEqualTo(Reason.KEY_EXPOSED);
        assertThatExceptionOfType(ConfigurationFailure.class)
                .isThrownBy(() -> files("rsa.pem", "rsa.key", null).read())
                .withMessageContaining("chmod 600");
    }

    @Test
    void theCertificateMayBeOpenToAll() throws Exception {
        Files.setPosixFilePermissions(folder.resolve("rsa.pem"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(files("rsa.pem", "rsa.key", null).read()).isNotNull();
    }

    @Test
    void aFileThatIsTooLargeIsNotRead() throws Exception {
        Files.write(folder.resolve("rsa.pem"), new byte[CertificateFiles.MAX_BYTES + 1]);

        assertThat(reason(files("rsa.pem", "rsa.key", null))).isEqualTo(Reason.CERTIFICATE_FILE);
    }

    @ParameterizedTest
    @CsvSource({"-2, CERTIFICATE_EARLY", "21, CERTIFICATE_EXPIRED"})
    void aCertificateOfAnotherTimeIsTold(int days, Reason reason) {
        Clock then = Clock.fixed(Instant.now().plus(Duration.ofDays(days)), ZoneOffset.UTC);

        assertThatExceptionOfType(ConfigurationFailure.class)
                .isThrownBy(() -> files("rsa.pem", "rsa.key", null).readValid(then))
                .matches(failure -> failure.reason() == reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ec-both.pem", "ec-sec1.key", "ec-encrypted.key", "ec.p12", "ec.der"})
    void brokenFilesFailInOneWayOnly(String name) throws Exception {
        String whole = Files.readString(folder.resolve(name), StandardCharsets.ISO_8859_1);
        for (int seed = 0; seed < 200; seed++) {
            byte[] broken = Fuzz.broken(new Random(seed), whole);
            Files.write(folder.resolve(name), broken);
            String key = name.equals("ec-both.pem") || name.equals("ec.p12") ? null : name;
            try {
                files(key == null ? name : "ec.pem", key, PASSWORD).read();
            } catch (ConfigurationFailure e) {
                assertThat(e.getMessage()).isNotEmpty();
            }
        }
    }
}
