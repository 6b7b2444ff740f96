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

import java.util.List;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The parameters that all devices have, whatever they speak, as users write them.
 */
public class CommonParameters {
    public @Nullable String productKey;
    public @Nullable String deviceName;
    public @Nullable String deviceSecret;

    public @Nullable String region;
    public @Nullable String instanceId;
    public @Nullable String host;
    /** Without one, that of the protocol on the platform. */
    public @Nullable Integer port;

    public @Nullable String caFile;

    public int queueMessages = 1000;
    public int queueKilobytes = 4096;
    /** Longest time that a message waits; 0 for any. */
    public int queueMinutes;

    public boolean keepQueue;

    /** Messages of QoS 0 a second; 0 for no limit. */
    public int rateQos0 = 30;

    /** Messages of QoS 1 a second; 0 for no limit. */
    public int rateQos1 = 10;

    /** Each {@code key=value}. */
    public List<String> tags = List.of();

    /** Folders that files may be uploaded from; none for no uploads. */
    public List<String> uploadFolders = List.of();
}
