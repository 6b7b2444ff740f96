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
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.transport.coap.endpoint.CoapSecurity;
import org.openhab.binding.aliyuniot.link.transport.coap.endpoint.CoapSettings;
import org.openhab.binding.aliyuniot.link.transport.coap.endpoint.LocalNetwork;

/** What can be configured, and that nothing in the clear leaves the local network. */
@NonNullByDefault({})
class CoapSettingsTest {
    private static CoapSettings settings(CoapSecurity security, String host, int port, int tokenOption) {
        return new CoapSettings(security, host, port, TrustAnchors.ofRuntime(), tokenOption);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "nas",
                "nas.local",
                "NAS.Local",
                "a.b.lan",
                "hub.home.arpa",
                "hub.internal",
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.5",
                "169.254.1.1"
            })
    void plainCoapMayGoToTheLocalNetwork(String host) {
        assertThat(settings(CoapSecurity.PLAIN, host, 5683, 2088).host()).isEqualTo(host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "iot.example.com",
                "a1Abc123Def.coap.cn-shanghai.link.aliyuncs.com",
                "local.example.com",
                "8.8.8.8",
                "172.32.0.1",
                "192.169.1.1",
                "999.1.1.1"
            })
    void plainCoapMayNotLeaveIt(String host) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(CoapSecurity.PLAIN, host, 5683, 2088))
                .withMessageContaining(host)
                .withMessageContaining("DTLS");
        assertThat(settings(CoapSecurity.SYMMETRIC, host, 5682, 2088).host()).isEqualTo(host);
    }

    @ParameterizedTest
    @CsvSource({"localhost, 0, 2088", "localhost, 65536, 2088", "coap://localhost, 5684, 2088", "localhost, 5684, 62"})
    void whatCannotBeUsedIsRefused(String host, int port, int tokenOption) {
        assertThatIllegalArgumentException().isThrownBy(() -> settings(CoapSecurity.DTLS, host, port, tokenOption));
    }

    @ParameterizedTest
    @CsvSource({
        "192.168.1.1, true",
        "fe80::1, true",
        "fd12:3456::1, true",
        "::1, true",
        "2001:db8::1, false",
        "8.8.8.8, false"
    })
    void addressesAreLocalOrNot(String address, boolean local) throws Exception {
        assertThat(LocalNetwork.holds(InetAddress.getByName(address))).isEqualTo(local);
    }

    /** A number is a host name by its letters, but an address by what becomes of it. */
    @Test
    void aNameThatTurnsOutToBeAPublicAddressIsRefusedToo() throws Exception {
        try (CoapBench bench = new CoapBench()) {
            CoapBench.Device device =
                    bench.open(settings(CoapSecurity.PLAIN, "134744072", 5683, 2088), CoapBench.QUICK);
            LinkFailure failure = CoapBench.get(device.closed);
            assertThat(failure.reason()).isEqualTo(LinkFailure.Reason.NOT_LOCAL);
        }
    }

    @Test
    void anUnknownHostIsTold() throws Exception {
        try (CoapBench bench = new CoapBench()) {
            CoapBench.Device device =
                    bench.open(settings(CoapSecurity.DTLS, "no-such-host.invalid", 5684, 2088), CoapBench.QUICK);
            assertThat(CoapBench.get(device.closed).reason()).hasToString("UNKNOWN_HOST");
        }
    }

    @Test
    void encryptionLeavesLessRoom() {
        try (CoapBench bench = new CoapBench()) {
            for (CoapSecurity security : CoapSecurity.values()) {
                CoapTransportFactory factory = new CoapTransportFactory(
                        bench.runtime,
                        settings(security, "localhost", security.defaultPort(), 2088),
                        CoapBench.IDENTITY,
                        CoapBench.SECRET);
                assertThat(factory.capabilities().receives()).isFalse();
                assertThat(factory.capabilities().inFlight()).isEqualTo(1);
                assertThat(factory.capabilities().largestPayload())
                        .isEqualTo(security == CoapSecurity.SYMMETRIC ? 1023 : 1024);
            }
        }
    }
}
