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
package org.openhab.binding.aliyuniot.link.session;

/**
 * How much a session keeps for times without a connection; what is on its way already does not count.
 *
 * @param messages most messages, at least one
 * @param bytes most bytes of their payloads together, at least one
 */
public record QueueBounds(int messages, long bytes) {
    public static final QueueBounds DEFAULT = new QueueBounds(1000, 4L << 20);

    /**
     * @throws IllegalArgumentException if nothing would fit
     */
    public QueueBounds {
        if (messages < 1 || bytes < 1) {
            throw new IllegalArgumentException("A queue takes at least one message and one byte, but it is given room"
                    + " for " + messages + " messages and " + bytes + " bytes");
        }
    }
}
