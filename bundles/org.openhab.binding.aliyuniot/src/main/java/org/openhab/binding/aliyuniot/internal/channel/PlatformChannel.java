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
package org.openhab.binding.aliyuniot.internal.channel;

import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.rrpc.RrpcTopic;

/**
 * A channel that sends to the platform or hears from it.
 */
public non-sealed interface PlatformChannel extends DeviceChannel {
    /** Which calls of the platform it answers, which no second channel may do; {@code null} for none. */
    default @Nullable RrpcTopic answers() {
        return null;
    }
}
