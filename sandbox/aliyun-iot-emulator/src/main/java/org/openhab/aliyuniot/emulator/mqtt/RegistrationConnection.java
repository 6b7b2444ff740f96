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

import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttEndpoint;
import java.util.concurrent.TimeUnit;
import org.openhab.aliyuniot.emulator.message.PlatformReply;

/**
 * A connection on which a device registers: it gets one message, and has to disconnect within 15 s. Only the emulator's event
 * loop touches it.
 */
final class RegistrationConnection {
    private static final long MAX_SECONDS = 15;

    private final Vertx vertx;
    private final MqttEndpoint endpoint;

    RegistrationConnection(Vertx vertx, MqttEndpoint endpoint) {
        this.vertx = vertx;
        this.endpoint = endpoint;
    }

    /** Answers CONNACK and sends the message. */
    void accept(PlatformReply message) {
        long timer = vertx.setTimer(TimeUnit.SECONDS.toMillis(MAX_SECONDS), passed -> endpoint.close());
        endpoint.closeHandler(nothing -> vertx.cancelTimer(timer));
        endpoint.subscribeHandler(nothing -> endpoint.close());
        endpoint.publishHandler(nothing -> endpoint.close());
        EndpointSocket.pipeline(endpoint).addLast(new UnhandledPackets(reason -> endpoint.close()));
        endpoint.accept(false);
        endpoint.publish(message.topic(), Buffer.buffer(message.payload()), MqttQoS.AT_MOST_ONCE, false, false);
    }
}
