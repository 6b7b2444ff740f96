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

import java.util.Locale;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.config.parameter.CommonParameters;
import org.openhab.binding.aliyuniot.internal.config.parameter.ParameterValues;
import org.openhab.binding.aliyuniot.internal.config.parameter.Problems;
import org.openhab.binding.aliyuniot.link.endpoint.InstanceId;
import org.openhab.binding.aliyuniot.link.endpoint.Region;

/**
 * Finds out where the platform is.
 */
public final class HostReader {
    /** What a host is made of. */
    public static final String CHARACTERS = "[A-Za-z0-9.-]";

    private static final String AUTO = "auto";
    private static final String DEFAULT_REGION = "cn-shanghai";

    private final CommonParameters given;
    private final Problems problems;

    public HostReader(CommonParameters given, Problems problems) {
        this.given = given;
        this.problems = problems;
    }

    /** Whether the platform is asked where it is. */
    public boolean isAuto() {
        return AUTO.equals(
                        ParameterValues.unquoted(given.region, DEFAULT_REGION).toLowerCase(Locale.ROOT))
                && ParameterValues.unquoted(given.instanceId, "").isEmpty()
                && ParameterValues.unquoted(given.host, "").isEmpty();
    }

    /** The port, given or not; {@code null} if it is none, which is added to the problems. */
    public @Nullable Integer port(int byDefault) {
        Integer own = given.port;
        int port = own == null ? byDefault : own;
        if (port < 1 || port > 65_535) {
            problems.add("port", "port", Integer.toString(port));
            return null;
        }
        return port;
    }

    /** The host that the user has named, or an empty text. */
    public String own() {
        String own = ParameterValues.unquoted(given.host, "");
        if (Credentials.isLikeSecret(own)) {
            problems.add("host", "secret-elsewhere", "host");
        }
        return own;
    }

    /**
     * The host of the platform, by instance ID or region.
     *
     * @param ofRegion {@code null} if it cannot be told
     */
    public @Nullable String ofPlatform(
            Function<InstanceId, String> ofInstance, Function<Region, @Nullable String> ofRegion) {
        String id = ParameterValues.unquoted(given.instanceId, "");
        if (!id.isEmpty()) {
            InstanceId instance = problems.read("instanceId", "instance-id", id, "[a-z0-9-]", () -> new InstanceId(id));
            return instance == null ? null : ofInstance.apply(instance);
        }
        return ofRegion(ofRegion);
    }

    /** The host of the platform by region, whatever the instance. */
    public @Nullable String ofRegion(Function<Region, @Nullable String> ofRegion) {
        String name = ParameterValues.unquoted(given.region, DEFAULT_REGION);
        Region region = problems.read("region", "region", name, "[a-z0-9-]", () -> new Region(name));
        return region == null ? null : ofRegion.apply(region);
    }

    /** The ID of an instance; {@code null} if there is none, or none that can be used, which is told with the host. */
    public @Nullable InstanceId instanceId() {
        String id = ParameterValues.unquoted(given.instanceId, "");
        try {
            return id.isEmpty() ? null : new InstanceId(id);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
