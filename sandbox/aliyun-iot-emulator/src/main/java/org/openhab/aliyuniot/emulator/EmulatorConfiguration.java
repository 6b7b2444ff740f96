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
package org.openhab.aliyuniot.emulator;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How an emulator is to run; immutable, each {@code with…} returns a changed copy.
 *
 * @param dataFolder where the certificate authority is kept; made when missing
 * @param bindAddress address that MQTT listens on; the REST interface always stays on 127.0.0.1
 * @param tcpPort port of MQTT over TCP, 0 for a free one
 * @param tlsPort port of MQTT over TLS, 0 for a free one
 * @param wsPort port of MQTT over WebSocket, 0 for a free one
 * @param wssPort port of MQTT over secure WebSocket, 0 for a free one
 * @param restPort port of the REST interface, 0 for a free one
 * @param tlsHostNames host names and IP addresses that the TLS server certificate is made out for
 * @param products products with custom topic classes; those that only devices name need not be here
 * @param devices the devices known from the start
 * @param strictLimits whether messages of a device above the platform's rates are dropped
 * @param retransmitSeconds after that, up to twice as long, a QoS 1 message without PUBACK is sent again; 1 to 3600
 */
public record EmulatorConfiguration(
        Path dataFolder,
        String bindAddress,
        int tcpPort,
        int tlsPort,
        int wsPort,
        int wssPort,
        int restPort,
        List<String> tlsHostNames,
        List<ProductDefinition> products,
        List<DeviceDefinition> devices,
        boolean strictLimits,
        int retransmitSeconds) {
    private static final int DEFAULT_RETRANSMIT_SECONDS = 5;
    private static final int MAX_RETRANSMIT_SECONDS = 3600;
    private static final int MAX_DEVICES = 100_000;
    private static final int MAX_PORT = 65535;

    public EmulatorConfiguration {
        checkPort("ports.tcp", tcpPort);
        checkPort("ports.tls", tlsPort);
        checkPort("ports.ws", wsPort);
        checkPort("ports.wss", wssPort);
        checkPort("ports.rest", restPort);
        tlsHostNames = List.copyOf(tlsHostNames);
        products = List.copyOf(products);
        devices = List.copyOf(devices);
        if (bindAddress.isBlank()) {
            throw new IllegalArgumentException("bind must be an IP address such as 127.0.0.1 but is empty");
        }
        if (retransmitSeconds < 1 || retransmitSeconds > MAX_RETRANSMIT_SECONDS) {
            throw new IllegalArgumentException(
                    "retransmitSeconds must be 1 to " + MAX_RETRANSMIT_SECONDS + " but is " + retransmitSeconds);
        }
        if (tlsHostNames.isEmpty()) {
            throw new IllegalArgumentException("tlsHostNames must name at least one host");
        }
        if (devices.size() > MAX_DEVICES) {
            throw new IllegalArgumentException("there may be at most " + MAX_DEVICES + " devices");
        }
        Set<String> names = new HashSet<>();
        for (DeviceDefinition device : devices) {
            if (!names.add(device.productKey() + "/" + device.deviceName())) {
                throw new IllegalArgumentException(
                        "device " + device.deviceName() + " of product " + device.productKey() + " is there twice");
            }
        }
    }

    /** With free ports for WebSocket. */
    public EmulatorConfiguration(
            Path dataFolder,
            String bindAddress,
            int tcpPort,
            int tlsPort,
            int restPort,
            List<String> tlsHostNames,
            List<ProductDefinition> products,
            List<DeviceDefinition> devices) {
        this(
                dataFolder,
                bindAddress,
                tcpPort,
                tlsPort,
                0,
                0,
                restPort,
                tlsHostNames,
                products,
                devices,
                false,
                DEFAULT_RETRANSMIT_SECONDS);
    }

    /** Free ports on 127.0.0.1, no devices yet. */
    public static EmulatorConfiguration in(Path dataFolder) {
        return new EmulatorConfiguration(
                dataFolder, "127.0.0.1", 0, 0, 0, List.of("localhost", "127.0.0.1", "::1"), List.of(), List.of());
    }

    public EmulatorConfiguration withBindAddress(String address) {
        return new EmulatorConfiguration(
                dataFolder,
                address,
                tcpPort,
                tlsPort,
                wsPort,
                wssPort,
                restPort,
                tlsHostNames,
                products,
                devices,
                strictLimits,
                retransmitSeconds);
    }

    public EmulatorConfiguration withPorts(int tcp, int tls, int rest) {
        return new EmulatorConfiguration(
                dataFolder,
                bindAddress,
                tcp,
                tls,
                wsPort,
                wssPort,
                rest,
                tlsHostNames,
                products,
                devices,
                strictLimits,
                retransmitSeconds);
    }

    /** Drops messages of a device above 30 a second with QoS 0 and 10 with QoS 1, or takes them all. */
    public EmulatorConfiguration withStrictLimits(boolean strict) {
        return new EmulatorConfiguration(
                dataFolder,
                bindAddress,
                tcpPort,
                tlsPort,
                wsPort,
                wssPort,
                restPort,
                tlsHostNames,
                products,
                devices,
                strict,
                retransmitSeconds);
    }

    public EmulatorConfiguration withRetransmitSeconds(int seconds) {
        return new EmulatorConfiguration(
                dataFolder,
                bindAddress,
                tcpPort,
                tlsPort,
                wsPort,
                wssPort,
                restPort,
                tlsHostNames,
                products,
                devices,
                strictLimits,
                seconds);
    }

    public EmulatorConfiguration withWebSocketPorts(int ws, int wss) {
        return new EmulatorConfiguration(
                dataFolder,
                bindAddress,
                tcpPort,
                tlsPort,
                ws,
                wss,
                restPort,
                tlsHostNames,
                products,
                devices,
                strictLimits,
                retransmitSeconds);
    }

    /** Makes the TLS server certificate out for other names, for instance to see a client refuse it. */
    public EmulatorConfiguration withTlsHostNames(String... names) {
        return new EmulatorConfiguration(
                dataFolder,
                bindAddress,
                tcpPort,
                tlsPort,
                wsPort,
                wssPort,
                restPort,
                List.of(names),
                products,
                devices,
                strictLimits,
                retransmitSeconds);
    }

    public EmulatorConfiguration withProduct(ProductDefinition product) {
        List<ProductDefinition> more = new ArrayList<>(products);
        more.add(product);
        return new EmulatorConfiguration(
                dataFolder,
                bindAddress,
                tcpPort,
                tlsPort,
                wsPort,
                wssPort,
                restPort,
                tlsHostNames,
                more,
                devices,
                strictLimits,
                retransmitSeconds);
    }

    public EmulatorConfiguration withDevice(String productKey, String deviceName, String deviceSecret) {
        List<DeviceDefinition> more = new ArrayList<>(devices);
        more.add(new DeviceDefinition(productKey, deviceName, deviceSecret));
        return new EmulatorConfiguration(
                dataFolder,
                bindAddress,
                tcpPort,
                tlsPort,
                wsPort,
                wssPort,
                restPort,
                tlsHostNames,
                products,
                more,
                strictLimits,
                retransmitSeconds);
    }

    private static void checkPort(String field, int port) {
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException(field + " must be 0 (a free one) to " + MAX_PORT + " but is " + port);
        }
    }
}
