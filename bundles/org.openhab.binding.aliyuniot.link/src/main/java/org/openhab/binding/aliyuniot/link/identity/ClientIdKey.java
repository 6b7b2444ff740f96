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
package org.openhab.binding.aliyuniot.link.identity;

/**
 * The documented keys of a client id's tail, {@code {clientId}|key=value,key=value|}. Only {@link #TIMESTAMP} takes
 * part in the signature; the platform ignores what it does not know, and the order does not matter.
 */
public enum ClientIdKey {
    /** 2 for TLS, 3 for plain TCP, -2 for devices without a registered secret. */
    SECURE_MODE("securemode"),
    /** See {@link SignMethod#wireName()}; the platform assumes hmacmd5 where it is missing. */
    SIGN_METHOD("signmethod"),
    /** Milliseconds since 1970 in decimal digits; not compared with the platform's clock. */
    TIMESTAMP("timestamp"),
    /** Language of the device's software. */
    LANGUAGE("lan"),
    /** Version of the device's software. */
    SDK_VERSION("_v"),
    /** 1 if the device is a gateway, else 0. */
    GATEWAY("gw"),
    /** Bit map of abilities: 1 remote calls (RRPC) on own topics, 2 error notices. */
    EXTENSION("ext"),
    /** 1 lets the platform subscribe the system topics for the device. */
    AUTO_SUBSCRIBE("_ss"),
    /** Transport statistics. */
    CONNECTION_STATISTICS("_conn"),
    PARTNER_ID("pid"),
    MODULE_ID("mid"),
    /** {@code register}, {@code regnwl} or {@code connwl} for devices without a registered secret. */
    AUTH_TYPE("authType"),
    /** Dynamic registration: any text, part of that signature. */
    RANDOM("random"),
    /** Dynamic registration on enterprise instances. */
    INSTANCE_ID("instanceId"),
    /** Free text about the network interface. */
    INTERFACE_INFO("sii"),
    /** Life platform (生活物联网平台): marks a device of it. */
    LIFE_PLATFORM("_fy"),
    /** Life platform: {@code custom-ilop}. */
    LIFE_AUTH_TYPE("authtype"),
    /** Life platform: what kind of token follows. */
    TOKEN_TYPE("tokenType"),
    /** Life platform: the token, a secret. */
    TOKEN("token");

    private final String wireName;

    ClientIdKey(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
