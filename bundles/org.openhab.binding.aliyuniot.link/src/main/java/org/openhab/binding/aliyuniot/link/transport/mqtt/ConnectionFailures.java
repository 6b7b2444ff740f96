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
package org.openhab.binding.aliyuniot.link.transport.mqtt;

import java.net.http.WebSocketHandshakeException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.openhab.binding.aliyuniot.link.endpoint.Endpoint;
import org.openhab.binding.aliyuniot.link.failure.AuthenticationFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;
import org.openhab.binding.aliyuniot.link.failure.ProtocolFailure;
import org.openhab.binding.aliyuniot.link.transport.ConnectFailures;

/**
 * Tells apart why a connection failed, from the exceptions of its socket or WebSocket and from CONNACK's return code
 * (MQTT 3.1.1, section 3.2.2.3).
 */
final class ConnectionFailures {
    private final Endpoint endpoint;
    private final ConnectFailures connecting;

    ConnectionFailures(Endpoint endpoint) {
        this.endpoint = endpoint;
        this.connecting = new ConnectFailures(endpoint.host(), endpoint.port(), "WebSocket");
    }

    LinkFailure of(Exception exception) {
        if (exception instanceof LinkFailure failure) {
            return failure;
        }
        @Nullable Throwable cause = exception instanceof MqttException ? exception.getCause() : exception;
        if (cause instanceof WebSocketHandshakeException refused) {
            int status = refused.getResponse().statusCode();
            @Nullable ProtocolFailure known = ConnectFailures.ofHttpStatus(status, endpoint.toString());
            return known != null
                    ? known
                    : new ProtocolFailure(
                            LinkFailure.Reason.NO_WEBSOCKET,
                            endpoint + " opens no WebSocket (HTTP " + status + ")",
                            exception);
        }
        return connecting.of(cause, exception);
    }

    /** The same before CONNACK, when a connection that ends was none yet. */
    LinkFailure beforeLogin(Exception exception) {
        LinkFailure failure = of(exception);
        return failure.reason() == LinkFailure.Reason.CONNECTION_LOST
                ? new NetworkFailure(
                        LinkFailure.Reason.CLOSED_WITHOUT_ANSWER,
                        endpoint + " closed the connection before it answered CONNECT",
                        exception)
                : failure;
    }

    /** The failure behind a CONNACK return code other than 0. */
    static LinkFailure ofReturnCode(int code) {
        return switch (code) {
            case 1 ->
                new ProtocolFailure(
                        LinkFailure.Reason.VERSION_REFUSED, "The platform refuses this version of MQTT (CONNACK 1)");
            case 2 ->
                new AuthenticationFailure(
                        LinkFailure.Reason.CLIENT_ID_REJECTED, "The platform rejects the client id (CONNACK 2)");
            case 3 ->
                new ProtocolFailure(LinkFailure.Reason.SERVER_UNAVAILABLE, "The platform is not available (CONNACK 3)");
            case 4 ->
                new AuthenticationFailure(
                        LinkFailure.Reason.BAD_CREDENTIALS,
                        "The platform does not accept user name or password (CONNACK 4)");
            case 5 ->
                new AuthenticationFailure(
                        LinkFailure.Reason.NOT_AUTHORIZED, "The platform does not authorize this device (CONNACK 5)");
            default ->
                new ProtocolFailure(
                        LinkFailure.Reason.MALFORMED_PACKET,
                        "The platform answered with the unknown return code " + code);
        };
    }
}
