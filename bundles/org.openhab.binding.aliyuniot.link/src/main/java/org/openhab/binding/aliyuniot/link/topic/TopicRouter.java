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
import java.util.LinkedHashMap;
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
    // The lists are never changed but replaced, so that the usual case, one exact filter, hands one out as it is.
    private final Map<String, List<T>> exact = new HashMap<>();
    private final Map<TopicFilter, List<T>> wildcards = new LinkedHashMap<>();

    /**
     * Adds a receiver.
     *
     * @return whether it is the first one of this filter
     */
    public boolean add(TopicFilter filter, T receiver) {
        return filter.hasWildcard() ? add(wildcards, filter, receiver) : add(exact, filter.value(), receiver);
    }

    private static <K, R> boolean add(Map<K, List<R>> receivers, K key, R receiver) {
        List<R> known = receivers.getOrDefault(key, List.of());
        List<R> more = new ArrayList<>(known);
        more.add(receiver);
        receivers.put(key, List.copyOf(more));
        return known.isEmpty();
    }

    /**
     * Takes a receiver out.
     *
     * @return whether it was the last one of this filter
     */
    public boolean remove(TopicFilter filter, T receiver) {
        return filter.hasWildcard() ? remove(wildcards, filter, receiver) : remove(exact, filter.value(), receiver);
    }

    private static <K, R> boolean remove(Map<K, List<R>> receivers, K key, R receiver) {
        List<R> left = new ArrayList<>(receivers.getOrDefault(key, List.of()));
        if (!left.remove(receiver)) {
            return false;
        }
        if (left.isEmpty()) {
            receivers.remove(key);
            return true;
        }
        receivers.put(key, List.copyOf(left));
        return false;
    }

    /** The receivers of all filters that match, each as often as it was added; later changes do not touch the list. */
    public List<T> route(Topic topic) {
        List<T> found = exact.getOrDefault(topic.value(), List.of());
        @Nullable List<T> all = null;
        for (Map.Entry<TopicFilter, List<T>> entry : wildcards.entrySet()) {
            if (entry.getKey().matches(topic)) {
                if (all == null) {
                    all = new ArrayList<>(found);
                }
                all.addAll(entry.getValue());
            }
        }
        return all == null ? found : all;
    }
}
