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
package org.openhab.binding.aliyuniot.benchmarks.micro;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.aliyuniot.link.topic.Topic;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.topic.TopicRouter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Finds who receives a message, among as many subscriptions as the platform lets a device have; a table of texts, which
 * knows no wildcards, is beside it.
 */
@State(Scope.Thread)
@NonNullByDefault({})
public class MessageRouting {
    private static final int SUBSCRIPTIONS = 100;
    private static final int WITH_WILDCARD = 10;
    private static final String DEVICE = "/a1Abc123Def/lamp01/user/room";

    private final TopicRouter<String> router = new TopicRouter<>();
    private final Map<String, List<String>> table = new HashMap<>();
    private final Topic topic = new Topic(DEVICE + "42/set");

    /** Subscribes. */
    public MessageRouting() {
        for (int i = 0; i < SUBSCRIPTIONS - WITH_WILDCARD; i++) {
            String filter = DEVICE + i + "/set";
            router.add(new TopicFilter(filter), filter);
            table.put(filter, List.of(filter));
        }
        for (int i = 0; i < WITH_WILDCARD; i++) {
            String filter = "/a1Abc123Def/lamp01/user/floor" + i + "/#";
            router.add(new TopicFilter(filter), filter);
        }
    }

    /** Ours. */
    @Benchmark
    public List<String> ours() {
        return router.route(topic);
    }

    /** What it costs at least. */
    @Benchmark
    public List<String> plain() {
        return table.getOrDefault(topic.value(), List.of());
    }
}
