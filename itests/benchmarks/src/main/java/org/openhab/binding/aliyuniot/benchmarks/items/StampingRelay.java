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
package org.openhab.binding.aliyuniot.benchmarks.items;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;

/**
 * Stands between devices and the platform, and says when messages passed. It is in the benchmark program, so that what is
 * measured does no work for it. For any thread.
 */
final class StampingRelay implements AutoCloseable {
    private static final int WAITING_CONNECTIONS = 1024;

    private final ServerSocket listener = new ServerSocket(0, WAITING_CONNECTIONS, InetAddress.getLoopbackAddress());
    private final Map<String, RelayedDevice> devices = new ConcurrentHashMap<>();
    private final Queue<RelayedDevice.Message> passed = new ConcurrentLinkedQueue<>();
    private final int platform;

    /**
     * @param platform its port for MQTT over TCP, on this machine
     */
    StampingRelay(int platform) throws IOException {
        this.platform = platform;
        Thread thread = new Thread(this::accept, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (!listener.isClosed()) {
                Socket device = listener.accept();
                new RelayedDevice(
                        device,
                        new Socket(InetAddress.getLoopbackAddress(), platform),
                        (user, relayed) -> devices.put(user, relayed),
                        passed::add);
            }
        } catch (IOException e) {
            if (!listener.isClosed()) {
                System.err.println("The relay has ended: " + e.getMessage());
            }
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Forgets what has passed. */
    void clear() {
        passed.clear();
    }

    /** What devices have published since, in the order of its passing. */
    Queue<RelayedDevice.Message> passed() {
        return passed;
    }

    /**
     * Sends a device a message.
     *
     * @return the time right before it went to the socket
     * @throws TimeoutException if the device is not connected
     */
    long send(String userName, String topic, byte[] payload) throws IOException, TimeoutException {
        RelayedDevice device = devices.get(userName);
        if (device == null) {
            throw new TimeoutException(userName + " is not connected");
        }
        return device.send(topic, payload);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        devices.values().forEach(RelayedDevice::close);
    }
}
