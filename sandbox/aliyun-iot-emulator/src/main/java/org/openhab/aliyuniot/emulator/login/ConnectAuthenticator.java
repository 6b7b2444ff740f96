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
package org.openhab.aliyuniot.emulator.login;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.configuration.DeviceName;
import org.openhab.aliyuniot.emulator.device.Device;
import org.openhab.aliyuniot.emulator.device.Devices;
import org.openhab.aliyuniot.emulator.text.Printable;

/**
 * Decides about a CONNECT as the platform does (chapters "Establish MQTT connections over TCP" and "Return codes").
 *
 * <p>Aliyun does not say how it refuses a will or a keep-alive out of range; here those are return codes 5 and 2.
 */
public final class ConnectAuthenticator {
    private static final int MAX_KEEP_ALIVE_SECONDS = 1200;
    /** {@code authType} of a device that logs in with the token that it got when it registered. */
    private static final String WITH_TOKEN = "connwl";

    private final Devices devices;
    private final DeviceTokens tokens;
    private final PlatformTokens platformTokens;
    private final CertifiedDevices certified;
    private final int minKeepAliveSeconds;
    private final int loginRefusal;

    /**
     * @param tokens of devices that have registered without having been added before
     * @param platformTokens of devices that have proven over HTTPS who they are
     * @param certified whose certificates prove who they are
     * @param loginRefusal return code for an unknown device and a wrong signature
     */
    public ConnectAuthenticator(
            Devices devices,
            DeviceTokens tokens,
            PlatformTokens platformTokens,
            CertifiedDevices certified,
            int minKeepAliveSeconds,
            int loginRefusal) {
        this.devices = devices;
        this.tokens = tokens;
        this.platformTokens = platformTokens;
        this.certified = certified;
        this.loginRefusal = loginRefusal;
        this.minKeepAliveSeconds = minKeepAliveSeconds;
    }

    public ConnectDecision decide(ConnectRequest request) {
        if (request.level() != 3 && request.level() != 4) {
            return ConnectDecision.refuse(1, "MQTT level " + request.level() + " is not served, only 3.1 and 3.1.1");
        }
        Optional<ClientId> parsed = ClientId.parse(request.clientId());
        if (parsed.isEmpty()) {
            return ConnectDecision.refuse(
                    2, "the client id is not of the form {clientId, up to 64 characters}|{key}={value},…|");
        }
        ClientId clientId = parsed.get();
        Optional<SignMethod> signMethod =
                SignMethod.of(clientId.extension("signmethod").orElse("hmacmd5"));
        if (signMethod.isEmpty()) {
            return ConnectDecision.refuse(2, "signmethod is none of hmacmd5, hmacsha1, hmacsha256");
        }
        String refusal =
                refuseTransport(request, clientId.extension("securemode").orElse(""), isWithToken(clientId));
        if (refusal != null) {
            return ConnectDecision.refuse(2, refusal);
        }
        if (request.will()) {
            return ConnectDecision.refuse(5, "the platform knows no will");
        }
        if (isWithPlatformToken(clientId)) {
            return withPlatformToken(request);
        }
        String certificate = request.certificate();
        return certificate == null
                ? authenticate(request, clientId, signMethod.get())
                : withCertificate(request, clientId, signMethod.get(), certificate);
    }

    private static boolean isWithPlatformToken(ClientId clientId) {
        return clientId.extension("securemode").filter("-1"::equals).isPresent();
    }

    private ConnectDecision withPlatformToken(ConnectRequest request) {
        Device device = platformTokens.find(request.userName(), request.password());
        if (device == null) {
            return ConnectDecision.refuse(3, "user name and password are no token, or one that is too old");
        }
        return device.isEnabled()
                ? ConnectDecision.accept(device)
                : ConnectDecision.refuse(5, "the device is disabled", device);
    }

