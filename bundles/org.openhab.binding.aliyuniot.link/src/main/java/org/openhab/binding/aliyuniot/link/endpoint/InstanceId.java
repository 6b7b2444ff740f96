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
package org.openhab.binding.aliyuniot.link.endpoint;

import java.util.regex.Pattern;

/**
 * Names an instance of IoT Platform (new public instances and enterprise instances), for example
 * {@code iot-06z00abcdefghij}.
 *
 * @param value 4 to 63 small letters, digits and hyphens, as it becomes the first part of a host name
 */
public record InstanceId(String value) {
    private static final Pattern VALID = Pattern.compile("[a-z0-9][a-z0-9-]{2,61}[a-z0-9]");

    /**
     * @throws IllegalArgumentException if the value cannot be part of a host name
     */
    public InstanceId {
        if (!VALID.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "instanceId is written like iot-06z00abcdefghij, small letters, digits and hyphens, but this one has "
                            + value.length() + " characters or others than those");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
