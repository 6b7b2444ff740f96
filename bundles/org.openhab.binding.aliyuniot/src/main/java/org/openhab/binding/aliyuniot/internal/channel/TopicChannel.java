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
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.rrpc.RrpcTopic;
import org.openhab.binding.aliyuniot.link.text.ForeignText;
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
public final class TopicChannel implements DeviceChannel {
    private static final MathContext CONVERTED = new MathContext(15);
    private static final int MAX_DIGITS = 100;
    private static final byte[] NOTHING = {};

    private final Logger logger = LoggerFactory.getLogger(TopicChannel.class);

    private final ChannelUID uid;
    private final TopicChannelType type;
    private final Topics topics;
    private final String expected;
    private final @Nullable String unit;
    private final ChannelTransformation in;
    private final ChannelEvents events;
    private final ChannelHandler handler;
    private final PayloadReport report;

    private volatile @Nullable State lastState;
    private volatile byte[] lastPayload = NOTHING;

    /**
     * Where a channel receives from and sends to, and whose calls it answers; at least one of them.
     */
    record Topics(
            @Nullable TopicFilter subscribed,
            @Nullable Topic published,
            Qos qos,
            @Nullable RrpcTopic calls) {}

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
        this.expected = type.expected(config);
        this.unit = type == TopicChannelType.NUMBER ? config.unit : null;
        this.in = in;
        this.events = events;
        this.report = new PayloadReport(uid, type == TopicChannelType.MESSAGE);
        // openHAB fills the maps of fixed values at the first look-up, unguarded; here only one thread knows them yet.
        config.fixedValueToState("");
        // What is received is transformed here already, so that what comes out can be looked at.
        this.handler = type.factory.create(
                this::converted,
                command -> events.command(uid, command),
                this::rendered,
                new ChannelTransformation((String) null),
                out,
                config);
    }

    @Override
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

    /** Which calls of the platform are answered with {@link #lastPayload()}; {@code null} if none are. */
    public @Nullable RrpcTopic calls() {
        return topics.calls();
    }

    /** What stands for the state of the channel: the payload last sent or received, empty before the first. */
    public byte[] lastPayload() {
        return lastPayload;
    }

    /** Takes a message of the cloud in. */
    public void received(Message message) {
        byte[] payload = message.payload();
        logger.trace("{} receives {}", uid, message);
        try {
            if (type == TopicChannelType.IMAGE) {
                process(payload, mediaTypeOf(payload));
            } else {
                @Nullable String text = transformed(textOf(payload));
                if (text == null) {
                    return;
                }
                process(checked(text).getBytes(StandardCharsets.UTF_8), null);
            }
            lastPayload = payload;
        } catch (UnusablePayloadException e) {
            report.unusable(payload, e.reason());
        }
    }

    private String textOf(byte[] payload) {
        if (type == TopicChannelType.MESSAGE) {
            return new String(payload, StandardCharsets.UTF_8);
        }
        String text = Utf8.text(payload);
        if (text == null) {
            throw new UnusablePayloadException("is no text in UTF-8");
        }
        return text;
    }

    /** A transformation without a result says by this that the payload is not meant for the channel. */
    private @Nullable String transformed(String text) {
        try {
            Optional<String> result = in.apply(text);
            return result.isPresent() ? result.get() : null;
        } catch (RuntimeException e) {
            throw new UnusablePayloadException("makes the state transformation fail (" + e.getMessage() + ")");
        }
    }

    /** openHAB reads a comma as a separator of thousands, so that 1,5 would become 15. */
    private String checked(String text) {
        if (type == TopicChannelType.NUMBER && text.contains(",")) {
            throw new UnusablePayloadException(
                    "has a comma; numbers have a point before the decimals and no separators");
        }
        return text;
    }

    private void process(byte[] payload, @Nullable String mediaType) {
        try {
            handler.process(new ChannelHandlerContent(payload, StandardCharsets.UTF_8.name(), mediaType));
        } catch (UnusablePayloadException e) {
            throw e;
        } catch (RuntimeException e) {
            // openHAB's handlers let exceptions of some wrong payloads escape.
            logger.debug("{} cannot convert a payload: {}", uid, ForeignText.reasons(e));
            throw new UnusablePayloadException(expected);
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
            logger.debug("{} has no publish topic, {} is not sent", uid, PayloadReport.shortened(command.toString()));
            return;
        }
        try {
            handler.send(inUnit(command));
        } catch (RuntimeException e) {
            logger.warn(
                    "{} cannot send the command {}. Check the values and transformations of the channel ({})",
                    uid,
                    PayloadReport.shortened(command.toString()),
                    ForeignText.line(e.getMessage()));
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
        if (state == UnDefType.UNDEF) {
            throw new UnusablePayloadException(expected);
        }
        if (isOverlong(state)) {
            throw new UnusablePayloadException("is a number of more than " + MAX_DIGITS + " digits");
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
            byte[] payload = value.getBytes(StandardCharsets.UTF_8);
            lastPayload = payload;
            events.publish(uid, new Message(topic, payload, topics.qos()));
        }
    }

    private static @Nullable String mediaTypeOf(byte[] payload) {
        try {
            return URLConnection.guessContentTypeFromStream(new ByteArrayInputStream(payload));
        } catch (IOException e) {
            return null;
        }
    }

    /** Leads out of openHAB's handler when it makes no state of a payload. */
    private static final class UnusablePayloadException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String reason;

        UnusablePayloadException(String reason) {
            super(reason);
            this.reason = reason;
        }

        /** Goes on after: the payload … */
        String reason() {
            return reason;
        }
    }
}
