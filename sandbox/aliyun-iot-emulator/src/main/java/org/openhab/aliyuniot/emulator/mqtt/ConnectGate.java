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
package org.openhab.aliyuniot.emulator.mqtt;

import io.vertx.core.Vertx;
import io.vertx.mqtt.MqttEndpoint;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.configuration.DeviceDefinition;
import org.openhab.aliyuniot.emulator.fault.Faults;

/** Holds CONNECTs back while a fault says so. Only the emulator's event loop touches it. */
final class ConnectGate {
    private static final int MAX_HELD = 10_000;

    private final Vertx vertx;
    private final Faults faults;
    private final List<Held> held = new ArrayList<>();

    ConnectGate(Vertx vertx, Faults faults) {
        this.vertx = vertx;
        this.faults = faults;
        faults.onChange(this::faultsChanged);
    }

    /** Runs the answer at once or, as long as the connection lives until then, later. */
    void pass(MqttEndpoint endpoint, @Nullable DeviceDefinition device, Runnable answer) {
        int delay = faults.delayMillis(device);
        boolean blackHole = faults.blackHole(device);
        if (delay == 0 && !blackHole) {
            answer.run();
        } else if (held.size() >= MAX_HELD) {
            endpoint.close();
        } else {
            Held connect = new Held(endpoint, device, answer, delay > 0);
            held.add(connect);
            endpoint.closeHandler(nothing -> held.remove(connect));
            // Vert.x closes a connection on which something comes before CONNACK, MQTT allows it.
            EndpointSocket.pause(endpoint);
            if (delay > 0) {
                vertx.setTimer(delay, id -> {
                    connect.delayed = false;
                    release(connect);
                });
            }
        }
    }

    private void faultsChanged() {
        List.copyOf(held).forEach(this::release);
    }

    private void release(Held connect) {
        boolean wait = connect.delayed && faults.delayMillis(connect.device) > 0;
        if (!wait && !faults.blackHole(connect.device) && held.remove(connect)) {
            connect.answer.run();
            EndpointSocket.resume(connect.endpoint);
        }
    }

    private static final class Held {
        private final MqttEndpoint endpoint;
        private final @Nullable DeviceDefinition device;
        private final Runnable answer;
        private boolean delayed;

        Held(MqttEndpoint endpoint, @Nullable DeviceDefinition device, Runnable answer, boolean delayed) {
            this.endpoint = endpoint;
            this.device = device;
            this.answer = answer;
            this.delayed = delayed;
        }
    }
}
