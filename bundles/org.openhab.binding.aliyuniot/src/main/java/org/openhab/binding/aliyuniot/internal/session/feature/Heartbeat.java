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
package org.openhab.binding.aliyuniot.internal.session.feature;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.config.ReportSettings;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.deviceinfo.LanguageTag;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.session.SessionFeature;
import org.openhab.binding.aliyuniot.link.text.ForeignText;
import org.openhab.binding.aliyuniot.link.topic.Topic;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports something now and then, so that a device that holds no connection is seen to work, or not to. Without a topic
 * of the user's it is the {@linkplain LanguageTag language of the device's software}.
 */
public final class Heartbeat implements SessionFeature {
    private final Logger logger = LoggerFactory.getLogger(Heartbeat.class);

    private final DeviceIdentity identity;
    private final DeviceSession session;
    private final Supplier<String> ids;
    private final @Nullable Topic topic;
    private final Runnable stop;

    /**
     * @param settings with a heartbeat
     * @param ids makes ids for messages
     */
    public Heartbeat(
            LinkRuntime runtime,
            DeviceIdentity identity,
            DeviceSession session,
            ReportSettings settings,
            Supplier<String> ids) {
        this.identity = identity;
        this.session = session;
        this.ids = ids;
        this.topic = settings.heartbeatTopic();
        this.stop = runtime.every(settings.heartbeat(), this::beat);
    }

    /** Makes one, if the device is to have it. */
    public static @Nullable SessionFeature make(FeatureContext context) {
        ReportSettings reporting = context.settings().reporting();
        return reporting.heartbeat().isZero()
                ? null
                : new Heartbeat(
                        context.runtime(),
                        context.identity(),
                        context.session(),
                        reporting,
                        context.requests()::nextId);
    }

    private void beat() {
        Topic own = topic;
        Message message =
                own == null ? LanguageTag.messageOf(identity, ids.get()) : new Message(own, timed(), Qos.AT_LEAST_ONCE);
        session.publishNow(message).whenComplete((sent, failure) -> {
            if (failure != null) {
                logger.debug(
                        "The heartbeat of {} does not arrive: {}", identity, ForeignText.line(failure.getMessage()));
            }
        });
    }

    private static byte[] timed() {
        JsonObject payload = new JsonObject();
        payload.addProperty("time", System.currentTimeMillis());
        return payload.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        stop.run();
    }
}
