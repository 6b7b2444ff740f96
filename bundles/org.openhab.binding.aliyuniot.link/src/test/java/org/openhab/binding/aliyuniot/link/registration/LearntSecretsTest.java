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
package org.openhab.binding.aliyuniot.link.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.aliyuniot.link.Fuzz;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;

@NonNullByDefault({})
class LearntSecretsTest {
    private static final DeviceIdentity LAMP = DeviceIdentity.of("a1", "lamp");
    private static final DeviceIdentity FAN = DeviceIdentity.of("a1", "fan1");
    private static final LearntSecret SECRET = new LearntSecret.OfDevice(new DeviceSecret("geheim"));
    private static final LearntSecret TOKEN = new LearntSecret.OfClient("client", "token");

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void begin() {
        file = folder.resolve("aliyuniot").resolve("secrets.json");
    }

    private LearntSecrets open() throws Exception {
        return LearntSecrets.open(file);
    }

    @Test
    void whatIsKeptIsThereTheNextTime() throws Exception {
        open().keep(Map.of(LAMP, SECRET, FAN, TOKEN));

        LearntSecrets next = open();
        assertThat(next.find(LAMP)).isEqualTo(SECRET);
        assertThat(next.find(FAN)).isEqualTo(TOKEN);
        assertThat(next.devices()).containsExactly(FAN, LAMP);
        assertThat(next.find(DeviceIdentity.of("a2", "lamp"))).isNull();
    }

    @Test
    void whatIsForgottenIsGone() throws Exception {
        LearntSecrets secrets = open();
        secrets.keep(Map.of(LAMP, SECRET));

        assertThat(secrets.forget(LAMP)).isTrue();
        assertThat(secrets.forget(LAMP)).isFalse();
        assertThat(secrets.find(LAMP)).isNull();
        assertThat(open().devices()).isEmpty();
        assertThat(file).content().doesNotContain("geheim");
    }

    @Test
    void onlyTheOwnerReadsTheFile() throws Exception {
        open().keep(Map.of(LAMP, SECRET));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void whatCannotBeWrittenIsNotKept() throws Exception {
        LearntSecrets secrets = open();
        Files.writeString(folder.resolve("aliyuniot"), "a file in the place of the folder");

        assertThatExceptionOfType(ConfigurationFailure.class)
                .isThrownBy(() -> secrets.keep(Map.of(LAMP, SECRET)))
                .withMessageNotContaining("geheim");
        assertThat(secrets.find(LAMP)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "{}",
                "{\"secrets\":{}}",
                "{\"secrets\":[{\"productKey\":\"a1\",\"deviceName\":\"lamp\",\"deviceSecret\":\"geheim\"},7]}",
                "{\"secrets\":[{\"productKey\":\"a1\",\"deviceName\":\"lamp\",\"deviceSecret\":\"geheim\"},"
                        + "{\"productKey\":\"\",\"deviceName\":\"lamp\",\"deviceSecret\":\"geheim\"}]}"
            })
    void whatCannotBeReadIsPutAside(String text) throws Exception {
        Files.createDirectory(file.getParent());
        Files.writeString(file, text);

        LearntSecrets secrets = open();

        assertThat(secrets.devices()).hasSize(text.contains("geheim") ? 1 : 0);
        assertThat(file.resolveSibling("secrets.json.unreadable")).hasContent(text);
        assertThat(open().devices()).isEqualTo(secrets.devices());
    }

    @Test
    void hostileFilesDoNoHarm() {
        String whole = "{\"secrets\":[{\"productKey\":\"a1\",\"deviceName\":\"lamp\",\"deviceSecret\":\"geheim\"},"
                + "{\"productKey\":\"a1\",\"deviceName\":\"fan1\",\"clientId\":\"c\",\"deviceToken\":\"t\"}]}";
        Fuzz.cases(random -> {
            Map<DeviceIdentity, LearntSecret> read = new HashMap<>();
            boolean all = LearntSecrets.read(Fuzz.broken(random, whole), read);

            assertThat(read).hasSizeLessThanOrEqualTo(2);
            assertThat(all && read.isEmpty()).isFalse();
        });
    }

    @Test
    void nobodyOverwritesWhatAnotherKeeps() throws Exception {
        LearntSecrets secrets = open();
        Map<DeviceIdentity, CompletableFuture<Void>> keeping = new HashMap<>();
        for (int i = 0; i < 40; i++) {
            DeviceIdentity device = DeviceIdentity.of("a1", "lamp" + i);
            keeping.put(device, CompletableFuture.runAsync(() -> {
                try {
                    secrets.keep(Map.of(device, SECRET));
                } catch (ConfigurationFailure e) {
                    throw new IllegalStateException(e);
                }
            }));
        }
        keeping.values().forEach(CompletableFuture::join);

        assertThat(open().devices()).hasSize(40).containsExactlyInAnyOrderElementsOf(keeping.keySet());
    }
}
