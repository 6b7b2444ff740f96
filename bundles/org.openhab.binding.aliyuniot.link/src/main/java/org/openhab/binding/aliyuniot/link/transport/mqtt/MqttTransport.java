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
package org.openhab.binding.aliyuniot.link.transport.mqtt;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttAck;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttConnack;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttDisconnect;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttPubAck;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttPublish;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttSuback;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttUnsubAck;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttWireMessage;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.Mailbox;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;
import org.openhab.binding.aliyuniot.link.failure.ProtocolFailure;
import org.openhab.binding.aliyuniot.link.text.ForeignText;
import org.openhab.binding.aliyuniot.link.topic.Topic;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.openhab.binding.aliyuniot.link.transport.Subscription;
import org.openhab.binding.aliyuniot.link.transport.Transport;
import org.openhab.binding.aliyuniot.link.transport.TransportListener;
import org.openhab.binding.aliyuniot.link.transport.mqtt.packet.TopicPackets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * MQTT as a {@link Transport}: keep-alive and the order of packets on top of one {@link MqttConnection}. All state
 * belongs to the mailbox.
 */
final class MqttTransport implements Transport, MqttConnection.Events {
    /** QoS 2; what is above refuses, 0x80 by the standard. */
    private static final int MAX_GRANTED = 2;

    private final Logger logger = LoggerFactory.getLogger(MqttTransport.class);

    private final MqttSettings settings;
    private final MqttTimeouts timeouts;
    private final Mailbox mailbox;
    private final TransportListener listener;
    private final MqttConnection connection;
    private final PacketExchanges exchanges;
    private final KeepAlive keepAlive;
    private List<Unwritten> unwritten = new ArrayList<>();
    private boolean flushing;
    private boolean closing;
    private @Nullable LinkFailure ended;

    /** A message of QoS 0 on its way to the line. */
    private record Unwritten(Message message, CompletableFuture<Message> outcome) {}

    MqttTransport(
            LinkRuntime runtime,
            MqttSettings settings,
            MqttTimeouts timeouts,
            Duration keepAlivePeriod,
            Mailbox mailbox,
            TransportListener listener) {
        this.settings = settings;
        this.timeouts = timeouts;
        this.mailbox = mailbox;
        this.listener = listener;
        this.connection = new MqttConnection(runtime, settings, timeouts, this);
        this.exchanges = new PacketExchanges(runtime, timeouts.acknowledge(), mailbox, connection, this::write);
        this.keepAlive = new KeepAlive(runtime, keepAlivePeriod, mailbox, connection, this::write);
    }

    @Override
    public void open() {
        connection.start();
    }

    @Override
    public CompletionStage<?> publish(Message message, boolean repeated) {
        MqttMessage content = new MqttMessage(message.payload());
        content.setQos(message.qos().level());
        MqttPublish packet = TopicPackets.publish(message.topic().value(), content);
        packet.setDuplicate(repeated);
        if (message.qos() == Qos.AT_MOST_ONCE) {
            return send(message, packet);
        }
        return exchange(packet, MqttPubAck.class);
    }

    @Override
    public CompletionStage<List<Subscription>> subscribe(List<Subscription> subscriptions) {
        String[] filters = subscriptions.stream().map(s -> s.filter().value()).toArray(String[]::new);
        int[] levels = subscriptions.stream().mapToInt(s -> s.qos().level()).toArray();
        return exchange(TopicPackets.subscribe(filters, levels), MqttSuback.class)
                .thenApply(acknowledgement -> refused(subscriptions, (MqttSuback) acknowledgement));
    }

    private static List<Subscription> refused(List<Subscription> subscriptions, MqttSuback suback) {
        int[] granted = suback.getGrantedQos();
        List<Subscription> refused = new ArrayList<>();
        for (int i = 0; i < subscriptions.size(); i++) {
            if (i >= granted.length || granted[i] > MAX_GRANTED) {
                refused.add(subscriptions.get(i));
            }
        }
        return refused;
    }

    @Override
    public CompletionStage<?> unsubscribe(List<TopicFilter> filters) {
        String[] values = filters.stream().map(TopicFilter::value).toArray(String[]::new);
        return exchange(TopicPackets.unsubscribe(values), MqttUnsubAck.class);
    }

