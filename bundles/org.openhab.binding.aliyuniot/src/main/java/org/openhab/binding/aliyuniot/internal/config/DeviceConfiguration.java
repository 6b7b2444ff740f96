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
package org.openhab.binding.aliyuniot.internal.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.config.core.Configuration;

/**
 * The parameters of the thing type {@code device} as users write them; {@link DeviceSettings} checks them.
 */
public class DeviceConfiguration {
    private static final String TAGS = "tags";

    /** Parameters by which other bindings ask for a last will. */
    private static final Pattern WILL = Pattern.compile("(will|lastWill|lwt)([A-Z].*)?");

    public @Nullable String productKey;
    public @Nullable String deviceName;
    public @Nullable String deviceSecret;

    public @Nullable String region;
    public @Nullable String instanceId;
    public @Nullable String host;
    /** Without one, that of the protocol on the platform. */
    public @Nullable Integer port;

    public @Nullable String protocol;
    public @Nullable String mqttVersion;
    public @Nullable String caFile;

    /** Seconds. */
    public int keepAlive = 300;

    public boolean cleanSession = true;
    public @Nullable String signMethod;
    public @Nullable String clientId;

    public int queueMessages = 1000;
    public int queueKilobytes = 4096;
    public boolean keepQueue;

    /** Messages of QoS 0 a second; 0 for no limit. */
    public int rateQos0 = 30;

    /** Messages of QoS 1 a second; 0 for no limit. */
    public int rateQos1 = 10;

    /** Each {@code key=value}. */
    public List<String> tags = List.of();

    public @Nullable String firmwareVersion;
    public String installer = "store";
    public boolean autoUpdate;
    public @Nullable String autoUpdateWindow;
    public boolean preDownload;
    public @Nullable String firmwareKey;
    public int maxImageMegabytes = 1000;

    /** Minutes. */
    public int downloadTimeout = 120;

    /** Minutes. */
    public int installTimeout = 30;

    public @Nullable String installUrl;
    public String installMethod = "put";
    public @Nullable String installAnswer;
    public @Nullable String versionUrl;
    public @Nullable String versionTopic;
    public @Nullable String versionPattern;

    /**
     * Reads the parameters of a thing.
     *
     * @throws InvalidConfigurationException with every parameter whose value is of another kind
     */
    public static DeviceConfiguration of(Configuration configuration) throws InvalidConfigurationException {
        Map<String, Object> values = new HashMap<>();
        List<ConfigurationProblem> problems = new ArrayList<>();
        new TreeMap<>(configuration.getProperties()).forEach((name, value) -> {
            if (WILL.matcher(name).matches()) {
                problems.add(new ConfigurationProblem(name, "will", List.of(name)));
                return;
            }
            // From 5.2 on openHAB fills these in; what it leaves would only be refused by the platform.
            if (value instanceof String text && text.contains("${ENV:")) {
                problems.add(new ConfigurationProblem(name, "environment", List.of(name)));
                return;
            }
            try {
                if (value != null && !ParameterValues.isEmpty(value)) {
                    values.put(name, ofItsKind(name, value));
                }
            } catch (IllegalArgumentException e) {
                problems.add(new ConfigurationProblem(name, "value", List.of(name)));
            }
        });
        if (!problems.isEmpty()) {
            throw new InvalidConfigurationException(problems);
        }
        Object tags = values.remove(TAGS);
        DeviceConfiguration read = new Configuration(values).as(DeviceConfiguration.class);
        if (tags != null) {
            read.tags = ParameterValues.texts(tags);
        }
        return read;
    }

    private static Object ofItsKind(String name, Object value) {
        return switch (name) {
            case "port",
                    "keepAlive",
                    "queueMessages",
                    "queueKilobytes",
                    "rateQos0",
                    "rateQos1",
                    "maxImageMegabytes",
                    "downloadTimeout",
                    "installTimeout" -> ParameterValues.whole(value);
            case "cleanSession", "keepQueue", "autoUpdate", "preDownload" -> ParameterValues.truth(value);
            case TAGS -> value;
            default -> ParameterValues.text(value);
        };
    }
}
