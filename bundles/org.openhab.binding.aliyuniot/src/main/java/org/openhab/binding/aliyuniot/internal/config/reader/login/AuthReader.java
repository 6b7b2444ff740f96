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
package org.openhab.binding.aliyuniot.internal.config.reader.login;

import java.nio.file.Path;
import java.util.Locale;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.config.login.AuthSettings;
import org.openhab.binding.aliyuniot.internal.config.login.AuthSettings.Way;
import org.openhab.binding.aliyuniot.internal.config.parameter.MqttParameters;
import org.openhab.binding.aliyuniot.internal.config.parameter.ParameterValues;
import org.openhab.binding.aliyuniot.internal.config.parameter.Problems;
import org.openhab.binding.aliyuniot.link.auth.Bootstrap;
import org.openhab.binding.aliyuniot.link.certificate.CertificateFiles;
import org.openhab.binding.aliyuniot.link.endpoint.Endpoint;
import org.openhab.binding.aliyuniot.link.endpoint.Hosts;
import org.openhab.binding.aliyuniot.link.endpoint.Protocol;
import org.openhab.core.OpenHAB;

/**
 * Checks what comes before a connection: a certificate, a token or the question where the platform is.
 */
public final class AuthReader {
    private static final String SECRET = "secret";
    private static final String X509 = "x509";
    private static final String PRE_AUTH = "pre-auth";

    private final MqttParameters given;
    private final HostReader hosts;
    private final Problems problems;

    public AuthReader(MqttParameters given, HostReader hosts, Problems problems) {
        this.given = given;
        this.hosts = hosts;
        this.problems = problems;
    }

    private String name() {
        return ParameterValues.unquoted(given.auth, SECRET).toLowerCase(Locale.ROOT);
    }

    /** Whether a certificate says which device it is. */
    public boolean isCertified() {
        return X509.equals(name());
    }

    /** Whether the address of the platform is asked for. */
    public boolean asksAddress() {
        return !isCertified() && (PRE_AUTH.equals(name()) || hosts.isAuto());
    }

    /**
     * @return {@code null} if the device connects with its secret right away, or a problem was added
     */
    public @Nullable AuthSettings read(Protocol protocol) {
        boolean fits = problems.within("authPort", given.authPort, 1, 65_535);
        Way way = way();
        if (way == null || !fits) {
            return null;
        }
        if (protocol != Protocol.TLS) {
            problems.add("protocol", "auth-tls");
            return null;
        }
        return way == Way.X509 ? certified() : asking(way);
    }

    private @Nullable Way way() {
        String name = name();
        return switch (name) {
            case X509 -> Way.X509;
            case PRE_AUTH -> Way.PRE_AUTH;
            case SECRET -> hosts.isAuto() ? Way.BOOTSTRAP : null;
            default -> {
                problems.wrong("auth", "auth", name, "[a-z0-9-]");
                yield null;
            }
        };
    }

    private @Nullable AuthSettings certified() {
        Integer port = hosts.port(Protocol.TLS.defaultPort());
        String own = hosts.own();
        String host = own.isEmpty() ? Hosts.X509 : own;
        if (ParameterValues.unquoted(given.certificateFile, "").isEmpty()) {
            problems.add("certificateFile", "certificate-file-missing");
        }
        Path certificate = file("certificateFile", given.certificateFile);
        Path key = file("keyFile", given.keyFile);
        String password = given.keyPassword;
        return port == null || certificate == null
                ? null
                : problems.read(
                        "host",
                        "host",
                        host,
                        HostReader.CHARACTERS,
                        () -> new AuthSettings(
                                Way.X509,
                                new CertificateFiles(
                                        certificate, key, password == null || password.isEmpty() ? null : password),
                                new Endpoint(host, port, Protocol.TLS),
                                null));
    }

    private @Nullable Path file(String parameter, @Nullable String text) {
        String file = ParameterValues.unquoted(text, "");
        if (file.contains("-----BEGIN")) {
            problems.add(parameter, "certificate-pasted", parameter);
            return null;
        }
        return file.isEmpty()
                ? null
                : problems.read(
                        parameter,
                        "file",
                        file,
                        "\\P{C}",
                        () -> Path.of(OpenHAB.getConfigFolder()).resolve(file));
    }

    private @Nullable AuthSettings asking(Way way) {
        String own = ParameterValues.unquoted(given.authHost, "");
        String host = !own.isEmpty()
                ? own
                : way == Way.BOOTSTRAP || hosts.isAuto() ? Bootstrap.GLOBAL_HOST : hosts.ofRegion(Hosts::registration);
        String domain = ParameterValues.unquoted(given.authDomain, "");
        if (!domain.isEmpty()
                && problems.read(
                                "authDomain",
                                "auth-domain",
                                domain,
                                HostReader.CHARACTERS,
                                () -> new Endpoint(domain, given.authPort, Protocol.TLS))
                        == null) {
            return null;
        }
        return host == null
                ? null
                : problems.read(
                        "authHost",
                        "host",
                        host,
                        HostReader.CHARACTERS,
                        () -> new AuthSettings(
                                way,
                                null,
                                new Endpoint(host, given.authPort, Protocol.TLS),
                                domain.isEmpty() ? null : domain));
    }
}