    @Override
    public void close() {
        if (closing || ended != null) {
            return;
        }
        closing = true;
        if (!keepAlive.isStarted()) {
            // Not connected yet, so there is nobody to say goodbye to.
            connection.cut(closedByOwner());
            return;
        }
        write(new MqttDisconnect());
        // The platform closes the connection on this packet; whatever happens until then ends the reader.
        connection.cutLater(timeouts.close(), "did not close the connection");
    }

    @Override
    public void cut() {
        connection.cut(closedByOwner());
    }

    private CompletionStage<Message> send(Message message, MqttPublish packet) {
        LinkFailure reason = ended;
        if (reason != null) {
            return CompletableFuture.failedFuture(reason);
        }
        Unwritten waiting = new Unwritten(message, new CompletableFuture<>());
        unwritten.add(waiting);
        write(packet);
        return waiting.outcome;
    }

    /** What one turn of the mailbox has to send leaves in one go at its end. */
    private void write(MqttWireMessage packet) {
        try {
            connection.add(packet);
        } catch (IOException e) {
            logger.trace("Connection is broken: {}", ForeignText.reasons(e));
        }
        if (!flushing) {
            flushing = true;
            mailbox.execute(this::flush);
        }
    }

    private void flush() {
        flushing = false;
        try {
            connection.flush();
        } catch (IOException e) {
            // The connection is cut, and its end fails everything that waits.
            logger.trace("Connection is broken: {}", ForeignText.reasons(e));
            return;
        }
        if (!unwritten.isEmpty()) {
            List<Unwritten> written = unwritten;
            unwritten = new ArrayList<>();
            written.forEach(sent -> sent.outcome.complete(sent.message));
        }
    }

    private CompletableFuture<MqttAck> exchange(MqttWireMessage packet, Class<? extends MqttAck> acknowledgement) {
        LinkFailure reason = ended;
        if (reason != null) {
            return CompletableFuture.failedFuture(reason);
        }
        return exchanges.begin(packet, acknowledgement);
    }

    @Override
    public void connected() {
        mailbox.execute(() -> {
            keepAlive.start();
            if (ended == null && !closing) {
                listener.opened();
            }
        });
    }

    @Override
    public void received(MqttWireMessage packet, int cost) {
        mailbox.execute(() -> handle(packet, cost));
    }

    private void handle(MqttWireMessage packet, int cost) {
        keepAlive.heard();
        if (ended == null && packet instanceof MqttPublish publish) {
            deliver(publish, cost);
            return;
        }
        connection.handled(cost);
        if (ended != null) {
            return;
        }
        if (packet instanceof MqttAck acknowledgement && !(packet instanceof MqttConnack)) {
            exchanges.acknowledged(acknowledgement);
        } else {
            refuse("an unexpected packet of type " + packet.getType());
        }
    }

    private void deliver(MqttPublish publish, int cost) {
        MqttMessage content = publish.getMessage();
        if (content.getQos() > Qos.AT_LEAST_ONCE.level()) {
            refuse("a message with QoS 2, which was never asked for");
            return;
        }
        if (publish.getTopicName().isEmpty()) {
            logger.debug("Message with a topic that is longer than any of the platform dropped");
            delivered(publish, cost);
            return;
        }
        try {
            Message message =
                    new Message(new Topic(publish.getTopicName()), content.getPayload(), Qos.of(content.getQos()));
            listener.received(message, () -> delivered(publish, cost));
        } catch (IllegalArgumentException e) {
            logger.debug("Message with an unusable topic dropped: {}", ForeignText.line(e.getMessage()));
            delivered(publish, cost);
        }
    }

    private void delivered(MqttPublish publish, int cost) {
        connection.handled(cost);
        if (ended == null && publish.getMessage().getQos() == Qos.AT_LEAST_ONCE.level()) {
            write(new MqttPubAck(publish.getMessageId()));
        }
    }

    private void refuse(String what) {
        connection.cut(new ProtocolFailure(LinkFailure.Reason.MALFORMED_PACKET, "The platform sent " + what));
    }

    @Override
    public void ended(LinkFailure reason) {
        mailbox.execute(() -> {
            LinkFailure why = closing ? closedByOwner() : reason;
            ended = why;
            keepAlive.stop();
            connection.forget();
            exchanges.fail(why);
            List<Unwritten> unsent = unwritten;
            unwritten = new ArrayList<>();
            unsent.forEach(waiting -> waiting.outcome.completeExceptionally(why));
            listener.closed(why);
        });
    }

    private NetworkFailure closedByOwner() {
        return NetworkFailure.closed("The connection to " + settings.endpoint() + " is closed");
    }
}
