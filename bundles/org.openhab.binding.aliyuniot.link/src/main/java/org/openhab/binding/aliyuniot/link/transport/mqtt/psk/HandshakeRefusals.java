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
package org.openhab.binding.aliyuniot.link.transport.mqtt.psk;

import org.bouncycastle.tls.AlertDescription;
import org.openhab.binding.aliyuniot.link.failure.AuthenticationFailure;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;
import org.openhab.binding.aliyuniot.link.failure.ProtocolFailure;

/**
 * What it means that a server ends the handshake with an alert (RFC 5246, section 7.2.2; RFC 4279, section 2).
 */
final class HandshakeRefusals {
    private final String address;

    HandshakeRefusals(String address) {
        this.address = address;
    }

    LinkFailure of(short alert) {
        return switch (alert) {
            case AlertDescription.unknown_psk_identity, AlertDescription.access_denied ->
                new AuthenticationFailure(
                        LinkFailure.Reason.PRE_SHARED_KEY,
                        address + " does not know the device (TLS alert " + alert + ")");
            // With another key, the server cannot read our first encrypted record.
            case AlertDescription.decrypt_error, AlertDescription.bad_record_mac, AlertDescription.decryption_failed ->
                new AuthenticationFailure(
                        LinkFailure.Reason.PRE_SHARED_KEY,
                        address + " knows another secret of the device (TLS alert " + alert + ")");
            case AlertDescription.handshake_failure,
                    AlertDescription.insufficient_security,
                    AlertDescription.protocol_version ->
                new ConfigurationFailure(
                        LinkFailure.Reason.NO_PRE_SHARED_KEY,
                        address + " speaks no TLS 1.2 with pre-shared keys (TLS alert " + alert + ")");
            default ->
                new NetworkFailure(
                        LinkFailure.Reason.TLS, address + " ends the TLS handshake (TLS alert " + alert + ")");
        };
    }

    static ProtocolFailure tooLong(String address) {
        return new ProtocolFailure(
                LinkFailure.Reason.MALFORMED_PACKET, address + " sends more than a TLS handshake has");
    }
}
