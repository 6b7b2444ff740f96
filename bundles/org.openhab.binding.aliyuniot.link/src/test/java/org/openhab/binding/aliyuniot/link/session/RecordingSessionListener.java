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
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;

/** Remembers what a session told. */
public final class RecordingSessionListener implements SessionListener {
    final AtomicInteger online = new AtomicInteger();
    final List<LinkFailure> failures = new CopyOnWriteArrayList<>();
    final List<Duration> delays = new CopyOnWriteArrayList<>();
    final List<Set<TopicFilter>> refused = new CopyOnWriteArrayList<>();

    @Override
    public void online() {
        online.incrementAndGet();
    }

    @Override
    public void offline(LinkFailure reason, Duration delay) {
        delays.add(delay);
        failures.add(reason);
    }

    @Override
    public void subscriptionsRefused(Set<TopicFilter> filters) {
        refused.add(filters);
    }
}
