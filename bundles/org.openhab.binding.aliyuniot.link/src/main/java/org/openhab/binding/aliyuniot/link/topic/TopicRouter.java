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
package org.openhab.binding.aliyuniot.link.topic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Finds who wants a message. Filters without wildcards are looked up, the few others are tried one by one (a device has
 * at most 100). Not for more than one thread.
 *
 * @param <T> what receives
 */
public final class TopicRouter<T> {
    private final Map<TopicFilter, List<T>> receivers = new HashMap<>();
    private final Map<String, TopicFilter> exact = new HashMap<>();
    private final List<TopicFilter> wildcards = new ArrayList<>();

    /**
     * Adds a receiver.
     *
     * @return whether it is the first one of this filter
     */
    public boolean add(TopicFilter filter, T receiver) {
        List<T> known = receivers.get(filter);
        if (known != null) {
            known.add(receiver);
            return false;
        }
        receivers.put(filter, new ArrayList<>(List.of(receiver)));
        if (filter.hasWildcard()) {
            wildcards.add(filter);
        } else {
            exact.put(filter.value(), filter);
        }
        return true;
    }

    /**
     * Takes a receiver out.
     *
     * @return whether it was the last one of this filter
     */
    public boolean remove(TopicFilter filter, T receiver) {
        List<T> known = receivers.get(filter);
        if (known == null || !known.remove(receiver) || !known.isEmpty()) {
            return false;
        }
        receivers.remove(filter);
        wildcards.remove(filter);
        exact.remove(filter.value());
        return true;
    }

    /** The receivers of all filters that match, each as often as it was added. */
    public List<T> route(Topic topic) {
        List<T> found = new ArrayList<>();
        TopicFilter same = exact.get(topic.value());
        if (same != null) {
            addAll(found, receivers.get(same));
        }
        for (TopicFilter filter : wildcards) {
            if (filter.matches(topic)) {
                addAll(found, receivers.get(filter));
            }
        }
        return found;
    }

    private void addAll(List<T> found, @Nullable List<T> more) {
        if (more != null) {
            found.addAll(more);
        }
    }
}