    /** The certificate says who it is; names may be there as well, and the signature is made with an empty secret. */
    private ConnectDecision withCertificate(
            ConnectRequest request, ClientId clientId, SignMethod signMethod, String certificate) {
        Device device = certified.find(certificate);
        if (device == null) {
            return ConnectDecision.refuse(loginRefusal, "the certificate is of no device, or was removed");
        }
        if (!device.isEnabled()) {
            return ConnectDecision.refuse(5, "the device is disabled", device);
        }
        DeviceName name = device.definition().name();
        if (!request.isUnnamed() && !request.device().equals(Optional.of(name))) {
            return ConnectDecision.refuse(
                    loginRefusal, "the user name is of another device than the certificate", device);
        }
        String content = "clientId" + clientId.base()
                + "deviceName" + (request.isUnnamed() ? "" : name.deviceName())
                + "productKey" + (request.isUnnamed() ? "" : name.productKey())
                + clientId.extension("timestamp").map(t -> "timestamp" + t).orElse("");
        String password = request.password();
        return MessageDigest.isEqual(signMethod.sign("", content), SignMethod.read(password == null ? "" : password))
                ? ConnectDecision.accept(device)
                : ConnectDecision.refuse(
                        loginRefusal, "the password is not the signature made with an empty secret", device);
    }

    private static boolean isWithToken(ClientId clientId) {
        return clientId.extension("authType").filter(WITH_TOKEN::equals).isPresent();
    }

    private @Nullable String refuseTransport(ConnectRequest request, String secureMode, boolean withToken) {
        int keepAlive = request.keepAliveSeconds();
        if (keepAlive < minKeepAliveSeconds || keepAlive > MAX_KEEP_ALIVE_SECONDS) {
            return "keep-alive of " + keepAlive + " s is not within " + minKeepAliveSeconds + " to "
                    + MAX_KEEP_ALIVE_SECONDS + " s";
        }
        if (withToken) {
            return "-2".equals(secureMode) ? null : "authType=connwl demands securemode=-2";
        }
        return switch (secureMode) {
            case "2" -> request.tls() ? null : "securemode=2 demands TLS, but the connection is plain TCP";
            case "-1" -> request.tls() ? null : "securemode=-1 demands TLS, but the connection is plain TCP";
            case "3" -> request.tls() ? "securemode=3 demands plain TCP, but the connection is TLS" : null;
            default -> "securemode must be 2 (TLS), 3 (plain TCP) or -1 (TLS with a token of iot-auth)";
        };
    }

    private ConnectDecision authenticate(ConnectRequest request, ClientId clientId, SignMethod signMethod) {
        String password = request.password();
        Optional<DeviceName> name = request.device();
        if (name.isEmpty()) {
            return ConnectDecision.refuse(4, "the user name is not of the form {deviceName}&{productKey}");
        }
        boolean withToken = isWithToken(clientId);
        byte[] signature = password == null || withToken ? null : hex(password);
        if (password == null || password.isEmpty() || signature == null && !withToken) {
            return ConnectDecision.refuse(4, "the password is no signature in hexadecimal digits");
        }
        Device device = devices.find(name.get().productKey(), name.get().deviceName());
        if (device == null) {
            return ConnectDecision.refuse(
                    loginRefusal,
                    "there is no device " + Printable.of(name.get().toString()));
        }
        if (!device.isEnabled()) {
            return ConnectDecision.refuse(5, "the device is disabled", device);
        }
        if (withToken) {
            return tokens.isValid(device, clientId.base(), password)
                    ? ConnectDecision.accept(device)
                    : ConnectDecision.refuse(
                            loginRefusal, "the password is not the token that the client id got", device);
        }
        String content = "clientId" + clientId.base()
                + "deviceName" + name.get().deviceName()
                + "productKey" + name.get().productKey()
                + clientId.extension("timestamp").map(t -> "timestamp" + t).orElse("");
        byte[] expected = signMethod.sign(device.definition().deviceSecret(), content);
        return MessageDigest.isEqual(expected, signature)
                ? ConnectDecision.accept(device)
                : ConnectDecision.refuse(
                        loginRefusal, "the password is not the signature made with the device secret", device);
    }

    private static byte @Nullable [] hex(String text) {
        try {
            return text.isEmpty() ? null : HexFormat.of().parseHex(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
