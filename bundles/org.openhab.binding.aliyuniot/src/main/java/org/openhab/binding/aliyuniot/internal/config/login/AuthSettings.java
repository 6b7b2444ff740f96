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
package org.openhab.binding.aliyuniot.internal.config.login;

import java.time.Clock;
import java.util.Objects;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.auth.AuthServer;
import org.openhab.binding.aliyuniot.link.auth.Bootstrap;
import org.openhab.binding.aliyuniot.link.auth.PlatformToken;
import org.openhab.binding.aliyuniot.link.auth.PreAuthentication;
import org.openhab.binding.aliyuniot.link.certificate.CertificateFiles;
import org.openhab.binding.aliyuniot.link.certificate.CertifiedTransports;
import org.openhab.binding.aliyuniot.link.endpoint.Endpoint;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.identity.ConnectCredentials;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;
import org.openhab.binding.aliyuniot.link.transport.AskingTransports;
import org.openhab.binding.aliyuniot.link.transport.TransportCapabilities;
import org.openhab.binding.aliyuniot.link.transport.TransportFactory;

/**
 * What a device needs before it connects over MQTT, checked.
 *
 * @param certificate of a device that proves by it who it is; {@code null} with any other way
 * @param asked where the platform's service of authentication is asked; its own place with {@link Way#X509}
 * @param domain where an answer may send the device beside the platform; {@code null} for nowhere
 */
public record AuthSettings(
        Way way,
        @Nullable CertificateFiles certificate,
        Endpoint asked,
        @Nullable String domain) {
    /** What comes before a connection. */
    public enum Way {
        /** A certificate is shown, and perhaps the names are asked for. */
        X509,
        /** A token is asked for. */
        PRE_AUTH,
        /** The address is asked for. */
        BOOTSTRAP
    }

    /** Makes connections of MQTT. */
    @FunctionalInterface
    public interface Connecting {
        TransportFactory to(Endpoint endpoint, TrustAnchors trustAnchors, ConnectCredentials credentials);
    }

    /**
     * @throws IllegalArgumentException if there is no certificate where one is shown
     */
    public AuthSettings {
        if (way == Way.X509 && certificate == null) {
            throw new IllegalArgumentException("has no certificate");
        }
    }

    /** Makes what opens connections. */
    public TransportFactory transports(
            LinkRuntime runtime,
            DeviceIdentity identity,
            TrustAnchors trustAnchors,
            MqttLogin login,
            Connecting connecting) {
        if (way == Way.X509) {
            return new CertifiedTransports(
                    runtime,
                    files(),
                    Clock.systemUTC(),
                    shown -> connecting.to(
                            asked,
                            trustAnchors.showing(shown.keyManager()),
                            login.certified(identity).credentials(identity)));
        }
        DeviceSecret secret = Objects.requireNonNull(login.secret());
        AuthServer server = new AuthServer(runtime, asked.host(), asked.port(), trustAnchors);
        if (way == Way.PRE_AUTH) {
            PreAuthentication tokens = new PreAuthentication(server, domain, Clock.systemUTC());
            return new AskingTransports<PlatformToken>(
                    TransportCapabilities.MQTT,
                    () -> tokens.ask(identity, secret, login.signMethod(), login.freePart(identity)),
                    token -> token.isGood(Clock.systemUTC()),
                    token -> connecting.to(token.endpoint(), trustAnchors, token.credentials(login.tail())));
        }
        Bootstrap bootstrap = new Bootstrap(server, domain, null);
        return new AskingTransports<Endpoint>(
                TransportCapabilities.MQTT,
                () -> bootstrap.ask(identity),
                endpoint -> true,
                endpoint -> connecting.to(endpoint, trustAnchors, login.credentials(identity, secret)));
    }

    /** Of a device that shows a certificate. */
    public CertificateFiles files() {
        return Objects.requireNonNull(certificate);
    }
}
