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
package org.openhab.binding.aliyuniot.link.raw;

import java.util.concurrent.CompletionStage;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.session.SessionFeature;
import org.openhab.binding.aliyuniot.link.topic.SystemTopic;
import org.openhab.binding.aliyuniot.link.topic.Topic;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;

/**
 * Exchanges bytes with the script of a product that has a data format of its own (chapter "Pass-through of raw data"):
 * {@code thing/model/up_raw} up, replied to on {@code up_raw_reply}; {@code thing/model/down_raw} down, replied to on
 * {@code down_raw_reply}. All with QoS 1. For any thread.
 */
public final class RawMessages implements SessionFeature {
    private final DeviceSession session;
    private final Topic up;
    private final Topic downReply;
    private final Runnable endDown;
    private final Runnable endUpReply;

    /**
     * Best before the session starts, so that the topics are subscribed from the beginning.
     *
     * @throws ConfigurationFailure if the device's names make a topic longer than the platform takes
     */
    public RawMessages(DeviceIdentity identity, DeviceSession session, RawListener listener)
            throws ConfigurationFailure {
        this.session = session;
        up = SystemTopic.MODEL_UP_RAW.topicOf(identity);
        downReply = SystemTopic.MODEL_DOWN_RAW.replyTopicOf(identity);
        endDown = session.subscriptions()
                .add(
                        SystemTopic.MODEL_DOWN_RAW.filterOf(identity),
                        Qos.AT_LEAST_ONCE,
                        message -> listener.received(message.payload()));
        endUpReply = session.subscriptions()
                .add(
                        SystemTopic.MODEL_UP_RAW.replyFilterOf(identity),
                        Qos.AT_LEAST_ONCE,
                        message -> listener.replied(message.payload()));
    }

    /**
     * Sends bytes to the script, or keeps them until there is a connection.
     *
     * @return as {@link DeviceSession#publish}
     */
    public CompletionStage<Message> send(byte[] payload) {
        return session.publish(new Message(up, payload, Qos.AT_LEAST_ONCE));
    }

    /**
     * Replies to what the platform has sent, if there is a connection.
     *
     * @return as {@link DeviceSession#publishNow}
     */
    public CompletionStage<Message> reply(byte[] payload) {
        return session.publishNow(new Message(downReply, payload, Qos.AT_LEAST_ONCE));
    }

    /** Hears no more. */
    @Override
    public void close() {
        endDown.run();
        endUpReply.run();
    }
}
