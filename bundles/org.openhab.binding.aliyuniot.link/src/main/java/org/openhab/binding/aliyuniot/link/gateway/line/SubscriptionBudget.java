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
package org.openhab.binding.aliyuniot.link.gateway.line;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;

/**
 * The subscriptions of one connection, whosever they are: the platform takes so many and no more (chapter "Limits").
 * Belongs to the gateway's mailbox.
 */
final class SubscriptionBudget {
    /** What the platform takes on a connection. */
    static final int MOST = 100;

    private final Map<String, Set<TopicFilter>> byOwner = new HashMap<>();
    private int count;

    /**
     * Takes room for a filter.
     *
     * @return whether there was some, or it has room already
     */
    boolean take(String owner, TopicFilter filter) {
        Set<TopicFilter> own = byOwner.computeIfAbsent(owner, key -> new HashSet<>());
        if (own.contains(filter)) {
            return true;
        }
        if (count >= MOST) {
            return false;
        }
        own.add(filter);
        count++;
        return true;
    }

    void giveBack(String owner, TopicFilter filter) {
        Set<TopicFilter> own = byOwner.get(owner);
        if (own != null && own.remove(filter)) {
            count--;
        }
    }

    /** The filters of an owner, whose room is given back. */
    void giveBackAll(String owner) {
        Set<TopicFilter> own = byOwner.remove(owner);
        count -= own == null ? 0 : own.size();
    }
}
