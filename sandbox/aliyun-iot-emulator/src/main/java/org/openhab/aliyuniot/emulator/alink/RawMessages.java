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
package org.openhab.aliyuniot.emulator.alink;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.device.Device;
import org.openhab.aliyuniot.emulator.text.Json;
import org.openhab.aliyuniot.emulator.thingmodel.RawCodec;

/** Messages of devices with data of their own format, which the codec of the product turns into Alink and back. */
public final class RawMessages {
    private final @Nullable RawCodec codec;

    private RawMessages(@Nullable RawCodec codec) {
        this.codec = codec;
    }

    public static RawMessages of(Device device) {
        return new RawMessages(device.codec());
    }

    /** Whether the product has such data. */
    public boolean isRaw() {
        return codec != null;
    }

    /** Returns a failure unless it is a request or a reply of Alink. */
    public AlinkResult decode(byte[] raw) {
        RawCodec present = codec;
        if (present == null) {
            return AlinkResult.failure(6200, "the product has no script");
        }
        try {
            Optional<String> alink = present.toAlink(raw);
            if (alink.isEmpty()) {
                return AlinkResult.failure(6201, "the script made nothing of it");
            }
            ObjectNode object = Json.parseObject(alink.get().getBytes(StandardCharsets.UTF_8));
            if (object == null) {
                return AlinkResult.failure(6207, "the script made no JSON object of it");
            }
            boolean known = object.path("method").isTextual() || object.has("code");
            return known ? AlinkResult.success(object) : AlinkResult.failure(6450, "the script named no method");
        } catch (RuntimeException e) {
            return AlinkResult.failure(26002, "the script failed");
        }
    }

    /** Returns empty when nothing is to be sent. */
    public Optional<byte[]> encode(byte[] alink) {
        RawCodec present = codec;
        try {
            return present == null ? Optional.of(alink) : present.toRaw(new String(alink, StandardCharsets.UTF_8));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}
