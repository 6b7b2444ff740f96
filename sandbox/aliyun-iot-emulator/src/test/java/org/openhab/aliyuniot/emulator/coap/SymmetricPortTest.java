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

import java.util.Map;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.Emulated;

@NonNullByDefault({})
class SymmetricPortTest {
    @Emulated(devices = CoapDevice.DEVICE)
    private AliyunIotEmulator emulator;

    private CoapDevice device;

    @BeforeEach
    void prepare() throws Exception {
        device = new CoapDevice(emulator.ports().coapSymmetric());
    }

    @AfterEach
    void stop() {
        device.close();
    }

    @Test
    void reportsAndRepliesAreEncrypted() throws Exception {
        CoapDevice.Symmetric session = device.new Symmetric();
        String report = "{\"id\":\"7\",\"params\":{}}";
        CoapMessage answer = device.exchange(session.publication(session.offset, CoapDevice.PROPERTY_POST, report));
        assertThat(answer.code()).isEqualTo(205);
        assertThat(session.decrypt(answer.payload())).contains("\"id\":\"7\"", "\"code\":200");
        assertThat(emulator.device(CoapDevice.PRODUCT, CoapDevice.DEVICE).messages(0))
                .singleElement()
                .satisfies(message -> {
                    assertThat(message.protocol()).isEqualTo("coap-psk");
                    assertThat(message.text()).isEqualTo(report);
                });
    }

    @Test
    void sequenceNumbersHaveToIncreaseFromTheOffsetOn() throws Exception {
        CoapDevice.Symmetric session = device.new Symmetric();
        assertThat(publish(session, session.offset - 1)).isEqualTo(403);
        assertThat(publish(session, session.offset)).isEqualTo(205);
        assertThat(publish(session, session.offset)).isEqualTo(403);
        assertThat(publish(session, session.offset + 10)).isEqualTo(205);
        assertThat(publish(session, session.offset + 9)).isEqualTo(403);
        assertThat(publish(session, session.offset + 11)).isEqualTo(205);
        assertThat(emulator.device(CoapDevice.PRODUCT, CoapDevice.DEVICE).messages(0))
                .hasSize(3);
    }

    @Test
    void aReplayedDatagramWithAnotherMessageIdIsRefused() throws Exception {
        CoapDevice.Symmetric session = device.new Symmetric();
        byte[] datagram =
                session.publication(session.offset, CoapDevice.UPDATE, "on").bytes();
        device.send(datagram);
        assertThat(device.receive().code()).isEqualTo(205);
        datagram[3] ^= 0x55;
        device.send(datagram);
        assertThat(device.receive().code()).isEqualTo(403);
    }

    @Test
    void whatIsNotEncryptedWithTheKeyIsRefused() throws Exception {
        CoapDevice.Symmetric session = device.new Symmetric();
        CoapMessage clear =
                session.publication(session.offset, CoapDevice.UPDATE, "on").withPayload(new byte[] {'o', 'n'});
        assertThat(device.exchange(clear).code()).isEqualTo(400);
        CoapMessage unnumbered = CoapMessage.post(77, CoapDevice.UPDATE, "")
                .with(2088, session.token)
                .withPayload(session.encrypt("on"));
        assertThat(device.exchange(unnumbered).code()).isEqualTo(400);
        CoapMessage wrong = CoapMessage.post(78, CoapDevice.UPDATE, "")
                .with(2088, session.token)
                .with(2089, session.encrypt("minus one"))
                .withPayload(session.encrypt("on"));
        assertThat(device.exchange(wrong).code()).isEqualTo(400);
        assertThat(emulator.device(CoapDevice.PRODUCT, CoapDevice.DEVICE).messages(0))
                .isEmpty();
    }

    @Test
    void theSequenceNumberIsSignedAndNeeded() throws Exception {
        CoapMessage without = device.auth(CoapDevice.credentials(Map.of()));
        assertThat(without.code()).isEqualTo(400);
        assertThat(without.payload()).isEmpty();
        assertThat(device.auth(CoapDevice.credentials(Map.of()).put("seq", "1")).code())
                .isEqualTo(401);
    }

    @Test
    void aTokenOfAnotherPortIsWorthNothing() throws Exception {
        try (CoapDevice plain = new CoapDevice(emulator.ports().coapPlain())) {
            CoapMessage request = device.publication(plain.token(), CoapDevice.UPDATE, "on");
            assertThat(device.exchange(request).code()).isEqualTo(401);
        }
    }

    private int publish(CoapDevice.Symmetric session, long seq) throws Exception {
        return device.exchange(session.publication(seq, CoapDevice.UPDATE, "on"))
                .code();
    }
}
