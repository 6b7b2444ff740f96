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

import java.time.Duration;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.rrpc.RrpcCall;
import org.openhab.binding.aliyuniot.link.rrpc.RrpcListener;
import org.openhab.binding.aliyuniot.link.rrpc.RrpcTopic;
import org.openhab.binding.aliyuniot.link.session.SessionFeature;
import org.openhab.binding.aliyuniot.link.session.statistics.SessionStatistics;
import org.openhab.binding.aliyuniot.link.session.subscription.MessageListener;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.openhab.core.thing.ChannelUID;

/**
 * The device's session, as far as channels use it. Listeners hear nothing more once the thing is at its end.
 */
public interface ChannelSession {
    /**
     * Brings a channel the messages of a topic. A channel that takes the place of an earlier one, with the same name,
     * filter and QoS, goes on with that one's subscription and misses nothing.
     *
     * @throws ConfigurationFailure if the platform would refuse the filter
     */
    Registration subscribe(ChannelUID channel, TopicFilter filter, Qos qos, MessageListener listener)
            throws ConfigurationFailure;

    /**
     * Brings a channel the calls of the platform.
     *
     * @param within time for an answer
     * @param automaticAnswer makes the answer that is sent then
     * @return answers what is left open automatically
     * @throws ConfigurationFailure if the topic is not the device's own
     */
    Registration listen(
            RrpcTopic topic, Duration within, Function<RrpcCall, byte[]> automaticAnswer, RrpcListener listener)
            throws ConfigurationFailure;

    /** The service of a kind that the session has; {@code null} if it does not have it. */
    default <F extends SessionFeature> @Nullable F service(Class<F> kind) {
        return null;
    }

    /** What the session has done. */
    SessionStatistics statistics();
}
