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

import java.time.Duration;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.topic.Topic;

/**
 * What a device does by itself, as nobody asks it.
 *
 * @param heartbeat time between reports that show that it lives; zero for none
 * @param heartbeatTopic where they go; {@code null} for what the platform knows of each device
 * @param firmwarePoll time between questions for firmware; zero for none
 * @param diagnostics time between reports of the network; zero for none
 */
public record ReportSettings(
        Duration heartbeat, @Nullable Topic heartbeatTopic, Duration firmwarePoll, Duration diagnostics) {
    /** What a device needs that hears from the platform by itself. */
    public static final ReportSettings NONE = new ReportSettings(Duration.ZERO, null, Duration.ZERO, Duration.ZERO);
}
