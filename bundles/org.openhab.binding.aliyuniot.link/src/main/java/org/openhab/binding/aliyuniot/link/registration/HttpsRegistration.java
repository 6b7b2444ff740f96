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
package org.openhab.binding.aliyuniot.link.registration;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.auth.AuthServer;
import org.openhab.binding.aliyuniot.link.endpoint.Hosts;
import org.openhab.binding.aliyuniot.link.endpoint.InstanceId;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.ProductSecret;
import org.openhab.binding.aliyuniot.link.identity.SignMethod;

/**
 * Registers over HTTPS, {@code POST /auth/register/device} (chapter "Dynamic registration of directly connected
 * devices"): for devices whose names are in the console already. Requests go one after the other.
 */
public final class HttpsRegistration implements Registration {
    /** Where the platform listens. */
    public static final int DEFAULT_PORT = 443;

    private final AuthServer server;
    private final @Nullable InstanceId instanceId;

    /**
     * @param host {@link Hosts#registration}, as it is in the server's certificate
     * @param instanceId of an enterprise instance, else null
     * @throws IllegalArgumentException if host or port cannot be used
     */
    public HttpsRegistration(
            LinkRuntime runtime, String host, int port, TrustAnchors trustAnchors, @Nullable InstanceId instanceId) {
        this.server = new AuthServer(runtime, host, port, trustAnchors);
        this.instanceId = instanceId;
    }

    @Override
    public CompletionStage<LearntSecret> register(DeviceIdentity identity, ProductSecret secret) {
        Map<String, String> form =
                form(identity, secret, SignMethod.HMACSHA256, RegistrationAnswer.random(), instanceId);
        return server.ask("/auth/register/device", form, "the registration of " + identity)
                .thenApply(data -> {
                    try {
                        return RegistrationAnswer.of(data, identity);
                    } catch (LinkFailure e) {
                        throw new CompletionException(e);
                    }
                });
    }

    /** The form of the request; its signature is over names and random text. */
    static Map<String, String> form(
            DeviceIdentity identity,
            ProductSecret secret,
            SignMethod method,
            String random,
            @Nullable InstanceId instanceId) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("productKey", identity.productKey().value());
        fields.put("deviceName", identity.deviceName().value());
        fields.put("random", random);
        fields.put("sign", secret.sign(method, identity, random));
        fields.put("signMethod", method.wireName());
        if (instanceId != null) {
            fields.put("instanceId", instanceId.value());
        }
        return fields;
    }
}
