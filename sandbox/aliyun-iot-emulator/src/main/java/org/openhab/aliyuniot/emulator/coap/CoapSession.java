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
package org.openhab.aliyuniot.emulator.coap;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.configuration.DeviceDefinition;

/** What the platform keeps of a device beside its token. Only the emulator's event loop touches it. */
final class CoapSession {
    private static final String DECIMAL = "[0-9]{1,18}";

    private final DeviceDefinition device;
    private final boolean separate;
    private final @Nullable SymmetricCipher cipher;
    private long nextSequence;

    /**
     * Takes what the device asked for and what it was told.
     *
     * @param separate whether it wants its responses apart from the acknowledgements
     * @param cipher null without symmetric encryption
     * @param sequenceOffset the first sequence number that it may use
     */
    CoapSession(DeviceDefinition device, boolean separate, @Nullable SymmetricCipher cipher, long sequenceOffset) {
        this.device = device;
        this.separate = separate;
        this.cipher = cipher;
        nextSequence = sequenceOffset;
    }

    DeviceDefinition device() {
        return device;
    }

    boolean isSeparate() {
        return separate;
    }

    byte[] encrypt(byte[] payload) {
        SymmetricCipher symmetric = cipher;
        return symmetric == null ? payload : symmetric.encrypt(payload);
    }

    byte[] decrypt(byte[] payload) throws CoapRefusal {
        SymmetricCipher symmetric = cipher;
        if (symmetric == null || payload.length == 0) {
            return payload;
        }
        return symmetric
                .decrypt(payload)
                .orElseThrow(() -> new CoapRefusal(ResponseCode.BAD_REQUEST, "the payload cannot be decrypted"));
    }

    /** Takes the encrypted sequence number of a request; a replayed one is refused. */
    void advance(byte[] encrypted) throws CoapRefusal {
        SymmetricCipher symmetric = cipher;
        Optional<byte[]> clear = symmetric == null ? Optional.empty() : symmetric.decrypt(encrypted);
        String text =
                clear.map(bytes -> new String(bytes, StandardCharsets.US_ASCII)).orElse("");
        if (!text.matches(DECIMAL)) {
            throw new CoapRefusal(ResponseCode.BAD_REQUEST, "the sequence number cannot be decrypted");
        }
        long sequence = Long.parseLong(text);
        if (sequence < nextSequence) {
            throw new CoapRefusal(
                    ResponseCode.FORBIDDEN, "the sequence number was used before, or is below the offset");
        }
        nextSequence = sequence + 1;
    }
}
