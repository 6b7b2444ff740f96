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
package org.openhab.binding.aliyuniot.internal.channel.kind;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.channel.ChannelContext;
import org.openhab.binding.aliyuniot.internal.channel.ChannelSession;
import org.openhab.binding.aliyuniot.internal.channel.Outbox;
import org.openhab.binding.aliyuniot.internal.channel.PlatformChannel;
import org.openhab.binding.aliyuniot.internal.channel.Registration;
import org.openhab.binding.aliyuniot.internal.channel.payload.PayloadReport;
import org.openhab.binding.aliyuniot.internal.channel.payload.Picture;
import org.openhab.binding.aliyuniot.internal.channel.payload.UnusablePayloadException;
import org.openhab.binding.aliyuniot.internal.channel.payload.Utf8;
import org.openhab.binding.aliyuniot.internal.channel.value.ValueForm;
import org.openhab.binding.aliyuniot.internal.report.ThingReports;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.rrpc.DefaultAnswer;
import org.openhab.binding.aliyuniot.link.rrpc.RrpcTopic;
import org.openhab.binding.aliyuniot.link.topic.Topic;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.openhab.core.library.types.RawType;
import org.openhab.core.library.types.StopMoveType;
import org.openhab.core.library.types.UpDownType;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.binding.generic.ChannelTransformation;
import org.openhab.core.types.Command;
import org.openhab.core.types.RefreshType;
import org.openhab.core.types.State;
import org.openhab.core.types.Type;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A channel between an item and topics of the device.
 *
 * <p>Safe for use by several threads. A payload that makes no state leaves the last state alone. Whatever is thrown on
 * the way, an {@code Error} included, ends here.
 */
final class TopicChannel implements PlatformChannel {
    private static final byte[] NOTHING = {};
    /** A state answers before any time is up. */
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    private final Logger logger = LoggerFactory.getLogger(TopicChannel.class);

    private final ChannelUID uid;
    private final TopicChannelType type;
    private final Topics topics;
    private final ValueForm form;
    private final boolean posts;
    private final ChannelTransformation in;
    private final ChannelTransformation out;
    private final ThingReports reports;
    private final Outbox outbox;
    private final PayloadReport log;

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

    /**
     * @throws IllegalArgumentException if the configuration contradicts itself
     */
    TopicChannel(
            ChannelUID uid,
            TopicChannelType type,
            Topics topics,
            ChannelConfiguration config,
            ChannelTransformation in,
            ChannelTransformation out,
            ChannelContext context) {
        this.uid = uid;
        this.type = type;
        this.topics = topics;
        this.form = type.form(config);
        this.posts = config.postCommand && type.sends();
        this.in = in;
        this.out = out;
        this.reports = context.reports();
        this.outbox = context.outbox();
        this.log = new PayloadReport(uid, type == TopicChannelType.MESSAGE);
    }

    @Override
    public ChannelUID uid() {
        return uid;
    }

    /** What to subscribe; {@code null} if the channel only sends. */
    @Nullable
    TopicFilter subscribed() {
        return topics.subscribed();
    }

    Qos qos() {
        return topics.qos();
    }

    /** Its calls are answered with {@link #lastPayload()}. */
    @Override
    public @Nullable RrpcTopic answers() {
        return topics.calls();
    }

    /** What stands for the state of the channel: the payload last sent or received, empty before the first. */
    byte[] lastPayload() {
        return lastPayload;
    }

    @Override
    public Registration attach(ChannelSession session) throws ConfigurationFailure {
        TopicFilter filter = topics.subscribed();
        Registration messages =
                filter == null ? Registration.NONE : session.subscribe(uid, filter, topics.qos(), this::received);
        RrpcTopic calls = topics.calls();
        if (calls == null) {
            return messages;
        }
        boolean complete = false;
        try {
            Registration answers = session.listen(calls, AT_ONCE, DefaultAnswer::to, call -> call.answer(lastPayload));
            complete = true;
            return () -> {
                messages.close();
                answers.close();
            };
        } finally {
            if (!complete) {
                messages.close();
            }
        }
    }

    /** Takes a message of the cloud in. */
    void received(Message message) {
        byte[] payload = message.payload();
        logger.trace("{} receives {}", uid, message);
        try {
            Type value = type == TopicChannelType.IMAGE ? picture(payload) : value(payload);
            if (value != null) {
                report(value);
                lastPayload = payload;
            }
        } catch (UnusablePayloadException e) {
            log.unusable(payload, e.reason());
        } catch (RuntimeException | Error e) {
            // Without its trace, which for an overflow of the stack has a thousand lines.
            logger.debug("{} cannot convert a payload: {}", uid, PayloadReport.shortened(e.toString()));
            log.unusable(payload, "cannot be converted");
        }
    }

    private @Nullable Type value(byte[] payload) {
        String text = transformed(textOf(payload));
        if (text == null) {
            return null;
        }
        if (text.length() > form.maxLength()) {
            throw new UnusablePayloadException("is a text of " + text.length() + " characters, which is no value");
        }
        return form.read(text);
    }

    private @Nullable RawType picture(byte[] payload) {
        RawType picture = in.isPresent() ? null : Picture.of(payload);
        if (picture == null) {
            String text = Utf8.text(payload);
            String result = text == null ? "" : transformed(text);
            if (result == null) {
                return null;
            }
            picture = Picture.ofText(result);
        }
        if (picture == null) {
            throw new UnusablePayloadException("is no picture: no PNG, JPEG, GIF, WebP or BMP file");
        }
        return picture;
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
        } catch (RuntimeException | Error e) {
            throw new UnusablePayloadException("makes the state transformation fail (" + e.getMessage() + ")");
        }
    }

    private void report(Type value) {
        if (type == TopicChannelType.MESSAGE) {
            reports.triggered(uid, value.toString());
        } else if (value instanceof UpDownType || value instanceof StopMoveType) {
            reports.command(uid, (Command) value);
        } else if (value instanceof State state) {
            lastState = state;
            if (posts && value instanceof Command command) {
                reports.command(uid, command);
            } else {
                reports.state(uid, state);
            }
        }
    }

    /** Sends a command of an item to the cloud, or answers with the last state if that is what it asks for. */
    @Override
    public void handle(Command command) {
        if (command == RefreshType.REFRESH) {
            State state = lastState;
            if (state != null) {
                reports.state(uid, state);
            }
            return;
        }
        Topic topic = topics.published();
        if (topic == null) {
            logger.debug("{} has no publish topic, {} is not sent", uid, command);
        } else {
            send(topic, command);
        }
    }

    private void send(Topic topic, Command command) {
        try {
            out.apply(form.write(command)).ifPresent(text -> publish(topic, text));
        } catch (RuntimeException | Error e) {
            logger.warn(
                    "{} cannot send a command of the type {}: {}. Check the item, and the values and transformations "
                            + "of the channel",
                    uid,
                    command.getClass().getSimpleName(),
                    PayloadReport.shortened(String.valueOf(e.getMessage())));
        }
    }

    private void publish(Topic topic, String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        lastPayload = payload;
        outbox.publish(uid, new Message(topic, payload, topics.qos()));
    }
}
