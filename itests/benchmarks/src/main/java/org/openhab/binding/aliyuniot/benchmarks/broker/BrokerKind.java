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
package org.openhab.binding.aliyuniot.benchmarks.broker;

import java.io.IOException;

/**
 * The brokers that the benchmarks can run on, and the way that a message takes there.
 */
public enum BrokerKind {
    /** Sends each device its own message back. */
    MOSQUITTO("mosquitto", "/%s/%s/user/echo", "/%s/%s/user/echo"),

    /** Answers each property report, as the platform does; devices do not get their own messages back there. */
    EMULATOR(
            "Aliyun IoT Emulator",
            "/sys/%s/%s/thing/event/property/post",
            "/sys/%s/%s/thing/event/property/post_reply");

    private final String label;
    private final String uplink;
    private final String downlink;

    BrokerKind(String label, String uplink, String downlink) {
        this.label = label;
        this.uplink = uplink;
        this.downlink = downlink;
    }

    /** What the report calls it. */
    public String label() {
        return label;
    }

    public String uplink(String productKey, String deviceName) {
        return String.format(uplink, productKey, deviceName);
    }

    public String downlink(String productKey, String deviceName) {
        return String.format(downlink, productKey, deviceName);
    }

    /** Mosquitto where it is installed, else the emulator. */
    public static BrokerKind installed() {
        return Mosquitto.find().isPresent() ? MOSQUITTO : EMULATOR;
    }

    /**
     * Starts one and waits until it takes connections.
     *
     * @param devices how many must be able to log in
     * @throws IOException if it does not start; the message says why
     */
    public Broker start(int devices) throws IOException, InterruptedException {
        return this == MOSQUITTO ? Mosquitto.start() : EmulatorBroker.start(devices);
    }
}
