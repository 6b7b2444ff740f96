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
package org.openhab.aliyuniot.emulator.gateway;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openhab.aliyuniot.emulator.configuration.DeviceName;

/** Finds out of which device a topic, or a topic filter, is. */
final class TopicOwner {
    private static final Pattern OF_A_DEVICE =
            Pattern.compile("(?:/ext/rrpc/[^/]+(?=/))?(?:/(?:sys|shadow/(?:update|get)|ota/device/[a-z]+"
                    + "|ext/(?:ntp|error|session)))?"
                    + "/(?!(?:sys|shadow|ota|ext|broadcast)/)([A-Za-z0-9]{1,20})/([A-Za-z0-9_@.:-]{1,32})(?:/.*)?");

    private TopicOwner() {}

    /** Empty when it is of no device, or names it by a wildcard. */
    static Optional<DeviceName> of(String topic) {
        Matcher matcher = OF_A_DEVICE.matcher(topic);
        return matcher.matches() ? Optional.of(new DeviceName(matcher.group(1), matcher.group(2))) : Optional.empty();
    }
}
