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
package org.openhab.aliyuniot.emulator;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.traffic.ChannelTrafficShapingHandler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttTopicSubscription;
import io.vertx.mqtt.messages.MqttPublishMessage;
import io.vertx.mqtt.messages.MqttSubscribeMessage;
import io.vertx.mqtt.messages.MqttUnsubscribeMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One MQTT connection of a device, from the accepted CONNECT to its end. */
final class DeviceConnection {
    /** Unacknowledged QoS 1 messages to a device; limit of the platform. */
    private static final int MAX_IN_FLIGHT = 100;
    /** Bytes that may wait for a device that does not read, before QoS 0 messages are dropped. */
    private static final long MAX_UNWRITTEN_BYTES = 4L * 1024 * 1024;

    private static final int MAX_PAYLOAD_BYTES = 256 * 1024;
    /** Of each direction; limit of the platform. */
    private static final long MAX_BYTES_PER_SECOND = 1024L * 1024;

    private static final long NO_TIMER = -1;

    private final Logger logger = LoggerFactory.getLogger(DeviceConnection.class);
    private final MqttEndpoint endpoint;
    private final Device device;
    private final Platform platform;
    private final String protocol;
    private final Outbox outbox;
    private final ConnectionDrops drops;
    private final GatewayMessages gateway;
    private final Vertx vertx;
    private Set<OutgoingMessage> overdue = Set.of();
    private long timer;
    private final Instant since = Instant.now();
    private final Map<Integer, OutgoingMessage> inFlight = new LinkedHashMap<>();
    private int lastPacketId;
    private long pacing = NO_TIMER;
    private long unwrittenBytes;
    private boolean paused;
    private boolean closed;

    DeviceConnection(Vertx vertx, MqttEndpoint endpoint, Device device, Platform platform, String protocol) {
        this.endpoint = endpoint;
        this.device = device;
        this.vertx = vertx;
        this.platform = platform;
        this.protocol = protocol;
        gateway = new GatewayMessages(device, platform);
        outbox = new Outbox(vertx, platform.faults(), device.definition());
        drops = new ConnectionDrops(
                vertx, platform.faults(), device.definition(), device.connects() + 1, this::closeBecause);
    }

    String clientId() {
        return endpoint.clientIdentifier();
    }

    String protocol() {
        return protocol;
    }

    Instant since() {
        return since;
    }

    /** Takes the device's place, answers CONNACK and serves the connection from then on. */
    void accept() {
        endpoint.subscribeHandler(this::subscribe);
        endpoint.unsubscribeHandler(this::unsubscribe);
        endpoint.publishHandler(this::published);
        endpoint.publishAcknowledgeHandler(this::acknowledged);
        // PINGRESP waits its turn like everything else.
        endpoint.autoKeepAlive(false);
        endpoint.pingHandler(nothing -> write(endpoint::pong));
        endpoint.disconnectHandler(nothing -> logger.info("{} disconnects", device.definition()));
        endpoint.closeHandler(nothing -> ended());
        endpoint.exceptionHandler(failure -> logger.debug("Connection of {} failed", device.definition(), failure));
        ChannelPipeline pipeline = EndpointSocket.pipeline(endpoint);
        drops.countIn(pipeline);
        pipeline.addLast(new UnhandledPackets(this::closeBecause));
        if (platform.configuration().strictLimits()) {
            pipeline.addBefore(
                    "dropAfterBytes",
                    "bandwidth",
                    new ChannelTrafficShapingHandler(MAX_BYTES_PER_SECOND, MAX_BYTES_PER_SECOND));
        }
        boolean sessionPresent = device.attach(this, endpoint.isCleanSession());
        endpoint.accept(sessionPresent);
        timer = vertx.setPeriodic(
                TimeUnit.SECONDS.toMillis(platform.configuration().retransmitSeconds()), id -> retransmit());
        logger.info("{} is online through {} as {}", device.definition(), protocol(), Printable.of(clientId()));
        sendWaiting();
        platform.campaigns().online(device);
    }

    void close(String reason) {
        if (!closed) {
            logger.info("{} is disconnected: {}", device.definition(), reason);
            ended();
            endpoint.close();
        }
    }

    private void closeBecause(String reason) {
        if (!closed) {
            device.problem(reason);
            close(reason);
        }
    }

    private void ended() {
        if (!closed) {
            closed = true;
            outbox.close();
            drops.end();
            vertx.cancelTimer(timer);
            vertx.cancelTimer(pacing);
            device.detach(this, inFlight.values());
            logger.info("{} is offline", device.definition());
        }
    }

    /** To be called after faults came or went. */
    void faultsChanged() {
        boolean blackHole = platform.faults().blackHole(device.definition());
        if (blackHole != paused && !closed) {
            paused = blackHole;
            if (blackHole) {
                EndpointSocket.pause(endpoint);
            } else {
                EndpointSocket.resume(endpoint);
            }
        }
        drops.faultsChanged();
        outbox.faultsChanged();
    }

    private void write(Runnable packet) {
        boolean taken = outbox.write(() -> {
            if (endpoint.isConnected()) {
                packet.run();
            }
        });
        if (!taken && !closed) {
            device.disconnect("too many packets wait for it");
        }
    }

