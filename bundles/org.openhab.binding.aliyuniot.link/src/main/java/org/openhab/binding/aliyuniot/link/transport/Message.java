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
package org.openhab.binding.aliyuniot.link.transport;

import org.openhab.binding.aliyuniot.link.topic.Topic;

/**
 * A message on its way, in either direction.
 *
 * @param payload up to {@value #MAX_PAYLOAD_BYTES} bytes; shared, not copied, so nobody changes it
 */
public record Message(Topic topic, byte[] payload, Qos qos) {
    /** Largest payload that the platform takes over MQTT (chapter "Limits"). */
    public static final int MAX_PAYLOAD_BYTES = 256 * 1024;

    @Override
    public String toString() {
        return topic + " (" + payload.length + " bytes, QoS " + qos.level() + ")";
    }
}
