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
package org.openhab.aliyuniot.emulator.mqtt;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.traffic.ChannelTrafficShapingHandler;
import io.vertx.core.Vertx;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttTopicSubscription;
import io.vertx.mqtt.messages.MqttPublishMessage;
import io.vertx.mqtt.messages.MqttSubscribeMessage;
import io.vertx.mqtt.messages.MqttUnsubscribeMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
import org.openhab.aliyuniot.emulator.device.Device;
import org.openhab.aliyuniot.emulator.device.Line;
import org.openhab.aliyuniot.emulator.fault.Fault;
import org.openhab.aliyuniot.emulator.login.ClientId;
import org.openhab.aliyuniot.emulator.message.IncomingMessage;
import org.openhab.aliyuniot.emulator.message.OutgoingMessage;
import org.openhab.aliyuniot.emulator.message.SendResult;
import org.openhab.aliyuniot.emulator.platform.Platform;
import org.openhab.aliyuniot.emulator.text.Printable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One MQTT connection of a device, from the accepted CONNECT to its end. */
final class DeviceConnection implements Line {
    private static final int MAX_PAYLOAD_BYTES = 256 * 1024;
    /** Of each direction; limit of the platform. */
    private static final long MAX_BYTES_PER_SECOND = 1024L * 1024;

    private final Logger logger = LoggerFactory.getLogger(DeviceConnection.class);
    private final MqttEndpoint endpoint;
    private final Device device;
    private final Platform platform;
    private final EmulatorConfiguration configuration;
    private final String protocol;
    private final Downlink downlink;
    private final ConnectionDrops drops;
    private final Instant since = Instant.now();
    private final int ext;
    private boolean paused;
    private boolean closed;

    DeviceConnection(
            Vertx vertx,
            MqttEndpoint endpoint,
            Device device,
            Platform platform,
            EmulatorConfiguration configuration,
            String protocol) {
        this.endpoint = endpoint;
        this.device = device;
        this.platform = platform;
        this.configuration = configuration;
        this.protocol = protocol;
        ext = ClientId.ext(endpoint.clientIdentifier());
        downlink = new Downlink(vertx, endpoint, device, protocol, platform.faults());
        drops = new ConnectionDrops(
                vertx, platform.faults(), device.definition(), device.connects() + 1, this::closeBecause);
    }

    @Override
    public String clientId() {
        return endpoint.clientIdentifier();
    }

    @Override
    public int ext() {
        return ext;
    }

    @Override
    public String protocol() {
        return protocol;
    }

    @Override
    public Instant since() {
        return since;
    }

    /** Takes the device's place, answers CONNACK and serves the connection from then on. */
    void accept() {
        endpoint.subscribeHandler(this::subscribe);
        endpoint.unsubscribeHandler(this::unsubscribe);
        endpoint.publishHandler(this::published);
        endpoint.publishAcknowledgeHandler(downlink::acknowledged);
        // PINGRESP waits its turn like everything else.
        endpoint.autoKeepAlive(false);
        endpoint.pingHandler(nothing -> {
            device.traffic().seen();
            downlink.write(endpoint::pong);
        });
        endpoint.disconnectHandler(nothing -> logger.info("{} disconnects", device.definition()));
        endpoint.closeHandler(nothing -> ended());
        endpoint.exceptionHandler(failure -> logger.debug("Connection of {} failed", device.definition(), failure));
        ChannelPipeline pipeline = EndpointSocket.pipeline(endpoint);
        drops.countIn(pipeline);
        pipeline.addLast(new UnhandledPackets(this::closeBecause));
        if (configuration.strictLimits()) {
            pipeline.addBefore(
                    "dropAfterBytes",
                    "bandwidth",
                    new ChannelTrafficShapingHandler(MAX_BYTES_PER_SECOND, MAX_BYTES_PER_SECOND));
        }
        boolean sessionPresent = device.attach(this, endpoint.isCleanSession());
        endpoint.accept(sessionPresent);
        logger.info("{} is online through {} as {}", device.definition(), protocol(), Printable.of(clientId()));
        downlink.begin(configuration.retransmitSeconds());
        platform.online(device);
    }

    @Override
    public void close(String reason) {
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
            drops.end();
            device.detach(this, downlink.end());
            platform.offline(device);
            logger.info("{} is offline", device.definition());
        }
    }

    @Override
    public void faultsChanged() {
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
        downlink.faultsChanged();
    }

    @Override
    public SendResult sendOnce(OutgoingMessage message) {
        return downlink.sendOnce(message);
    }

    @Override
    public void sendWaiting() {
        downlink.sendWaiting();
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
                    refused ? OptionalInt.empty() : platform.gateways().subscribe(device, wanted.topicName(), qos);
            if (grant.isEmpty()) {
                logger.info("{} may not subscribe to {}", device.definition(), Printable.of(wanted.topicName()));
            }
            granted.add(grant.isPresent() ? MqttQoS.valueOf(grant.getAsInt()) : MqttQoS.FAILURE);
        }
        downlink.write(() -> endpoint.subscribeAcknowledge(message.messageId(), granted));
    }

    private void unsubscribe(MqttUnsubscribeMessage message) {
        if (closed) {
            return;
        }
        if (message.topics().isEmpty()) {
            closeBecause("it sent UNSUBSCRIBE without a topic filter");
            return;
        }
        message.topics().forEach(topic -> platform.gateways().unsubscribe(device, topic));
        downlink.write(() -> endpoint.unsubscribeAcknowledge(message.messageId()));
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
        } else {
            publish(message, topic, qos);
        }
    }

    /** Takes it as one of the device, or of a sub-device on its connection. */
    private void publish(MqttPublishMessage message, String topic, int qos) {
        byte[] payload = message.payload().getBytes();
        Device sender = platform.gateways().loggedIn(device, topic).orElse(device);
        if (sender.rights().mayPublish(topic)) {
            acknowledge(message);
            received(sender, new IncomingMessage(protocol, topic, qos, message.isDup(), payload));
        } else if (platform.gateways().tellNoSession(device, topic, payload, qos)) {
            acknowledge(message);
        } else {
            device.disconnect("it may not publish to " + Printable.of(topic));
        }
    }

    private void received(Device sender, IncomingMessage message) {
        platform.received(sender, message, reply -> platform.reply(sender, reply, message.qos()));
    }

    private void acknowledge(MqttPublishMessage message) {
        if (message.qosLevel() == MqttQoS.AT_LEAST_ONCE
                && !platform.faults().happens(device.definition(), Fault.Kind.WITHHOLD_PUBACK)) {
            downlink.write(() -> endpoint.publishAcknowledge(message.messageId()));
        }
    }
}
