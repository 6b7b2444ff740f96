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
package org.openhab.binding.aliyuniot.link.transport.coap.secure;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.alink.AlinkJson;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.ProtocolFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;
import org.openhab.binding.aliyuniot.link.identity.SignMethod;

/**
 * What a device says on {@code /auth}, and what the platform grants on it (chapter "Establish connections over CoAP").
 * The signature is HMAC-MD5, which the platform assumes where no method is named.
 */
public final class Authentication {
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1,512}");
    private static final Pattern RANDOM = Pattern.compile("[\\x21-\\x7e]{1,256}");
    private static final Pattern OFFSET = Pattern.compile("[0-9]{1,10}");

    private final DeviceIdentity identity;
    private final DeviceSecret secret;

    public Authentication(DeviceIdentity identity, DeviceSecret secret) {
        this.identity = identity;
        this.secret = secret;
    }

    /** What later requests carry; the token is as good as the device's secret while it lasts. */
    public record Grant(String token, @Nullable PayloadCipher cipher, long sequenceOffset) {
        @Override
        public String toString() {
            return "Grant[***]";
        }
    }

    /**
     * @param sequence where the device begins to count in symmetric mode, else null
     */
    public byte[] payload(@Nullable Long sequence) {
        String clientId = identity.productKey() + "." + identity.deviceName();
        String content = "clientId" + clientId + "deviceName" + identity.deviceName() + "productKey"
                + identity.productKey() + (sequence == null ? "" : "seq" + sequence);
        JsonObject request = new JsonObject();
        request.addProperty("productKey", identity.productKey().value());
        request.addProperty("deviceName", identity.deviceName().value());
        request.addProperty("clientId", clientId);
        request.addProperty("sign", SignMethod.HMACMD5.sign(secret, content));
        if (sequence != null) {
            request.addProperty("seq", sequence.toString());
        }
        return request.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * @throws ProtocolFailure if the answer lacks what it needs to have
     */
    public Grant grant(byte[] answer, boolean symmetric) throws ProtocolFailure {
        JsonObject object = AlinkJson.object(answer);
        if (object == null) {
            throw malformed("is no JSON object");
        }
        String token = field(object, "token", TOKEN);
        if (!symmetric) {
            return new Grant(token, null, 0);
        }
        PayloadCipher cipher = new PayloadCipher(secret, field(object, "random", RANDOM));
        long offset = Long.parseLong(field(object, "seqOffset", OFFSET));
        if (offset > SequenceNumbers.MAX_OFFSET) {
            throw malformed("has a seqOffset above " + SequenceNumbers.MAX_OFFSET);
        }
        return new Grant(token, cipher, offset);
    }

    private static String field(JsonObject object, String name, Pattern pattern) throws ProtocolFailure {
        JsonElement value = object.get(name);
        if (value == null
                || !value.isJsonPrimitive()
                || !pattern.matcher(value.getAsString()).matches()) {
            throw malformed("has no usable " + name);
        }
        return value.getAsString();
    }

    private static ProtocolFailure malformed(String what) {
        return new ProtocolFailure(
                LinkFailure.Reason.MALFORMED_PACKET, "The platform's answer to the authentication " + what);
    }
}
