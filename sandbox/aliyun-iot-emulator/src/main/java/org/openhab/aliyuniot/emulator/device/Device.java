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
package org.openhab.aliyuniot.emulator.device;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.configuration.DeviceDefinition;
import org.openhab.aliyuniot.emulator.configuration.ProductDefinition;
import org.openhab.aliyuniot.emulator.message.MessageLog;
import org.openhab.aliyuniot.emulator.message.OutgoingMessage;
import org.openhab.aliyuniot.emulator.message.SendResult;
import org.openhab.aliyuniot.emulator.shadow.Shadow;
import org.openhab.aliyuniot.emulator.thingmodel.RawCodec;
import org.openhab.aliyuniot.emulator.thingmodel.ThingRecord;
import org.openhab.aliyuniot.emulator.topic.DeviceTopics;
import org.openhab.aliyuniot.emulator.topic.Subscriptions;
import org.openhab.aliyuniot.emulator.topic.SystemSubscriptions;
import org.openhab.aliyuniot.emulator.topic.TopicRights;

/**
 * A device as the platform sees it: its rights, its connection, what it has subscribed to, what waits for it.
 *
 * <p>Only the emulator's event loop touches it.
 */
public final class Device {
    private static final int MAX_WAITING = 1000;

    private final DeviceDefinition definition;
    private final TopicRights rights;
    private final SystemSubscriptions automatic;
    private final DeviceTraffic traffic;
    private final Map<String, String> tags = new LinkedHashMap<>();
    private final Map<String, String> versions = new LinkedHashMap<>();
    private final Shadow shadow = new Shadow();
    private final ThingRecord thing;
    private final @Nullable RawCodec codec;
    private final DeviceTopics topics;
    private final DeviceLimits limits = new DeviceLimits();
    private final boolean strict;
    private final Deque<OutgoingMessage> waiting = new ArrayDeque<>();
    private Subscriptions subscriptions;
    private @Nullable Line connection;
    private @Nullable String lastProblem;
    private boolean enabled = true;
    private boolean persistent;
    private long sent;
    private long connects;
    private long limited;

    /** Strict is to keep the device to the platform's rates. */
    Device(DeviceDefinition definition, ProductDefinition product, boolean strict, DeviceTraffic traffic) {
        this.definition = definition;
        this.strict = strict;
        this.traffic = traffic;
        thing = new ThingRecord(product.thingModel());
        codec = product.codec();
        topics = definition.topics();
        rights = new TopicRights(topics, product.topics());
        automatic = new SystemSubscriptions(topics);
        subscriptions = new Subscriptions(rights, automatic);
    }

    public DeviceDefinition definition() {
        return definition;
    }

    public TopicRights rights() {
        return rights;
    }

    public MessageLog log() {
        return traffic.log();
    }

    public DeviceTraffic traffic() {
        return traffic;
    }

    public Subscriptions subscriptions() {
        return subscriptions;
    }

    public Shadow shadow() {
        return shadow;
    }

    public ThingRecord thing() {
        return thing;
    }

    /** Of a product with data of its own format; null when the device speaks Alink. */
    public @Nullable RawCodec codec() {
        return codec;
    }

    public DeviceTopics topics() {
        return topics;
    }

    public Map<String, String> tags() {
        return tags;
    }

    public Map<String, String> versions() {
        return versions;
    }

    public Deque<OutgoingMessage> waiting() {
        return waiting;
    }

