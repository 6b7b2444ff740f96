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
import java.util.concurrent.Executor;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;

/**
 * Tells a listener on an executor of its own, in order, so that the session does not wait for it.
 */
record QueuedListener(SessionListener listener, Executor callbacks) implements SessionListener {
    @Override
    public void online() {
        callbacks.execute(listener::online);
    }

    @Override
    public void offline(LinkFailure reason, Duration delay) {
        callbacks.execute(() -> listener.offline(reason, delay));
    }

    @Override
    public void subscriptionsRefused(Set<TopicFilter> refused) {
        callbacks.execute(() -> listener.subscriptionsRefused(refused));
    }
}
