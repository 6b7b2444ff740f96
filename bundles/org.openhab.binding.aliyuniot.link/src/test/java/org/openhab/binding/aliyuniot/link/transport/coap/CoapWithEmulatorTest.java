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

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
import org.openhab.aliyuniot.emulator.message.ReceivedMessage;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.coap.endpoint.CoapSecurity;
import org.openhab.binding.aliyuniot.link.transport.coap.endpoint.CoapSettings;
import org.openhab.binding.aliyuniot.link.transport.coap.endpoint.CoapTimeouts;
import org.openhab.binding.aliyuniot.link.transport.coap.secure.SequenceStore;

/** Reports to an emulator of the platform that shares no code with us. */
@NonNullByDefault({})
@Timeout(120)
class CoapWithEmulatorTest {
    private static final String PRODUCT = "a1Abc123Def";

    @TempDir
    Path folder;

    private AliyunIotEmulator emulator;
    private CoapBench bench;

    @BeforeEach
    void start() throws Exception {
        emulator = AliyunIotEmulator.start(EmulatorConfiguration.in(folder)
                .withCoapPorts(0, 0, 0)
                .withDevice(PRODUCT, "dev001", CoapBench.SECRET.value()));
        bench = new CoapBench();
    }

    @AfterEach
    void stop() {
        bench.close();
        emulator.close();
    }

    private CoapSettings settings(CoapSecurity security, int tokenOption) throws Exception {
        int port = switch (security) {
            case DTLS, DTLS_PSK -> emulator.ports().coapDtls();
            case SYMMETRIC -> emulator.ports().coapSymmetric();
            case PLAIN -> emulator.ports().coapPlain();
        };
        return new CoapSettings(
                security, "localhost", port, TrustAnchors.ofFile(emulator.caCertificate()), tokenOption);
    }

    @ParameterizedTest
    @CsvSource({
        "DTLS, 2088",
        "DTLS, 61",
        "SYMMETRIC, 2088",
        "SYMMETRIC, 61",
        "PLAIN, 2088",
        "PLAIN, 61",
        "DTLS_PSK, 2088"
    })
    void reportsArriveAndRequestsAreAnswered(CoapSecurity security, int tokenOption) throws Exception {
        CoapBench.Device device =
                bench.open(settings(security, tokenOption), CoapBench.timeouts(CoapTimeouts.DEFAULT.acknowledge()));
        CoapBench.get(device.publish(CoapBench.update("{\"on\":true}")));
        assertThat(emulator.device(PRODUCT, "dev001").messages(0).stream().map(ReceivedMessage::text))
                .containsExactly("{\"on\":true}");
        CoapBench.get(device.publish(CoapBench.message(
                "/sys/a1Abc123Def/dev001/thing/event/property/post",
                "{\"id\":\"42\",\"version\":\"1.0\",\"sys\":{\"ack\":1},\"params\":{\"p\":1},"
                        + "\"method\":\"thing.event.property.post\"}")));
        Message reply = device.received.poll(CoapBench.BOUND.toSeconds(), TimeUnit.SECONDS);
        assertThat(new String(reply.payload(), StandardCharsets.UTF_8)).contains("\"42\"", "200");
        CoapBench.get(device.publish(CoapBench.update("on")));
    }

    @ParameterizedTest
    @EnumSource
    void aForeignTopicIsRefusedAndTheNextMessageIsNot(CoapSecurity security) throws Exception {
        CoapBench.Device device = bench.open(settings(security, 2088), CoapBench.PATIENT);
        assertThat(CoapBench.failure(device.publish(CoapBench.message("/a1Abc123Def/other/user/update", "{}")))
                        .reason())
                .isEqualTo(LinkFailure.Reason.TOPIC);
        CoapBench.get(device.publish(CoapBench.update("{}")));
    }

    @ParameterizedTest
    @EnumSource
    void anUnknownDeviceIsNotAuthorized(CoapSecurity security) throws Exception {
        CoapBench.Device device = bench.open(
                DeviceIdentity.of(PRODUCT, "stranger"),
                settings(security, 2088),
                CoapBench.PATIENT,
                SequenceStore.NONE);
        assertThat(CoapBench.get(device.closed).reason())
                .isEqualTo(
                        security == CoapSecurity.DTLS_PSK
                                ? LinkFailure.Reason.PRE_SHARED_KEY
                                : LinkFailure.Reason.NOT_AUTHORIZED);
    }
}
