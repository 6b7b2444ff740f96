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
package org.openhab.binding.aliyuniot.benchmarks.echo;

import java.util.function.IntFunction;
import org.openhab.binding.aliyuniot.benchmarks.client.BareClients;
import org.openhab.binding.aliyuniot.benchmarks.client.HiveMqClients;
import org.openhab.binding.aliyuniot.benchmarks.client.PahoClients;
import org.openhab.binding.aliyuniot.benchmarks.client.SessionClients;
import org.openhab.binding.aliyuniot.benchmarks.load.EchoClients;

/**
 * The clients that are compared.
 */
public enum Subject {
    /** The yardstick comes first. */
    BARE("bare loop", BareClients::new),
    SESSION("DeviceSession", SessionClients::new),
    PAHO("Paho 1.2.5", PahoClients::new),
    HIVEMQ("HiveMQ 1.3.14", HiveMqClients::new);

    private final String label;
    private final IntFunction<EchoClients> clients;

    Subject(String label, IntFunction<EchoClients> clients) {
        this.label = label;
        this.clients = clients;
    }

    /** What the table calls it. */
    public String label() {
        return label;
    }

    /** Its clients, for a broker on a port of this machine. */
    public EchoClients clients(int port) {
        return clients.apply(port);
    }
}
