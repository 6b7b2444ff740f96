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
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;

/**
 * Hears how a session fares. Called one event after the other on the session's mailbox; must not block.
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
     * The platform refused a subscription; it is asked again with the next connection.
     */
    void subscriptionRefused(TopicFilter filter);
}