    public boolean isEnabled() {
        return enabled;
    }

    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
        if (!enabled) {
            disconnect("the device was disabled");
        }
    }

    public void problem(String reason) {
        lastProblem = reason;
    }

    /** Makes the connection the device's only one and returns whether a kept session goes on. */
    public boolean attach(Line newConnection, boolean cleanSession) {
        Line older = connection;
        if (older != null) {
            String reason = "the device connected a second time; the older connection was closed";
            lastProblem = reason;
            older.replaced(reason);
        }
        boolean sessionPresent = persistent && !cleanSession;
        if (!sessionPresent) {
            subscriptions = new Subscriptions(rights, automatic);
            waiting.clear();
        }
        persistent = !cleanSession;
        connection = newConnection;
        connects++;
        traffic.cameOrWent();
        return sessionPresent;
    }

    /** To be called when a connection has ended, by whatever side; what was not acknowledged waits for the next one. */
    public void detach(Line ended, Collection<OutgoingMessage> unacknowledged) {
        if (connection != ended) {
            return;
        }
        connection = null;
        traffic.cameOrWent();
        if (persistent) {
            Deque<OutgoingMessage> again = new ArrayDeque<>(unacknowledged);
            while (!again.isEmpty()) {
                waiting.addFirst(again.removeLast());
            }
        } else {
            waiting.clear();
            subscriptions = new Subscriptions(rights, automatic);
        }
    }

    /** Closes the connection, if there is one; the reason is kept for whoever asks. */
    public void disconnect(String reason) {
        Line current = connection;
        if (current != null) {
            lastProblem = reason;
            current.close(reason);
        }
    }

    /** Returns whether a message of the device is within the platform's limits; counts it if not. */
    public boolean admit(int qos) {
        boolean admitted = !strict || limits.admitUplink(qos, System.nanoTime());
        limited += admitted ? 0 : 1;
        return admitted;
    }

    /** Returns whether the device may connect once more. */
    public boolean admitConnect() {
        return !strict || limits.admitConnect(System.nanoTime());
    }

    /** Returns 0 and counts when one more message may go to the device, else after how many nanoseconds it may. */
    public long admitDownlink() {
        long now = System.nanoTime();
        return !strict || limits.admitDownlink(now) ? 0 : limits.downlinkWaitNanos(now);
    }

    /** Forgets subscriptions and messages that were kept for the next connection of a device that is offline. */
    public void forgetSession() {
        if (!isOnline()) {
            persistent = false;
            waiting.clear();
            subscriptions = new Subscriptions(rights, automatic);
        }
    }

    /** How often the device has connected. */
    public long connects() {
        return connects;
    }

    /** Its connection; null while it is offline. */
    public @Nullable Line line() {
        return connection;
    }

    public boolean isOnline() {
        return connection != null;
    }

    /** Whether it announced RRPC with topics of its own: the lowest bit of {@code ext} in its client id. */
    public boolean takesCustomRrpc() {
        return ext() % 2 == 1;
    }

    private int ext() {
        Line current = connection;
        return current == null ? 0 : current.ext();
    }

    /** Sends with QoS 0, which is never kept for later. */
    public SendResult sendNow(String topic, byte[] payload) {
        return isOnline() ? send(topic, payload, 0) : SendResult.OFFLINE;
    }

    public SendResult send(String topic, byte[] payload, int qos) {
        Line current = connection;
        if (current == null && !persistent) {
            return SendResult.OFFLINE;
        }
        OptionalInt max = subscriptions.maxQos(topic, ext() != 0);
        if (max.isEmpty()) {
            return SendResult.NOT_SUBSCRIBED;
        }
        OutgoingMessage message = new OutgoingMessage(topic, payload, 0);
        if (Math.min(qos, max.getAsInt()) == 0) {
            if (current == null) {
                return SendResult.OFFLINE;
            }
            return counted(admitDownlink() == 0 ? current.sendOnce(message) : SendResult.LIMITED);
        }
        if (waiting.size() >= MAX_WAITING) {
            return SendResult.DROPPED;
        }
        waiting.addLast(message);
        if (current == null) {
            return SendResult.QUEUED;
        }
        current.sendWaiting();
        return counted(SendResult.SENT);
    }

    private SendResult counted(SendResult result) {
        if (result == SendResult.SENT) {
            sent++;
        }
        return result;
    }

    public DeviceState state() {
        Line current = connection;
        return new DeviceState(
                definition.productKey(),
                definition.deviceName(),
                current != null,
                enabled,
                current == null ? null : current.clientId(),
                current == null ? null : current.protocol(),
                current == null ? null : current.since(),
                subscriptions.filters(),
                log().count(),
                sent,
                connects,
                lastProblem,
                Map.copyOf(versions),
                limited,
                traffic.lastSeen(),
                current == null ? null : current.via());
    }
}
