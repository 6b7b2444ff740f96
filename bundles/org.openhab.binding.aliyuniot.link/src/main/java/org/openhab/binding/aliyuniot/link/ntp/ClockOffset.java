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
package org.openhab.binding.aliyuniot.link.ntp;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.alink.AlinkJson;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.topic.SystemTopic;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the device's clock with the platform's (chapter "NTP service"): {@code deviceSendTime} up on
 * {@code /ext/ntp/{productKey}/{deviceName}/request}, answered on {@code …/response} with it and the times of the
 * platform's receiving and sending, all with QoS 0. For any thread.
 */
public final class ClockOffset implements AutoCloseable {
    /** How long the platform's answer is waited for. */
    public static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** In the year 33658; what is beyond are no milliseconds. */
    private static final long MAX_MILLIS = 999_999_999_999_999L;

    private final Logger logger = LoggerFactory.getLogger(ClockOffset.class);

    private final LinkRuntime runtime;
    private final DeviceIdentity identity;
    private final DeviceSession session;
    private final Duration timeout;
    private final LongSupplier wallClock;
    private final LongSupplier nanoTime;
    private final Executor mailbox;
    private final Runnable unsubscribe;
    private final Object lock = new Object();
    private @Nullable Measurement open;

    private record Measurement(long sentMillis, long sentNanos, CompletableFuture<Duration> offset) {}

    /**
     * Best before the session starts, so that the answers are subscribed in time.
     *
     * @throws ConfigurationFailure if the device's names make the topic longer than the platform takes
     */
    public ClockOffset(LinkRuntime runtime, DeviceIdentity identity, DeviceSession session)
            throws ConfigurationFailure {
        this(runtime, identity, session, TIMEOUT, System::currentTimeMillis, System::nanoTime);
    }

    /**
     * @param wallClock as {@link System#currentTimeMillis()}
     * @param nanoTime as {@link System#nanoTime()}
     */
    ClockOffset(
            LinkRuntime runtime,
            DeviceIdentity identity,
            DeviceSession session,
            Duration timeout,
            LongSupplier wallClock,
            LongSupplier nanoTime)
            throws ConfigurationFailure {
        this.runtime = runtime;
        this.identity = identity;
        this.session = session;
        this.timeout = timeout;
        this.wallClock = wallClock;
        this.nanoTime = nanoTime;
        mailbox = runtime.newMailbox();
        unsubscribe = session.subscriptions()
                .add(SystemTopic.NTP_RESPONSE.filterOf(identity), Qos.AT_MOST_ONCE, this::received);
    }

    /**
     * Measures, if the session is online; while a measurement is under way, that one's outcome is returned.
     *
     * @return what has to be added to this machine's clock to have the platform's, exact to half the time that the
     *     message took; ends with a {@link org.openhab.binding.aliyuniot.link.failure.LinkFailure} when the session is
     *     offline and after {@link #TIMEOUT} without an answer
     */
    public CompletionStage<Duration> measure() {
        Measurement measurement;
        synchronized (lock) {
            Measurement underWay = open;
            if (underWay != null) {
                return underWay.offset();
            }
            measurement = new Measurement(wallClock.getAsLong(), nanoTime.getAsLong(), new CompletableFuture<>());
            open = measurement;
        }
        Runnable cancel = runtime.after(
                timeout,
                () -> mailbox.execute(() -> fail(
                        measurement,
                        new NetworkFailure(
                                LinkFailure.Reason.TIMEOUT,
                                "The platform did not tell its time within " + timeout.toMillis() + " ms"))));
        measurement.offset().whenComplete((offset, failure) -> cancel.run());
        JsonObject request = new JsonObject();
        request.addProperty("deviceSendTime", Long.toString(measurement.sentMillis()));
        byte[] payload = request.toString().getBytes(StandardCharsets.UTF_8);
        session.publishNow(new Message(SystemTopic.NTP_REQUEST.topicOf(identity), payload, Qos.AT_MOST_ONCE))
                .whenComplete((sent, failure) -> {
                    if (failure != null) {
                        fail(measurement, LinkFailure.causeOf(failure));
                    }
                });
        return measurement.offset();
    }

    /** Ends a measurement that is under way. */
    @Override
    public void close() {
        unsubscribe.run();
        Measurement measurement;
        synchronized (lock) {
            measurement = open;
        }
        if (measurement != null) {
            fail(measurement, NetworkFailure.closed("The measurement was given up because the device was closed"));
        }
    }

    /** Also called with whatever a hostile peer sends. */
    void received(Message message) {
        long receivedNanos = nanoTime.getAsLong();
        JsonObject object = AlinkJson.object(message.payload());
        Measurement measurement;
        synchronized (lock) {
            measurement = open;
        }
        if (object == null || measurement == null) {
            logger.debug("{}: {} answers no measurement", identity, message);
            return;
        }
        OptionalLong deviceSend = AlinkJson.integer(object.get("deviceSendTime"));
        OptionalLong serverReceived = time(object, "serverRecvTime");
        OptionalLong serverSent = time(object, "serverSendTime");
        if (deviceSend.isEmpty()
                || deviceSend.getAsLong() != measurement.sentMillis()
                || serverReceived.isEmpty()
                || serverSent.isEmpty()
                || serverSent.getAsLong() < serverReceived.getAsLong()) {
            logger.debug("{}: {} answers another measurement, or its times make no sense", identity, message);
            return;
        }
        if (end(measurement)) {
            measurement
                    .offset()
                    .complete(offset(measurement, receivedNanos, serverReceived.getAsLong(), serverSent.getAsLong()));
        }
    }

    private static OptionalLong time(JsonObject object, String field) {
        OptionalLong millis = AlinkJson.integer(object.get(field));
        return millis.isPresent() && millis.getAsLong() > 0 && millis.getAsLong() <= MAX_MILLIS
                ? millis
                : OptionalLong.empty();
    }

    /**
     * {@code ((serverRecv + serverSend) - (deviceSend + deviceRecv)) / 2}. The time of receiving is the time of sending
     * and what passed since then, so that a clock that is set meanwhile does not make half of its leap our offset.
     */
    private static Duration offset(Measurement measurement, long receivedNanos, long serverReceived, long serverSent) {
        long millis = serverReceived + serverSent - 2 * measurement.sentMillis();
        long passed = receivedNanos - measurement.sentNanos();
        return Duration.ofMillis(millis).minusNanos(passed).dividedBy(2);
    }

    private boolean end(Measurement measurement) {
        synchronized (lock) {
            boolean first = open == measurement;
            if (first) {
                open = null;
            }
            return first;
        }
    }

    private void fail(Measurement measurement, Throwable failure) {
        if (end(measurement)) {
            measurement.offset().completeExceptionally(failure);
        }
    }
}
