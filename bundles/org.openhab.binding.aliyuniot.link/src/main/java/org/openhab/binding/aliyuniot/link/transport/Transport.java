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

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;

/**
 * One connection to the platform, used once: opened, used, closed. All methods return at once and are called on the
 * mailbox that the transport was made with; its listener and its stages are called there too. Every stage ends within
 * a bounded time, with a {@link org.openhab.binding.aliyuniot.link.failure.LinkFailure} if it fails.
 */
public interface Transport {
    /**
     * Begins to connect. Either {@link TransportListener#opened()} follows and later
     * {@link TransportListener#closed}, or only the latter.
     */
    void open();

    /**
     * Sends a message.
     *
     * @param repeated whether it was sent before and not acknowledged
     * @return ends when the message is written (QoS 0) or acknowledged (QoS 1); a transport that does not receive ends
     *     it for both when the platform has accepted the message. Fails with
     *     {@link org.openhab.binding.aliyuniot.link.failure.LinkFailure.Reason#PUBLICATION_REFUSED},
     *     {@link org.openhab.binding.aliyuniot.link.failure.LinkFailure.Reason#PAYLOAD_TOO_LARGE} or a
     *     {@link org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure} if the platform will never take this
     *     message and the transport stays open for others; with anything else if the message may be sent again on
     *     another transport, as this one is closed
     */
    CompletionStage<?> publish(Message message, boolean repeated);

    /**
     * Asks for messages. A transport that does not receive refuses all but the topics of replies, where it hands the
     * replies on that it gets.
     *
     * @return those that the platform refused, in the order of the request
     */
    CompletionStage<List<Subscription>> subscribe(List<Subscription> subscriptions);

    CompletionStage<?> unsubscribe(List<TopicFilter> filters);

    /**
     * Says goodbye where the protocol has a word for it and closes. {@link TransportListener#closed} follows, once.
     */
    void close();

    /** Closes at once, without a word, whatever the transport is doing; from any thread, any number of times. */
    void cut();
}
