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
package org.openhab.binding.aliyuniot.link.endpoint;

/**
 * What carries MQTT to the platform (chapters "Establish MQTT connections over TCP" and "Establish MQTT connections over
 * WebSocket").
 */
public enum Protocol {
    /** TLS 1.2 or 1.3, the server proven by its certificate. */
    TLS(1883, true),
    /**
     * TLS 1.2 without certificates: both sides prove that they know the device's secret, as Aliyun's C SDKs can. Where
     * a server has a certificate, {@link #TLS} is better.
     */
    TLS_PSK(1883, true),
    /** No protection; the platform refuses it to accounts and devices made after August 2022. */
    TCP(1883, false),
    /** WebSocket inside TLS, for networks that let nothing but the web through. */
    WSS(443, true),
    /** WebSocket without protection. */
    WS(443, false);

    private final int defaultPort;
    private final boolean encrypted;

    Protocol(int defaultPort, boolean encrypted) {
        this.defaultPort = defaultPort;
        this.encrypted = encrypted;
    }

    /** The port on which the platform speaks it; 1883 answers plain TCP and TLS alike. */
    public int defaultPort() {
        return defaultPort;
    }

    /** Whether TLS protects the line. */
    public boolean isEncrypted() {
        return encrypted;
    }

    /** Whether the server proves who it is before anything is known of the device, so that it can be told its secret. */
    public boolean showsCertificate() {
        return encrypted && this != TLS_PSK;
    }

    /** The value of {@code securemode} in the client id. */
    public int secureMode() {
        return encrypted ? 2 : 3;
    }
}
