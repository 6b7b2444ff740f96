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
package org.openhab.aliyuniot.emulator.ota.image;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.configuration.DeviceDefinition;

/** Addresses of firmware images that one device may use for a while. Only the emulator's event loop touches it. */
public final class FirmwareUrls {
    static final String PATH = "/firmware/";
    private static final String ALGORITHM = "HmacSHA256";

    private final String hostName;
    private final @Nullable String address;
    private final byte[] key = new byte[32];
    private int port;

    /**
     * @param address what devices are told; {@code null} for the host and the port where this listens
     */
    public FirmwareUrls(String hostName, @Nullable String address) {
        this.address = address;
        this.hostName = hostName.contains(":") ? "[" + hostName + "]" : hostName;
        new SecureRandom().nextBytes(key);
    }

    void listenOn(int port) {
        this.port = port;
    }

    public String of(DeviceDefinition device, FirmwareImage image, int validSeconds) {
        String path = PATH + image.id() + FirmwareImages.SUFFIX;
        String expires = Long.toString(Instant.now().getEpochSecond() + validSeconds);
        return "https://" + (address == null ? hostName + ":" + port : address) + path + "?productKey="
                + device.productKey() + "&deviceName="
                + device.deviceName() + "&Expires=" + expires + "&Signature="
                + sign(path, device.productKey(), device.deviceName(), expires);
    }

    /** Returns whether the address is one of these, unchanged, and not too old. */
    boolean admit(String path, String productKey, String deviceName, String expires, String signature) {
        boolean unchanged = MessageDigest.isEqual(
                sign(path, productKey, deviceName, expires).getBytes(StandardCharsets.US_ASCII),
                signature.getBytes(StandardCharsets.UTF_8));
        return unchanged && Instant.now().getEpochSecond() < Long.parseLong(expires);
    }

    private String sign(String... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(String.join("\n", parts).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + ALGORITHM, e);
        }
    }
}
