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
package org.openhab.binding.aliyuniot.link.auth;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.alink.AlinkReply;
import org.openhab.binding.aliyuniot.link.alink.PlatformRequest;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
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
 * Hears that the device is to connect elsewhere: {@code thing/bootstrap/notify}, down, answered once on the same topic with
 * {@code _reply}, up, with QoS 1. Notices that come one upon the other move the device once, and no more often than once in
 * five minutes. For any thread.
 */
public final class BootstrapNotices implements SessionFeature {
    private static final Duration PERIOD = Duration.ofMinutes(5);

    private final Logger logger = LoggerFactory.getLogger(BootstrapNotices.class);

    private final LinkRuntime runtime;
    private final DeviceIdentity identity;
    private final DeviceSession session;
    private final Runnable moving;
    private final LongSupplier nanoTime;
    private final Runnable unsubscribe;

    private boolean moved;
    private long movedAt;
    private boolean waiting;
    private boolean closed;
    private Runnable cancel = () -> {};

    /**
     * Best before the session starts, so that the topic is subscribed from the beginning.
     *
     * @param moving asks anew where to connect, and connects there; does not wait
     * @throws ConfigurationFailure if the device's names make a topic longer than the platform takes
     */
    public BootstrapNotices(LinkRuntime runtime, DeviceIdentity identity, DeviceSession session, Runnable moving)
            throws ConfigurationFailure {
        this(runtime, identity, session, moving, System::nanoTime);
    }

    /**
     * @param nanoTime as {@link System#nanoTime()}
     */
    BootstrapNotices(
            LinkRuntime runtime, DeviceIdentity identity, DeviceSession session, Runnable moving, LongSupplier nanoTime)
            throws ConfigurationFailure {
        this.runtime = runtime;
        this.identity = identity;
        this.session = session;
        this.moving = moving;
        this.nanoTime = nanoTime;
        this.unsubscribe = session.subscriptions()
                .add(SystemTopic.BOOTSTRAP_NOTIFY.filterOf(identity), Qos.AT_LEAST_ONCE, this::received);
    }

    /** Also called with whatever a hostile peer sends. */
    private void received(Message message) {
        PlatformRequest request = PlatformRequest.of(message.payload());
        if (request == null) {
            logger.debug("{}: {} is no request", identity, message);
            return;
        }
        boolean read = request.params() instanceof JsonObject;
        byte[] answer =
                request.answer(read ? AlinkReply.SUCCESS : PlatformRequest.BAD_PARAMETERS, new JsonObject(), "");
        session.publishNow(new Message(SystemTopic.BOOTSTRAP_NOTIFY.replyTopicOf(identity), answer, Qos.AT_LEAST_ONCE))
                .whenComplete((sent, failure) -> {
                    if (failure != null) {
                        logger.debug("{}: a notice is not answered: {}", identity, ForeignText.reasons(failure));
                    }
                    if (read) {
                        moveSoon();
                    }
                });
    }

    private synchronized void moveSoon() {
        if (waiting || closed) {
            return;
        }
        waiting = true;
        long passed = nanoTime.getAsLong() - movedAt;
        Duration left = moved ? PERIOD.minusNanos(passed) : Duration.ZERO;
        cancel = runtime.after(left.isNegative() ? Duration.ZERO : left, this::move);
    }

    private void move() {
        synchronized (this) {
            if (closed) {
                return;
            }
            waiting = false;
            moved = true;
            movedAt = nanoTime.getAsLong();
        }
        logger.debug("{} connects elsewhere, as the platform wants", identity);
        moving.run();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            cancel.run();
        }
        unsubscribe.run();
    }
}
