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

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.Emulated;
import org.openhab.aliyuniot.emulator.Waiting;
import org.openhab.aliyuniot.emulator.fault.Fault;
import org.openhab.aliyuniot.emulator.message.ReceivedMessage;

@NonNullByDefault({})
class CoapFaultTest {
    private static final int SILENCE_MILLIS = 200;

    @Emulated(devices = {CoapDevice.DEVICE, "other"})
    private AliyunIotEmulator emulator;

    private CoapDevice device;

    @BeforeEach
    void prepare() throws Exception {
        device = new CoapDevice(emulator.ports().coapPlain());
    }

    @AfterEach
    void stop() {
        device.close();
    }

    @Test
    void datagramsAreLostUntilTheFaultIsGone() throws Exception {
        byte[] token = device.token();
        long fault = add(Fault.loseDatagrams(100, 0));
        CoapMessage request = device.publication(token, CoapDevice.UPDATE, "lost");
        device.send(request.bytes());
        assertThat(device.isSilent(SILENCE_MILLIS)).isTrue();
        assertThat(messages()).isEmpty();
        emulator.faults().remove(fault);
        assertThat(device.exchange(request).code()).isEqualTo(205);
        assertThat(messages()).hasSize(1);
    }

    @Test
    void aboutAsManyDatagramsAreLostAsTheFaultSays() throws Exception {
        byte[] token = device.token();
        add(Fault.loseDatagrams(30, 42));
        int sent = 200;
        for (int i = 0; i < sent; i++) {
            device.send(device.publication(token, CoapDevice.UPDATE, "n").bytes());
        }
        // They arrive in the order in which they were sent: when one of the last is there, all others have met the
        // fault.
        Waiting.until(() -> {
            device.send(device.publication(token, CoapDevice.UPDATE, "last").bytes());
            return messages().stream().anyMatch(message -> message.text().equals("last"));
        });
        assertThat(messages())
                .filteredOn(message -> message.text().equals("n"))
                .hasSizeBetween(sent * 5 / 10, sent * 9 / 10);
    }

    @Test
    void onlyTheDeviceThatIsMeantLosesDatagrams() throws Exception {
        emulator.faults().add(CoapDevice.PRODUCT, "other", Fault.loseDatagrams(100, 0));
        assertThat(device.exchange(device.publication(device.token(), CoapDevice.UPDATE, "x"))
                        .code())
                .isEqualTo(205);
    }

    @Test
    void datagramsArriveTwiceInBothDirections() throws Exception {
        byte[] token = device.token();
        add(Fault.duplicateDatagrams(100, 0));
        CoapMessage request = device.publication(token, CoapDevice.UPDATE, "x");
        CoapMessage answer = device.exchange(request);
        assertThat(device.receive().bytes()).isEqualTo(answer.bytes());
        assertThat(messages()).hasSize(1);
    }

    @Test
    void aBlackHoleTakesAllDatagrams() throws Exception {
        byte[] token = device.token();
        long fault = add(Fault.blackHole());
        CoapMessage request = device.publication(token, CoapDevice.UPDATE, "x");
        device.send(request.bytes());
        assertThat(device.isSilent(SILENCE_MILLIS)).isTrue();
        emulator.faults().remove(fault);
        assertThat(device.exchange(request).code()).isEqualTo(205);
    }

    @Test
    void anAnswerIsDelayed() throws Exception {
        byte[] token = device.token();
        add(Fault.delay(Duration.ofMillis(300)));
        long start = System.nanoTime();
        assertThat(device.exchange(device.publication(token, CoapDevice.UPDATE, "x"))
                        .code())
                .isEqualTo(205);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void aResponseComesApartFromItsAcknowledgement() throws Exception {
        byte[] token = device.token();
        add(Fault.separateResponse(1, Duration.ofMillis(50)));
        CoapMessage request = device.publication(token, CoapDevice.UPDATE, "x");
        CoapMessage acknowledgement = device.exchange(request);
        assertThat(acknowledgement.type()).isEqualTo(CoapMessage.ACK);
        assertThat(acknowledgement.code()).isZero();
        CoapMessage response = device.receive();
        assertThat(response.type()).isEqualTo(CoapMessage.CON);
        assertThat(response.code()).isEqualTo(205);
        assertThat(response.token()).isEqualTo(request.token());
        // It comes again until it is acknowledged.
        assertThat(device.receive().bytes()).isEqualTo(response.bytes());
        device.send(CoapMessage.empty(CoapMessage.ACK, response.messageId()).bytes());
        CoapMessage next = device.exchange(device.publication(token, CoapDevice.UPDATE, "y"));
        assertThat(next.type()).isEqualTo(CoapMessage.ACK);
        assertThat(next.code()).isEqualTo(205);
        assertThat(emulator.faults().all()).isEmpty();
    }

    @Test
    void aTokenExpiresOnce() throws Exception {
        byte[] token = device.token();
        add(Fault.of(Fault.Kind.EXPIRE_TOKEN, 1));
        assertThat(publish(token)).isEqualTo(401);
        assertThat(publish(token)).isEqualTo(401);
        assertThat(publish(device.token())).isEqualTo(205);
        assertThat(messages()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"500, 500", "503, 503", "401, 401", "415, 415", "599, 500", "10000, 500"})
    void requestsAreRefusedWithACode(int returnCode, int code) throws Exception {
        byte[] token = device.token();
        add(Fault.refuseRequest(1, returnCode));
        assertThat(publish(token)).isEqualTo(code);
        assertThat(publish(token)).isEqualTo(205);
        add(Fault.refuseRequest(1, returnCode));
        assertThat(device.auth(CoapDevice.credentials(Map.of())).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"true, 205", "false, 401"})
    void aRestartForgetsTokensAsAsked(boolean keep, int code) throws Exception {
        byte[] token = device.token();
        int port = emulator.ports().coapPlain();
        emulator.restart(Duration.ofMillis(10), keep);
        CoapMessage request = device.publication(token, CoapDevice.UPDATE, "x");
        Waiting.until(() -> {
            device.send(request.bytes());
            return !device.isSilent(SILENCE_MILLIS);
        });
        assertThat(emulator.ports().coapPlain()).isEqualTo(port);
        assertThat(publish(token)).isEqualTo(code);
    }

    private int publish(byte[] token) throws Exception {
        CoapMessage request = device.publication(token, CoapDevice.UPDATE, "x");
        CoapMessage answer = device.exchange(request);
        while (answer.messageId() != request.messageId()) {
            answer = device.receive();
        }
        return answer.code();
    }

    private long add(Fault fault) {
        return emulator.faults().add(CoapDevice.PRODUCT, CoapDevice.DEVICE, fault);
    }

    private List<ReceivedMessage> messages() {
        return emulator.device(CoapDevice.PRODUCT, CoapDevice.DEVICE).messages(0);
    }
}
