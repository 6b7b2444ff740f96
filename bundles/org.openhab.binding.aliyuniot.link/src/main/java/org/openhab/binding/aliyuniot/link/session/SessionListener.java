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

import java.time.Duration;
import java.util.Set;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;

/**
 * Hears how a session fares: one event after the other, while the session goes on.
 */
public interface SessionListener {
    /** Connected and authenticated. */
    void online();

    /**
     * The connection is lost, or an attempt to connect failed; the session tries again by itself.
     *
     * @param reason why
     * @param delay time until the next attempt
     */
    void offline(LinkFailure reason, Duration delay);

    /**
     * The platform refuses subscriptions, other ones than before, or none any more. They are asked again by and by and
     * with every connection; the first answer on a connection is told before {@link #online()}.
     *
     * @param refused all that are refused now; empty: all is well again
     */
    void subscriptionsRefused(Set<TopicFilter> refused);
}
