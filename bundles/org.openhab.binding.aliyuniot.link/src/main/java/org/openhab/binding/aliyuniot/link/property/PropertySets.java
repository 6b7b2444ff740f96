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
package org.openhab.binding.aliyuniot.link.property;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.ForeignCode;
import org.openhab.binding.aliyuniot.link.alink.PlatformRequest;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.session.SessionFeature;
import org.openhab.binding.aliyuniot.link.text.ForeignText;
import org.openhab.binding.aliyuniot.link.topic.SystemTopic;
import org.openhab.binding.aliyuniot.link.topic.Topic;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the platform's sets of properties (chapter "Set device properties"): requests on
 * {@code thing/service/property/set}, down, each answered exactly once on {@code …/set_reply}, up, with QoS 1. The
 * answer says that the values are accepted; they are carried out behind it. For any thread.
 */
public final class PropertySets implements SessionFeature {
    /** Properties of one set. */
    public static final int MAX_PROPERTIES = 200;

    private final Logger logger = LoggerFactory.getLogger(PropertySets.class);

    private final DeviceIdentity identity;
    private final DeviceSession session;
    private final PropertySetListener listener;
    private final Topic answers;
    private final Runnable unsubscribe;

    /**
     * Best before the session starts, so that the topic is subscribed from the beginning.
     *
     * @throws ConfigurationFailure if the device's names make the topic longer than the platform takes
     */
    public PropertySets(DeviceIdentity identity, DeviceSession session, PropertySetListener listener)
            throws ConfigurationFailure {
        this.identity = identity;
        this.session = session;
        this.listener = listener;
        answers = SystemTopic.PROPERTY_SET.replyTopicOf(identity);
        unsubscribe = session.subscriptions()
                .add(SystemTopic.PROPERTY_SET.filterOf(identity), Qos.AT_LEAST_ONCE, this::received);
    }

    /** Also called with whatever a hostile peer sends. */
    private void received(Message message) {
        PlatformRequest request = PlatformRequest.of(message.payload());
        if (request == null) {
            logger.debug("{}: {} is no request", identity, message);
            return;
        }
        Map<String, JsonElement> values = valuesOf(request);
        if (values == null) {
            answer(
                    request,
                    new SetAnswer(
                            PlatformRequest.BAD_PARAMETERS,
                            "params is no object of 1 to " + MAX_PROPERTIES + " properties"));
            return;
        }
        SetAnswer answer = answerTo(values);
        answer(request, answer);
        if (answer.isAccepted()) {
            ForeignCode.run(logger, "A set of properties", () -> listener.set(values));
        }
    }

    private static @Nullable Map<String, JsonElement> valuesOf(PlatformRequest request) {
        if (!(request.params() instanceof JsonObject params) || params.isEmpty() || params.size() > MAX_PROPERTIES) {
            return null;
        }
        Map<String, JsonElement> values = new LinkedHashMap<>();
        params.entrySet().forEach(entry -> values.put(entry.getKey(), entry.getValue()));
        return Collections.unmodifiableMap(values);
    }

    private SetAnswer answerTo(Map<String, JsonElement> values) {
        try {
            return listener.accept(values);
        } catch (Throwable e) {
            ForeignCode.failed(logger, "The answer to a set of properties", e);
            return new SetAnswer(PlatformRequest.INTERNAL_ERROR, "The device failed");
        }
    }

    private void answer(PlatformRequest request, SetAnswer answer) {
        byte[] payload = request.answer(answer.code(), new JsonObject(), answer.message());
        session.publishNow(new Message(answers, payload, Qos.AT_LEAST_ONCE)).whenComplete((sent, failure) -> {
            if (failure != null) {
                logger.debug("{}: a set is not answered: {}", identity, ForeignText.reasons(failure));
            }
        });
    }

    /** Takes no more sets. */
    @Override
    public void close() {
        unsubscribe.run();
    }
}
