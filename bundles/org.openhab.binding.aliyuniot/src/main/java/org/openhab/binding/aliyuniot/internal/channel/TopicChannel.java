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
package org.openhab.binding.aliyuniot.internal.channel;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.topic.Topic;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.openhab.core.library.types.DecimalType;
import org.openhab.core.library.types.QuantityType;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.binding.generic.ChannelHandler;
import org.openhab.core.thing.binding.generic.ChannelHandlerContent;
import org.openhab.core.thing.binding.generic.ChannelTransformation;
import org.openhab.core.types.Command;
import org.openhab.core.types.RefreshType;
import org.openhab.core.types.State;
import org.openhab.core.types.UnDefType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A channel between an item and topics of the device; the values are converted by openHAB's own channel handler.
 *
 * <p>Safe for use by several threads. A payload that makes no state leaves the last state alone.
 */
public final class TopicChannel {
    private static final int MAX_SHOWN_CHARACTERS = 60;
    private static final MathContext CONVERTED = new MathContext(15);
    private static final int MAX_DIGITS = 100;

    private final Logger logger = LoggerFactory.getLogger(TopicChannel.class);

    private final ChannelUID uid;
    private final TopicChannelType type;
    private final Topics topics;
    private final @Nullable String unit;
    private final ChannelEvents events;
    private final ChannelHandler handler;
    private final AtomicBoolean warned = new AtomicBoolean();

    private volatile @Nullable State lastState;

    /**
     * Where a channel receives from and sends to, at least one of them.
     */
    record Topics(
            @Nullable TopicFilter subscribed, @Nullable Topic published, Qos qos) {}

    TopicChannel(
            ChannelUID uid,
            TopicChannelType type,
            Topics topics,
            ChannelConfiguration config,
            ChannelTransformation in,
            ChannelTransformation out,
            ChannelEvents events) {
        this.uid = uid;
        this.type = type;
        this.topics = topics;
        this.unit = type == TopicChannelType.NUMBER ? config.unit : null;
        this.events = events;
        // openHAB fills the maps of fixed values at the first look-up, unguarded; here only one thread knows them yet.
        config.fixedValueToState("");
        this.handler = type.factory.create(
                this::converted, command -> events.command(uid, command), this::rendered, in, out, config);
    }

    public ChannelUID uid() {
        return uid;
    }

    /** What to subscribe; {@code null} if the channel only sends. */
    public @Nullable TopicFilter subscribed() {
        return topics.subscribed();
    }

    public Qos qos() {
        return topics.qos();
    }

    /** Takes a message of the cloud in. */
    public void received(Message message) {
        byte[] payload = message.payload();
        logger.trace("{} receives {}", uid, message);
        try {
            String mediaType = type == TopicChannelType.IMAGE ? mediaTypeOf(payload) : null;
            handler.process(new ChannelHandlerContent(payload, StandardCharsets.UTF_8.name(), mediaType));
        } catch (UnusablePayloadException e) {
            unusable(payload);
        } catch (RuntimeException e) {
            // openHAB's handlers let exceptions of some wrong payloads and of transformations escape.
            logger.debug("{} cannot convert a payload", uid, e);
            unusable(payload);
        }
    }

    /** Sends a command of an item to the cloud, or answers with the last state if that is what it asks for. */
    public void send(Command command) {
        if (command == RefreshType.REFRESH) {
            State state = lastState;
            if (state != null) {
                events.state(uid, state);
            }
            return;
        }
        if (topics.published() == null) {
            logger.debug("{} has no publish topic, {} is not sent", uid, command);
            return;
        }
        try {
            handler.send(inUnit(command));
        } catch (RuntimeException e) {
            logger.warn(
                    "{} cannot send the command {}. Check the values and transformations of the channel ({})",
                    uid,
                    shortened(command.toString()),
                    e.getMessage());
        }
    }

    /** The cloud gets plain numbers in the unit in which it sends them. */
    private Command inUnit(Command command) {
        String target = unit;
        if (target == null || !(command instanceof QuantityType<?> quantity)) {
            return command;
        }
        QuantityType<?> converted = quantity.toUnit(target);
        if (converted == null) {
            throw new IllegalArgumentException(quantity + " cannot be converted to " + target);
        }
        // 69 °F has endless digits in °C; those beyond what a double holds are noise to whoever reads them.
        return new DecimalType(converted.toBigDecimal().round(CONVERTED).stripTrailingZeros());
    }

    private void converted(State state) {
        if (state == UnDefType.UNDEF || isOverlong(state)) {
            throw new UnusablePayloadException();
        }
        if (type == TopicChannelType.MESSAGE) {
            events.triggered(uid, state.toString());
        } else {
            lastState = state;
            events.state(uid, state);
        }
    }

    /** A short payload such as 1e999999999 would be written out as a gigabyte of digits. */
    private static boolean isOverlong(State state) {
        BigDecimal number = state instanceof DecimalType decimal
                ? decimal.toBigDecimal()
                : state instanceof QuantityType<?> quantity ? quantity.toBigDecimal() : BigDecimal.ZERO;
        return Math.abs((long) number.scale()) > MAX_DIGITS || number.precision() > MAX_DIGITS;
    }

    private void rendered(String value) {
        Topic topic = topics.published();
        if (topic != null) {
            events.publish(uid, new Message(topic, value.getBytes(StandardCharsets.UTF_8), topics.qos()));
        }
    }

    private void unusable(byte[] payload) {
        String shown = type == TopicChannelType.IMAGE
                ? payload.length + " bytes"
                : shortened(new String(payload, StandardCharsets.UTF_8));
        String message = "{} keeps its state, as the payload \"{}\" is not what it expects. "
                + "Check the values and transformations of the channel";
        if (warned.compareAndSet(false, true)) {
            logger.warn(message, uid, shown);
        } else {
            logger.debug(message, uid, shown);
        }
    }

    private static @Nullable String mediaTypeOf(byte[] payload) {
        try {
            return URLConnection.guessContentTypeFromStream(new ByteArrayInputStream(payload));
        } catch (IOException e) {
            return null;
        }
    }

    private static String shortened(String text) {
        String start = text.length() <= MAX_SHOWN_CHARACTERS ? text : text.substring(0, MAX_SHOWN_CHARACTERS) + "...";
        return start.replaceAll("\\p{Cntrl}", "?");
    }

    /** Leads out of openHAB's handler when it makes no state of a payload. */
    private static final class UnusablePayloadException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
