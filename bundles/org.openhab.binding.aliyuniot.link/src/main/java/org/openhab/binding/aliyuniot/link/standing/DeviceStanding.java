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
package org.openhab.binding.aliyuniot.link.standing;

import com.google.gson.JsonObject;
import java.util.List;
import org.openhab.binding.aliyuniot.link.alink.AlinkReply;
import org.openhab.binding.aliyuniot.link.alink.PlatformRequest;
import org.openhab.binding.aliyuniot.link.failure.AuthenticationFailure;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure.Reason;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.session.SessionFeature;
import org.openhab.binding.aliyuniot.link.text.ForeignText;
import org.openhab.binding.aliyuniot.link.topic.SystemTopic;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the platform lets a device in that has a connection of its own (chapter "Disable and enable devices"): hears
 * {@code thing/disable}, {@code thing/enable} and {@code thing/delete}, down, and answers each on {@code …_reply}, up, with
 * QoS 1. The platform cuts the connection of a device that was disabled or deleted, whether it has said so or not, and
 * refuses the next ones with return code 5; the session asks again by and by, so that the device comes back by itself when
 * it is enabled. For any thread.
 */
public final class DeviceStanding implements SessionFeature {
    private final Logger logger = LoggerFactory.getLogger(DeviceStanding.class);

    private final DeviceIdentity identity;
    private final DeviceSession session;
    private final List<Runnable> unsubscribing;

    private volatile Standing standing = Standing.UNKNOWN;

    private enum Standing {
        /** It has had no connection yet. */
        UNKNOWN,
        /** The last login was taken. */
        GOOD,
        DISABLED,
        DELETED
    }

    /**
     * Best before the session starts, so that nothing is missed.
     *
     * @throws ConfigurationFailure if the device's names make a topic longer than the platform takes
     */
    public DeviceStanding(DeviceIdentity identity, DeviceSession session) throws ConfigurationFailure {
        this.identity = identity;
        this.session = session;
        unsubscribing = List.of(
                subscribe(SystemTopic.DISABLE, Standing.DISABLED),
                subscribe(SystemTopic.ENABLE, Standing.GOOD),
                subscribe(SystemTopic.DELETE, Standing.DELETED));
    }

    private Runnable subscribe(SystemTopic topic, Standing means) throws ConfigurationFailure {
        return session.subscriptions()
                .add(topic.filterOf(identity), Qos.AT_LEAST_ONCE, message -> received(topic, message, means));
    }

    /** Also called with whatever a hostile peer sends. */
    private void received(SystemTopic topic, Message message, Standing means) {
        PlatformRequest request = PlatformRequest.of(message.payload());
        if (request == null) {
            logger.debug("{}: {} is no request", identity, message);
            return;
        }
        standing = means;
        logger.info("{}: the platform says {}", identity, topic.method());
        byte[] answer = request.answer(AlinkReply.SUCCESS, new JsonObject(), "");
        session.publishNow(new Message(topic.replyTopicOf(identity), answer, Qos.AT_LEAST_ONCE))
                .whenComplete((sent, failure) -> {
                    if (failure != null) {
                        logger.debug("{}: {} is not answered: {}", identity, topic, ForeignText.reasons(failure));
                    }
                });
    }

    /** What the platform has said before is over: it lets the device in. */
    @Override
    public void online() {
        standing = Standing.GOOD;
    }

    /**
     * Why there is no connection, by all that is known.
     *
     * @param failure of the session
     * @return the same, or one that says that the device was disabled or deleted
     */
    public LinkFailure explain(LinkFailure failure) {
        boolean mayBe = switch (failure.reason()) {
            case NOT_AUTHORIZED, BAD_CREDENTIALS, CONNECTION_LOST, CLOSED_WITHOUT_ANSWER -> true;
            default -> false;
        };
        return switch (standing) {
            case DISABLED ->
                mayBe
                        ? new AuthenticationFailure(
                                Reason.DEVICE_DISABLED, identity + " is disabled; enable it in the console")
                        : failure;
            case DELETED ->
                mayBe
                        ? new AuthenticationFailure(
                                Reason.DEVICE_DELETED, identity + " was deleted; remove it here, or add it again")
                        : failure;
            case GOOD ->
                failure.reason() == Reason.NOT_AUTHORIZED
                        ? new AuthenticationFailure(
                                Reason.SHUT_OUT,
                                "The platform lets " + identity + " in no more: it was disabled or deleted")
                        : failure;
            case UNKNOWN -> failure;
        };
    }

    /** Hears nothing more. */
    @Override
    public void close() {
        unsubscribing.forEach(Runnable::run);
    }
}
