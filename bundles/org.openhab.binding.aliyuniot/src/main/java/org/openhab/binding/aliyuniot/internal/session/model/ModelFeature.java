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
package org.openhab.binding.aliyuniot.internal.session.model;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.alink.AlinkReply;
import org.openhab.binding.aliyuniot.link.event.EventPosts;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.property.report.PropertyReporter;
import org.openhab.binding.aliyuniot.link.raw.RawListener;
import org.openhab.binding.aliyuniot.link.raw.RawMessages;
import org.openhab.binding.aliyuniot.link.session.SessionFeature;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thing model on one session: what is reported, wished for, told and called. For any thread.
 */
final class ModelFeature implements SessionFeature {
    private final Logger logger = LoggerFactory.getLogger(ModelFeature.class);

    private final PropertyDesk desk;
    private final PropertyReporter reporter;
    private final WishedValues wishes;
    private final EventPosts events;
    private final PostReport report;
    private final RawMaker rawMaker;
    private final Consumer<byte[]> rawListener;
    private final List<SessionFeature> others;

    private @Nullable RawMessages raw;
    private boolean closed;
    private volatile boolean online;

    /** Makes what exchanges raw data. */
    interface RawMaker {
        RawMessages make(RawListener listener) throws ConfigurationFailure;
    }

    /** What a session has of the thing model. */
    record Parts(
            PropertyDesk desk,
            PropertyReporter reporter,
            WishedValues wishes,
            EventPosts events,
            PostReport report,
            RawMaker raw) {}

    /**
     * @param rawListener gets what the platform's script sends
     * @param others are closed together with this
     */
    ModelFeature(Parts parts, Consumer<byte[]> rawListener, SessionFeature... others) {
        desk = parts.desk();
        reporter = parts.reporter();
        wishes = parts.wishes();
        events = parts.events();
        report = parts.report();
        rawMaker = parts.raw();
        this.rawListener = rawListener;
        this.others = List.of(others);
    }

    @Override
    public void online() {
        online = true;
        reporter.online();
        desk.synchronize();
        wishes.fulfil();
    }

    @Override
    public void offline() {
        online = false;
        reporter.offline();
    }

    /** Does what could not be done without a thing model. */
    void modelChanged() {
        desk.modelChanged();
        if (online) {
            desk.synchronize();
            wishes.fulfil();
        }
    }

    /** Tells the platform of an event. */
    CompletionStage<AlinkReply> post(String event, JsonObject output) {
        CompletionStage<AlinkReply> posted = events.post(event, output);
        posted.whenComplete((reply, failure) -> report.ended(event, reply, failure));
        return posted;
    }

    /** Subscribes raw data, which only a product with a format of its own has. */
    synchronized @Nullable RawMessages raw() {
        if (raw == null && !closed) {
            try {
                raw = rawMaker.make(new RawListener() {
                    @Override
                    public void received(byte[] payload) {
                        rawListener.accept(payload);
                    }

                    @Override
                    public void replied(byte[] payload) {
                        logger.debug("The script replies with {} bytes", payload.length);
                    }
                });
            } catch (ConfigurationFailure e) {
                logger.warn("Raw data cannot be exchanged: {}", e.getMessage());
            }
        }
        return raw;
    }

    /** Sends raw data, of one's own accord or as a reply. */
    CompletionStage<Message> send(byte[] payload, boolean reply) {
        RawMessages open = raw();
        return open == null
                ? CompletableFuture.failedFuture(new IllegalStateException("The device is stopped"))
                : reply ? open.reply(payload) : open.send(payload);
    }

    @Override
    public void close() {
        desk.close();
        reporter.close();
        RawMessages ended;
        synchronized (this) {
            closed = true;
            ended = raw;
            raw = null;
        }
        if (ended != null) {
            ended.close();
        }
        others.forEach(SessionFeature::close);
    }
}
