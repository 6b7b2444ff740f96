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
package org.openhab.binding.aliyuniot.internal.config.parameter;

import org.eclipse.jdt.annotation.Nullable;

/**
 * The parameters of a device that speaks MQTT, beside those of all devices, as users write them.
 */
public class MqttParameters {
    public @Nullable String protocol;
    public @Nullable String mqttVersion;

    /** Seconds. */
    public int keepAlive = 300;

    public boolean cleanSession = true;
    public @Nullable String signMethod;
    public @Nullable String clientId;

    public @Nullable String auth = "secret";
    public @Nullable String certificateFile;
    public @Nullable String keyFile;
    public @Nullable String keyPassword;
    /** Whom to ask before connecting. */
    public @Nullable String authHost;

    public int authPort = 443;
    /** Where an answer may send the device. */
    public @Nullable String authDomain;

    public boolean gateway;
    /** {@code off}, or {@code events} of the thing. */
    public @Nullable String deviceLog = "off";

    public @Nullable String registration = "none";
    public @Nullable String productSecret;
    /** Where devices register over HTTPS. */
    public int registrationPort = 443;
    /** Minutes between reports of the network; 0 for none. */
    public int diagnostics;
}
