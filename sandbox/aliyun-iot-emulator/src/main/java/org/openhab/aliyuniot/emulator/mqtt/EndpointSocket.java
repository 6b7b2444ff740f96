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

import io.netty.channel.ChannelPipeline;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.impl.MqttEndpointImpl;
import java.lang.reflect.Field;

/**
 * The socket below an MQTT endpoint, to stop reading from it and to meddle with what goes over it.
 *
 * <p>Vert.x offers this for every kind of connection but MQTT's, hence the way through the private field.
 */
final class EndpointSocket {
    private static final Field SOCKET = field();

    private EndpointSocket() {}

    static void pause(MqttEndpoint endpoint) {
        NetSocketInternal socket = socket(endpoint);
        socket.pause();
        // Vert.x alone would go on reading into a queue.
        socket.channelHandlerContext().channel().config().setAutoRead(false);
    }

    static void resume(MqttEndpoint endpoint) {
        NetSocketInternal socket = socket(endpoint);
        socket.channelHandlerContext().channel().config().setAutoRead(true);
        socket.resume();
    }

    static ChannelPipeline pipeline(MqttEndpoint endpoint) {
        return socket(endpoint).channelHandlerContext().pipeline();
    }

    private static NetSocketInternal socket(MqttEndpoint endpoint) {
        try {
            return (NetSocketInternal) SOCKET.get(endpoint);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("The socket of an MQTT endpoint cannot be reached", e);
        }
    }

    private static Field field() {
        try {
            Field field = MqttEndpointImpl.class.getDeclaredField("conn");
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("This version of Vert.x keeps the socket of an MQTT endpoint elsewhere", e);
        }
    }
}
