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

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Function;
import org.eclipse.jdt.annotation.NonNull;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.channel.ChannelContext;
import org.openhab.binding.aliyuniot.internal.channel.ChannelSession;
import org.openhab.binding.aliyuniot.internal.channel.OpenCalls;
import org.openhab.binding.aliyuniot.internal.channel.PlatformChannel;
import org.openhab.binding.aliyuniot.internal.channel.Registration;
import org.openhab.binding.aliyuniot.internal.channel.payload.Utf8;
import org.openhab.binding.aliyuniot.internal.report.ThingReports;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.rrpc.DefaultAnswer;
import org.openhab.binding.aliyuniot.link.rrpc.RrpcCall;
import org.openhab.binding.aliyuniot.link.rrpc.RrpcTopic;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.types.Command;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A channel that triggers when the platform calls the device, so that a rule can answer by the id of the call.
 */
final class RrpcChannel implements PlatformChannel {
    private final Logger logger = LoggerFactory.getLogger(RrpcChannel.class);

    private final ChannelUID uid;
    private final RrpcTopic topic;
    private final Duration within;
    private final @Nullable String answer;
    private final ThingReports reports;
    private final OpenCalls calls;

    /**
     * @param within time that rules have for an answer
     * @param answer what is answered when no rule has; {@code null} for an error that says so
     */
    RrpcChannel(ChannelUID uid, RrpcTopic topic, Duration within, @Nullable String answer, ChannelContext context) {
        this.uid = uid;
        this.topic = topic;
        this.within = within;
        this.answer = answer;
        this.reports = context.reports();
        this.calls = context.calls();
    }

    @Override
    public ChannelUID uid() {
        return uid;
    }

    @Override
    public @NonNull RrpcTopic answers() {
        return topic;
    }

    Duration within() {
        return within;
    }

    /** Triggers have no items, so there are no commands. */
    @Override
    public void handle(Command command) {
        logger.debug("{} takes no commands", uid);
    }

    @Override
    public Registration attach(ChannelSession session) throws ConfigurationFailure {
        return session.listen(topic, within, automaticAnswer(), this::called);
    }

    private void called(RrpcCall call) {
        calls.add(call);
        logger.debug("{} hears of {}", uid, call);
        reports.triggered(uid, eventOf(call));
    }

    /** The event for a call: id, topic and payload as JSON; bytes that are no text come as {@code payloadBase64}. */
    private static String eventOf(RrpcCall call) {
        JsonObject event = new JsonObject();
        event.addProperty("id", call.id());
        event.addProperty("topic", call.topic().value());
        String text = Utf8.text(call.payload());
        if (text == null) {
            event.addProperty("payloadBase64", Base64.getEncoder().encodeToString(call.payload()));
        } else {
            event.addProperty("payload", text);
        }
        return event.toString();
    }

    private Function<RrpcCall, byte[]> automaticAnswer() {
        String text = answer;
        return text == null ? DefaultAnswer::to : call -> text.getBytes(StandardCharsets.UTF_8);
    }
}
