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

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.endpoint.Endpoint;
import org.openhab.binding.aliyuniot.link.endpoint.Region;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;

/**
 * Asks where a device connects, {@code POST /auth/bootstrap} (chapter "Bootstrap"): for devices whose region or instance
 * is not known beforehand. For any thread.
 */
public final class Bootstrap {
    /** Whom all regions ask. */
    public static final String GLOBAL_HOST = "iot-auth-global.aliyuncs.com";

    private final AuthServer server;
    private final @Nullable String allowedDomain;
    private final @Nullable Region region;

    /**
     * @param allowedDomain where the answer may send a device beside the platform and the asked host's domain; null for
     *     nowhere
     * @param region that is asked for; null for the one that the device belongs to
     */
    public Bootstrap(AuthServer server, @Nullable String allowedDomain, @Nullable Region region) {
        this.server = server;
        this.allowedDomain = allowedDomain;
        this.region = region;
    }

    /**
     * Asks once.
     *
     * @return where to connect over MQTT in TLS; else as {@link AuthServer#ask}, or with {@link
     *     LinkFailure.Reason#FOREIGN_HOST} if the answer sends the device elsewhere
     */
    public CompletionStage<Endpoint> ask(DeviceIdentity identity) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("productKey", identity.productKey().value());
        form.put("deviceName", identity.deviceName().value());
        form.put("clientId", identity.productKey() + "." + identity.deviceName());
        form.put("resources", "mqtt");
        Region asked = region;
        return server.ask(
                        "/auth/bootstrap" + (asked == null ? "" : "/regionId/" + asked),
                        form,
                        "to say where " + identity + " connects")
                .thenApply(data -> {
                    try {
                        return NamedHost.in(data, server.host(), allowedDomain);
                    } catch (LinkFailure e) {
                        throw new CompletionException(e);
                    }
                });
    }
}
