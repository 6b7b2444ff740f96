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
package org.openhab.binding.aliyuniot.internal.channel.model.kind;

import com.google.gson.JsonObject;
import java.time.Duration;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.channel.ChannelSession;
import org.openhab.binding.aliyuniot.internal.channel.PlatformChannel;
import org.openhab.binding.aliyuniot.internal.channel.Registration;
import org.openhab.binding.aliyuniot.internal.report.ThingReports;
import org.openhab.binding.aliyuniot.link.service.ServiceCall;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.types.Command;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A channel that triggers when the platform calls a service, so that a rule can answer by the id of the call. For any
 * thread.
 */
public final class ServiceChannel implements PlatformChannel {
    private final Logger logger = LoggerFactory.getLogger(ServiceChannel.class);

    private final ChannelUID uid;
    private final String identifier;
    private final Duration timeout;
    private final @Nullable JsonObject answer;
    private final ThingReports reports;

    private volatile @Nullable JsonObject received;

    /**
     * @param timeout that rules have for an answer, less if the platform waits
     * @param answer what the service puts out when no rule has answered; {@code null} for an error that says so
     */
    ServiceChannel(
            ChannelUID uid, String identifier, Duration timeout, @Nullable JsonObject answer, ThingReports reports) {
        this.uid = uid;
        this.identifier = identifier;
        this.timeout = timeout;
        this.answer = answer;
        this.reports = reports;
    }

    @Override
    public ChannelUID uid() {
        return uid;
    }

    /** Of the service, as the thing model calls it. */
    public String identifier() {
        return identifier;
    }

    /** Time that rules have for an answer, where the platform does not wait. */
    public Duration timeout() {
        return timeout;
    }

    /** What the service puts out when no rule has answered, not checked; {@code null} for an error. */
    public @Nullable JsonObject answer() {
        return answer;
    }

    /** What the service was given last, for humans to see; {@code null} before the first call. */
    public @Nullable JsonObject lastReceived() {
        return received;
    }

    /** Triggers have no items, so there are no commands. */
    @Override
    public void handle(Command command) {
        logger.debug("{} takes no commands", uid);
    }

    /**
     * Tells rules of a call.
     *
     * @param input checked
     */
    public void called(ServiceCall call, JsonObject input) {
        received = input;
        JsonObject event = new JsonObject();
        event.addProperty("id", call.id());
        event.addProperty("service", identifier);
        event.add("input", input);
        event.addProperty("sync", call.synchronous());
        reports.triggered(uid, event.toString());
    }

    /** Services share what the device subscribes. */
    @Override
    public Registration attach(ChannelSession session) {
        return Registration.NONE;
    }
}
