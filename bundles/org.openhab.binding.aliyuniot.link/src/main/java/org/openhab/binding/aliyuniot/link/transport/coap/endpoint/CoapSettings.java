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
package org.openhab.binding.aliyuniot.link.transport.coap.endpoint;

import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.endpoint.Hosts;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.identity.PreSharedKey;

/**
 * How to connect over CoAP, which the platform offers in the region cn-shanghai.
 *
 * @param host name or IPv4 address; with {@link CoapSecurity#PLAIN} one on the local network
 * @param trustAnchors who vouches for the server; of use with {@link CoapSecurity#DTLS} only
 * @param tokenOption number of the option that carries the device's token: {@value #DOCUMENTED_TOKEN_OPTION}, as
 *     documented, or {@value #SDK_TOKEN_OPTION}, as most versions of the C SDK send it
 * @param preSharedKey what {@link CoapSecurity#DTLS_PSK} connects with; the others need none
 */
public record CoapSettings(
        CoapSecurity security,
        String host,
        int port,
        TrustAnchors trustAnchors,
        int tokenOption,
        @Nullable PreSharedKey preSharedKey) {
    public static final int DOCUMENTED_TOKEN_OPTION = 2088;
    public static final int SDK_TOKEN_OPTION = 61;

    /**
     * @throws IllegalArgumentException if one of the values cannot be used
     */
    public CoapSettings {
        Hosts.check(host, port);
        if (tokenOption != DOCUMENTED_TOKEN_OPTION && tokenOption != SDK_TOKEN_OPTION) {
            throw new IllegalArgumentException("tokenOption is " + DOCUMENTED_TOKEN_OPTION + " or " + SDK_TOKEN_OPTION
                    + ", but it is " + tokenOption);
        }
        if (security == CoapSecurity.PLAIN && !LocalNetwork.mayHold(host)) {
            throw new IllegalArgumentException("plain CoAP lets everybody on the way read and forge what the device"
                    + " reports, so host is on the local network, such as 192.168.1.5 or nas.local, but it is \"" + host
                    + "\"; choose DTLS for it");
        }
    }

    /** Without a pre-shared key, which {@link #with} adds. */
    public CoapSettings(CoapSecurity security, String host, int port, TrustAnchors trustAnchors, int tokenOption) {
        this(security, host, port, trustAnchors, tokenOption, null);
    }

    /** The same for the device that the key belongs to. */
    public CoapSettings with(PreSharedKey key) {
        return new CoapSettings(security, host, port, trustAnchors, tokenOption, key);
    }

    /** Where to, for people. */
    public String address() {
        return host + ":" + port;
    }
}
