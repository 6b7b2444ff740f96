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

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.gateway.line.LineListener.Management;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.TransportListener;

/**
 * Who gets what comes over a gateway's connection, by the names in its topic. Routes change on any thread; messages come
 * on the gateway's mailbox.
 */
final class MessageRoutes {
    private static final String SYSTEM = "/sys/";
    private static final String THING = "/thing/";

    private static final Map<String, Management> MANAGEMENT = Stream.of(Management.values())
            .collect(Collectors.toUnmodifiableMap(what -> what.name().toLowerCase(Locale.ROOT), Function.identity()));

    private final String gateway;
    private final Map<String, SubDeviceReceiver> receivers = new ConcurrentHashMap<>();

    /**
     * @param gateway {@code productKey/deviceName}
     */
    MessageRoutes(String gateway) {
        this.gateway = gateway;
    }

    void put(String device, SubDeviceReceiver receiver) {
        receivers.put(device, receiver);
    }

    /** Whether it was there. */
    boolean remove(String device, SubDeviceReceiver receiver) {
        return receivers.remove(device, receiver);
    }

    /**
     * Hands a message on.
     *
     * @param above the gateway's own session
     * @param listener hears what concerns a sub-device as such
     */
    void route(Message message, Runnable handled, TransportListener above, LineListener listener) {
        String topic = message.topic().value();
        String product = TopicOwner.productOfBroadcast(topic);
        if (product != null) {
            broadcast(product, message, handled, above);
            return;
        }
        String owner = TopicOwner.of(topic);
        if (owner == null || owner.equals(gateway)) {
            above.received(message, handled);
            return;
        }
        Management what = managementOn(topic, owner);
        SubDeviceReceiver receiver = receivers.get(owner);
        if (what != null) {
            handled.run();
            listener.managed(owner, what, message);
        } else if (receiver == null) {
            // Of a sub-device that has just logged out, or of nobody.
            handled.run();
        } else {
            receiver.received(message, handled);
        }
    }

    private static @Nullable Management managementOn(String topic, String owner) {
        int thing = SYSTEM.length() + owner.length();
        return topic.startsWith(THING, thing) && topic.startsWith(SYSTEM)
                ? MANAGEMENT.get(topic.substring(thing + THING.length()))
                : null;
    }

    /** Acknowledged when the gateway has got it, or at once: what is told to all is worth no pause of all. */
    private void broadcast(String product, Message message, Runnable handled, TransportListener above) {
        String prefix = product + "/";
        receivers.forEach((device, receiver) -> {
            if (device.startsWith(prefix)) {
                receiver.received(message, () -> {});
            }
        });
        if (gateway.startsWith(prefix)) {
            above.received(message, handled);
        } else {
            handled.run();
        }
    }
}
