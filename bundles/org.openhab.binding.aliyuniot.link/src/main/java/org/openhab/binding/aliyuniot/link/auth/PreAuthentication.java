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
package org.openhab.binding.aliyuniot.link.auth;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.alink.AlinkJson;
import org.openhab.binding.aliyuniot.link.endpoint.Endpoint;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.ProtocolFailure;
import org.openhab.binding.aliyuniot.link.identity.ConnectCredentials;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;
import org.openhab.binding.aliyuniot.link.identity.SignMethod;

/**
 * Has a device prove over HTTPS who it is, {@code POST /auth/devicename} (chapter "Authenticate devices over HTTPS"): the
 * answer is a token for some days and where to connect with it. For any thread.
 */
public final class PreAuthentication {
    private static final Pattern TEXT = Pattern.compile("[\\x21-\\x7e]{1,512}");

    private final AuthServer server;
    private final @Nullable String allowedDomain;
    private final Clock clock;

    /**
     * @param allowedDomain as of {@link Bootstrap}
     */
    public PreAuthentication(AuthServer server, @Nullable String allowedDomain, Clock clock) {
        this.server = server;
        this.allowedDomain = allowedDomain;
        this.clock = clock;
    }

    /**
     * Asks once.
     *
     * @param clientId the free part of the client id, 1 to 64 characters
     * @return as {@link Bootstrap#ask}
     */
    public CompletionStage<PlatformToken> ask(
            DeviceIdentity identity, DeviceSecret secret, SignMethod signMethod, String clientId) {
        Map<String, String> form = form(identity, secret, signMethod, clientId);
        return server.ask("/auth/devicename", form, "the login of " + identity).thenApply(data -> {
            try {
                return token(data, clientId);
            } catch (LinkFailure e) {
                throw new CompletionException(e);
            }
        });
    }

    /** The request; signed is what is not about the signature itself, as with a login over MQTT. */
    static Map<String, String> form(
            DeviceIdentity identity, DeviceSecret secret, SignMethod signMethod, String clientId) {
        String sign = ConnectCredentials.of(identity, secret)
                .clientId(clientId)
                .signMethod(signMethod)
                .build()
                .password();
        Map<String, String> form = new LinkedHashMap<>();
        form.put("productKey", identity.productKey().value());
        form.put("deviceName", identity.deviceName().value());
        form.put("clientId", clientId);
        form.put("sign", sign);
        form.put("signmethod", signMethod.wireName());
        form.put("version", "default");
        form.put("resources", "mqtt");
        return form;
    }

    /** Reads {@code data} of a good answer. */
    PlatformToken token(JsonElement data, String clientId) throws ProtocolFailure {
        Endpoint endpoint = NamedHost.in(data, server.host(), allowedDomain);
        @Nullable String iotId = data instanceof JsonObject object ? AlinkJson.text(object.get("iotId")) : null;
        @Nullable String token = data instanceof JsonObject object ? AlinkJson.text(object.get("iotToken")) : null;
        if (iotId == null
                || token == null
                || !TEXT.matcher(iotId).matches()
                || !TEXT.matcher(token).matches()) {
            throw new ProtocolFailure(
                    LinkFailure.Reason.MALFORMED_PACKET, "The answer has no iotId and iotToken to log in with");
        }
        return new PlatformToken(endpoint, clientId, iotId, token, clock.instant());
    }
}
