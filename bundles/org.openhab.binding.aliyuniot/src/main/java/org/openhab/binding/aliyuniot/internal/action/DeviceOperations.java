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
package org.openhab.binding.aliyuniot.internal.action;

import java.util.concurrent.CompletionStage;
import org.openhab.binding.aliyuniot.link.transport.Message;

/**
 * What rules and the console can have a device do. The methods return at once. A refusal ends the stage with an
 * exception whose message is a sentence for the user.
 */
public interface DeviceOperations {
    /** Whether the device is connected at the moment. */
    boolean isOnline();

    /**
     * Sends a message, or keeps it until there is a connection.
     *
     * @param topic as in the configuration of channels
     * @param qos 0 or 1
     * @return ends when the message is sent (QoS 0) or acknowledged (QoS 1)
     */
    CompletionStage<Message> publish(String topic, byte[] payload, int qos);

    /**
     * Answers a call of the platform.
     *
     * @param id as in the event of the channel
     * @return ends when the answer is sent
     */
    CompletionStage<Message> answer(String id, byte[] payload);
}
