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

/**
 * What a way to the platform can do, so that a session asks no more of it.
 *
 * @param receives whether the device may subscribe and is sent messages without having asked; else all that comes are
 *     {@linkplain ReplyTopics replies} to what it has published
 * @param largestPayload what one message may carry, in bytes, 1 or more
 * @param inFlight publications under way at a time, 1 or more; one keeps their order where each goes its own way
 */
public record TransportCapabilities(boolean receives, int largestPayload, int inFlight) {
    /** MQTT; of the 100 unacknowledged messages that the platform allows some are left for what is sent again. */
    public static final TransportCapabilities MQTT = new TransportCapabilities(true, Message.MAX_PAYLOAD_BYTES, 90);

    /**
     * @throws IllegalArgumentException if a number is not positive
     */
    public TransportCapabilities {
        if (largestPayload < 1 || inFlight < 1) {
            throw new IllegalArgumentException(
                    "largestPayload and inFlight are 1 or more, but they are " + largestPayload + " and " + inFlight);
        }
    }
}
