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
package org.openhab.binding.aliyuniot.link.transport.coap;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.transport.coap.endpoint.CoapSecurity;
import org.openhab.binding.aliyuniot.link.transport.coap.endpoint.CoapSettings;
import org.slf4j.LoggerFactory;

/** With every logger at TRACE, Californium's too, neither token nor secret nor signature nor payload is in the log. */
@NonNullByDefault({})
@Timeout(120)
class CoapDiscretionTest {
    private static final int PART = 8;
    private static final String PLANTED = "planted-payload-4711";

    @TempDir
    Path folder;

    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final Recorder recorder = new Recorder();
    private Level before;

    private static final class Recorder extends AppenderBase<ILoggingEvent> {
        final Queue<String> lines = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            // The emulator in this process has the same Californium, and threads of its own.
            if (event.getThreadName().startsWith(CoapBench.THREADS)) {
                lines.add(event.getLoggerName() + " " + event.getFormattedMessage()
                        + ThrowableProxyUtil.asString(event.getThrowableProxy()));
            }
        }
    }

    @BeforeEach
    void record() {
        before = root.getLevel();
        root.setLevel(Level.TRACE);
        recorder.setContext(root.getLoggerContext());
        recorder.start();
        root.addAppender(recorder);
    }

    @AfterEach
    void stopRecording() {
        root.detachAppender(recorder);
        root.setLevel(before);
    }

    @ParameterizedTest
    @EnumSource(names = {"PLAIN", "SYMMETRIC"})
    void tokensOfDatagramsAreNotLogged(CoapSecurity security) throws Exception {
        try (ScriptedServer server = new ScriptedServer();
                CoapBench bench = new CoapBench()) {
            CoapBench.Device device = bench.open(
                    security == CoapSecurity.PLAIN
                            ? CoapBench.plain(server.port())
                            : CoapBench.symmetric(server.port()),
                    CoapBench.PATIENT);
            server.authenticate(
                    "{\"random\":\"ad2b3a5eb51d64f7\",\"seqOffset\":1,\"token\":\"" + ScriptedServer.TOKEN + "\"}");
            CoapBench.get(device.opened);
            var outcome = device.publish(CoapBench.update(PLANTED));
            CoapDatagram request = server.receive();
            assertThat(request.options(2088)).hasSize(1);
            server.send(request.response(CoapDatagram.CONTENT, new byte[0]));
            CoapBench.get(outcome);
        }
        assertThatLogHasNone(ScriptedServer.TOKEN);
        assertThatLogHasNone("ad2b3a5eb51d64f7");
        assertThatLogHasNone(CoapBench.SECRET.value());
        assertThatLogHasNone(PLANTED);
    }

    @ParameterizedTest
    @EnumSource
    void nothingOfALifeWithTheEmulatorIsLogged(CoapSecurity security) throws Exception {
        try (AliyunIotEmulator emulator = AliyunIotEmulator.start(EmulatorConfiguration.in(folder)
                        .withCoapPorts(0, 0, 0)
                        .withDevice("a1Abc123Def", "dev001", CoapBench.SECRET.value()));
                CoapBench bench = new CoapBench()) {
            int port = switch (security) {
                case DTLS, DTLS_PSK -> emulator.ports().coapDtls();
                case SYMMETRIC -> emulator.ports().coapSymmetric();
                case PLAIN -> emulator.ports().coapPlain();
            };
            CoapBench.Device device = bench.open(
                    new CoapSettings(
                            security,
                            "localhost",
                            port,
                            TrustAnchors.ofFile(emulator.caCertificate()),
                            CoapSettings.DOCUMENTED_TOKEN_OPTION),
                    CoapBench.PATIENT);
            CoapBench.get(device.publish(CoapBench.update(PLANTED)));
        }
        assertThat(recorder.lines).anyMatch(line -> line.startsWith("org.eclipse.californium"));
        assertThatLogHasNone(CoapBench.SECRET.value());
        assertThatLogHasNone(PLANTED);
        assertThat(recorder.lines).noneMatch(line -> line.contains("\"token\"") || line.contains("\"sign\""));
    }

    /** Neither the whole of it nor a part that would shorten guessing, as text or in hexadecimal digits. */
    private void assertThatLogHasNone(String secret) {
        for (int from = 0; from + PART <= secret.length(); from++) {
            String part = secret.substring(from, from + PART);
            StringBuilder digits = new StringBuilder();
            part.chars().forEach(letter -> digits.append(String.format("%02X", letter)));
            String hexadecimal = digits.toString();
            assertThat(recorder.lines)
                    .noneMatch(line ->
                            line.contains(part) || line.toUpperCase(Locale.ROOT).contains(hexadecimal));
        }
    }
}
