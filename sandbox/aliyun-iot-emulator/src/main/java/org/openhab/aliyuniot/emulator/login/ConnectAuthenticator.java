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

    private final Devices devices;
    private final int minKeepAliveSeconds;
    private final int loginRefusal;

    /**
     * @param loginRefusal return code for an unknown device and a wrong signature
     */
    public ConnectAuthenticator(Devices devices, int minKeepAliveSeconds, int loginRefusal) {
        this.devices = devices;
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
                refuseTransport(request, clientId.extension("securemode").orElse(""));
        if (refusal != null) {
            return ConnectDecision.refuse(2, refusal);
        }
        if (request.will()) {
            return ConnectDecision.refuse(5, "the platform knows no will");
        }
        return authenticate(request, clientId, signMethod.get());
    }

    private @Nullable String refuseTransport(ConnectRequest request, String secureMode) {
        int keepAlive = request.keepAliveSeconds();
        if (keepAlive < minKeepAliveSeconds || keepAlive > MAX_KEEP_ALIVE_SECONDS) {
            return "keep-alive of " + keepAlive + " s is not within " + minKeepAliveSeconds + " to "
                    + MAX_KEEP_ALIVE_SECONDS + " s";
        }
        return switch (secureMode) {
            case "2" -> request.tls() ? null : "securemode=2 demands TLS, but the connection is plain TCP";
            case "3" -> request.tls() ? "securemode=3 demands plain TCP, but the connection is TLS" : null;
            default -> "securemode must be 2 (TLS) or 3 (plain TCP)";
        };
    }

    private ConnectDecision authenticate(ConnectRequest request, ClientId clientId, SignMethod signMethod) {
        String userName = request.userName();
        String password = request.password();
        int ampersand = userName == null ? -1 : userName.lastIndexOf('&');
        if (userName == null || ampersand <= 0 || ampersand == userName.length() - 1) {
            return ConnectDecision.refuse(4, "the user name is not of the form {deviceName}&{productKey}");
        }
        byte[] signature = password == null ? null : hex(password);
        if (signature == null) {
            return ConnectDecision.refuse(4, "the password is no signature in hexadecimal digits");
        }
        String deviceName = userName.substring(0, ampersand);
        String productKey = userName.substring(ampersand + 1);
        Device device = devices.find(productKey, deviceName);
        if (device == null) {
            return ConnectDecision.refuse(
                    loginRefusal, "there is no device " + Printable.of(productKey + "/" + deviceName));
        }
        if (!device.isEnabled()) {
            return ConnectDecision.refuse(5, "the device is disabled", device);
        }
        String content = "clientId" + clientId.base() + "deviceName" + deviceName + "productKey" + productKey
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