    SendResult sendOnce(OutgoingMessage message) {
        if (closed || !endpoint.isConnected()) {
            return SendResult.OFFLINE;
        }
        if (unwrittenBytes > MAX_UNWRITTEN_BYTES) {
            return SendResult.DROPPED;
        }
        int size = message.payload().length;
        boolean taken = outbox.write(() -> {
            if (endpoint.isConnected()) {
                endpoint.publish(message.topic(), Buffer.buffer(message.payload()), MqttQoS.AT_MOST_ONCE, false, false)
                        .onComplete(written -> unwrittenBytes -= size);
            }
        });
        unwrittenBytes += taken ? size : 0;
        return taken ? SendResult.SENT : SendResult.DROPPED;
    }

    void sendWaiting() {
        while (!closed
                && endpoint.isConnected()
                && pacing == NO_TIMER
                && inFlight.size() < MAX_IN_FLIGHT
                && !device.waiting().isEmpty()) {
            long wait = device.admitDownlink();
            if (wait > 0) {
                pacing = vertx.setTimer(TimeUnit.NANOSECONDS.toMillis(wait) + 1, id -> {
                    pacing = NO_TIMER;
                    sendWaiting();
                });
                return;
            }
            OutgoingMessage next = device.waiting().removeFirst();
            OutgoingMessage message = next.wasSent() ? next : next.withPacketId(nextPacketId());
            inFlight.put(message.packetId(), message);
            publish(message, next.wasSent());
        }
    }

    /** Sends again what was there last time already, unless it has not even been written. */
    private void retransmit() {
        if (outbox.isEmpty()) {
            inFlight.values().stream().filter(overdue::contains).forEach(message -> publish(message, true));
        }
        overdue = Set.copyOf(inFlight.values());
    }

    private void publish(OutgoingMessage message, boolean again) {
        write(() -> endpoint.publish(
                message.topic(),
                Buffer.buffer(message.payload()),
                MqttQoS.AT_LEAST_ONCE,
                again,
                false,
                message.packetId()));
    }

    private int nextPacketId() {
        do {
            lastPacketId = lastPacketId == 0xffff ? 1 : lastPacketId + 1;
        } while (isTaken(lastPacketId));
        return lastPacketId;
    }

    private boolean isTaken(int packetId) {
        return inFlight.containsKey(packetId)
                || device.waiting().stream().anyMatch(message -> message.packetId() == packetId);
    }

    private void acknowledged(int packetId) {
        inFlight.remove(packetId);
        sendWaiting();
    }

    private void subscribe(MqttSubscribeMessage message) {
        if (closed) {
            return;
        }
        if (message.topicSubscriptions().isEmpty()) {
            closeBecause("it sent SUBSCRIBE without a topic filter");
            return;
        }
        List<MqttQoS> granted = new ArrayList<>();
        for (MqttTopicSubscription wanted : message.topicSubscriptions()) {
            int qos = wanted.qualityOfService().value();
            boolean refused = platform.faults().refuseSubscription(device.definition(), wanted.topicName());
            OptionalInt grant =
                    refused ? OptionalInt.empty() : device.subscriptions().subscribe(wanted.topicName(), qos);
            if (grant.isEmpty()) {
                logger.info("{} may not subscribe to {}", device.definition(), Printable.of(wanted.topicName()));
            }
            granted.add(grant.isPresent() ? MqttQoS.valueOf(grant.getAsInt()) : MqttQoS.FAILURE);
        }
        write(() -> endpoint.subscribeAcknowledge(message.messageId(), granted));
    }

    private void unsubscribe(MqttUnsubscribeMessage message) {
        if (closed) {
            return;
        }
        if (message.topics().isEmpty()) {
            closeBecause("it sent UNSUBSCRIBE without a topic filter");
            return;
        }
        message.topics().forEach(device.subscriptions()::unsubscribe);
        write(() -> endpoint.unsubscribeAcknowledge(message.messageId()));
    }

    private void published(MqttPublishMessage message) {
        if (closed) {
            return;
        }
        String topic = message.topicName();
        int qos = message.qosLevel().value();
        if (qos > 1) {
            device.disconnect("it published with QoS 2, which the platform does not have");
        } else if (message.payload().length() > MAX_PAYLOAD_BYTES) {
            device.disconnect("it published more than 256 KB to " + Printable.of(topic));
        } else if (device.rights().mayPublish(topic)) {
            acknowledge(message);
            gateway.sent(topic);
            platform.received(
                    device,
                    new IncomingMessage(
                            protocol,
                            topic,
                            qos,
                            message.isDup(),
                            message.payload().getBytes()),
                    reply -> platform.reply(device, reply, qos));
        } else if (gateway.tellNoSession(topic, message.payload().getBytes(), qos)) {
            acknowledge(message);
        } else {
            device.disconnect("it may not publish to " + Printable.of(topic));
        }
    }

    private void acknowledge(MqttPublishMessage message) {
        if (message.qosLevel() == MqttQoS.AT_LEAST_ONCE && !platform.faults().withholdPuback(device.definition())) {
            write(() -> endpoint.publishAcknowledge(message.messageId()));
        }
    }
}
