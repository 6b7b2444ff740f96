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
package org.openhab.aliyuniot.emulator.coap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.Emulated;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
import org.opentest4j.TestAbortedException;

/** The command-line client of libcoap, whose CoAP and DTLS others wrote. Where it is not installed, tests are skipped. */
@NonNullByDefault({})
class CoapClientTest {
    private static final int PATIENCE_SECONDS = 30;

    @TempDir
    private Path folder;

    @Emulated(devices = CoapDevice.DEVICE)
    private AliyunIotEmulator emulator;

    @ParameterizedTest
    @CsvSource({"coap-client-openssl, coaps", "coap-client-gnutls, coaps", "coap-client-notls, coap"})
    void libcoapReports(String program, String scheme) throws Exception {
        Path client = program(program, System.getenv("PATH"));
        String auth =
                run(client, scheme, "auth", CoapDevice.credentials(Map.of()).toString(), List.of());
        String token = CoapDevice.MAPPER.readTree(auth).path("token").asText();
        assertThat(token).as("the answer %s", auth).isNotEmpty();
        String reply = run(
                client,
                scheme,
                CoapDevice.PROPERTY_POST,
                "{\"id\":\"7\",\"params\":{\"Power\":1}}",
                List.of("-O", "2088," + token));
        assertThat(CoapDevice.MAPPER.readTree(reply).path("code").asInt()).isEqualTo(200);
        assertThat(emulator.device(CoapDevice.PRODUCT, CoapDevice.DEVICE).messages(0))
                .singleElement()
                .satisfies(message -> assertThat(message.protocol()).isEqualTo(scheme));
    }

    @Test
    void libcoapIsRefusedWithAWrongToken() throws Exception {
        Path client = program("coap-client-openssl", System.getenv("PATH"));
        String answer = run(client, "coaps", CoapDevice.UPDATE, "on", List.of("-O", "61,invented"));
        assertThat(answer).startsWith("4.01");
        assertThat(emulator.device(CoapDevice.PRODUCT, CoapDevice.DEVICE).messages(0))
                .isEmpty();
    }

    @Test
    void libcoapTrustsNobodyElse() throws Exception {
        Path client = program("coap-client-openssl", System.getenv("PATH"));
        try (AliyunIotEmulator other = AliyunIotEmulator.start(EmulatorConfiguration.in(folder.resolve("other")))) {
            String answer = run(
                    client,
                    "coaps",
                    "auth",
                    "{}",
                    List.of("-R", other.caCertificate().toString()));
            assertThat(answer).doesNotContain("4.00").doesNotContain("missing");
        }
    }

    @Test
    void theCheckIsSkippedWithoutTheProgram() {
        assertThatExceptionOfType(TestAbortedException.class)
                .isThrownBy(() -> program("coap-client-openssl", folder.toString()))
                .withMessageContaining("Skipped: there is no coap-client-openssl on the PATH");
    }

    private String run(Path client, String scheme, String path, String payload, List<String> more) throws Exception {
        Path file = Files.writeString(folder.resolve("payload"), payload);
        int port = "coaps".equals(scheme)
                ? emulator.ports().coapDtls()
                : emulator.ports().coapPlain();
        List<String> command = new ArrayList<>(
                List.of(client.toString(), "-m", "post", "-t", "50", "-A", "50", "-B", "15", "-f", file.toString()));
        if ("coaps".equals(scheme) && !more.contains("-R")) {
            command.addAll(List.of("-R", emulator.caCertificate().toString()));
        }
        command.addAll(more);
        command.add(scheme + "://127.0.0.1:" + port + "/" + path);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            return output.strip();
        } finally {
            process.destroyForcibly();
        }
    }

    private static Path program(String name, String searchPath) {
        return Optional.ofNullable(searchPath).stream()
                .flatMap(path -> Stream.of(path.split(File.pathSeparator)))
                .map(candidate -> Path.of(candidate, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new TestAbortedException("Skipped: there is no " + name
                        + " on the PATH to check the emulator with libcoap (package libcoap3-bin)"));
    }
}
