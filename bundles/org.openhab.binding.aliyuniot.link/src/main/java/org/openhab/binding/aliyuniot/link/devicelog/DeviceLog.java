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
package org.openhab.binding.aliyuniot.link.devicelog;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.alink.AlinkReply;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;
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
 * Reports entries to the platform's log of the device (chapter "Device logs"), while the platform's switch is on: asked
 * for at each login, and pushed when somebody moves it. One batch at a time, and not more than one a second. Nothing is
 * sent while the switch is off, and what waits is dropped then. For any thread.
 */
public final class DeviceLog implements SessionFeature {
    private static final Duration PACE = Duration.ofSeconds(1);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(30);
    private static final int TOO_OFTEN_CODE = 429;

    private final Logger logger = LoggerFactory.getLogger(DeviceLog.class);

    private final LinkRuntime runtime;
    private final DeviceIdentity identity;
    private final DeviceSession session;
    private final AlinkRequests requests;
    private final Duration pace;
    private final Duration afterTrouble;
    private final Executor mailbox;
    private final LogQueue queue = new LogQueue();
    private volatile LogSwitch mode = LogSwitch.UNKNOWN;

    /** On the mailbox, as are the next three. */
    private boolean online;

    /** A batch is on its way, or the pause behind one is not over. */
    private boolean busy;

    private Runnable cancelPause = () -> {};
    private boolean closed;

    private @Nullable Runnable unsubscribe;

    public DeviceLog(LinkRuntime runtime, DeviceIdentity identity, DeviceSession session, AlinkRequests requests) {
        this(runtime, identity, session, requests, PACE, AFTER_TROUBLE);
    }

    DeviceLog(
            LinkRuntime runtime,
            DeviceIdentity identity,
            DeviceSession session,
            AlinkRequests requests,
            Duration pace,
            Duration afterTrouble) {
        this.runtime = runtime;
        this.identity = identity;
        this.session = session;
        this.requests = requests;
        this.pace = pace;
        this.afterTrouble = afterTrouble;
        mailbox = runtime.newMailbox();
    }

    /**
     * Heeds the platform's switch from now on; a second call does nothing. Best before the session starts.
     *
     * @throws ConfigurationFailure if the device's names make the topic longer than the platform takes
     */
    public synchronized void begin() throws ConfigurationFailure {
        if (unsubscribe == null) {
            requests.expectReplies(SystemTopic.LOG_CONFIG_GET);
            requests.expectReplies(SystemTopic.LOG_POST);
            unsubscribe = session.subscriptions()
                    .add(SystemTopic.LOG_CONFIG_PUSH.filterOf(identity), Qos.AT_LEAST_ONCE, this::received);
        }
    }

    /** Whether the platform wants entries. */
    public LogSwitch mode() {
        return mode;
    }

    /**
     * Has an entry reported as soon as that is possible. Does not wait.
     *
     * @return false if the platform wants none: it is dropped then
     */
    public boolean log(LogEntry entry) {
        if (mode == LogSwitch.OFF) {
            return false;
        }
        queue.add(entry);
        mailbox.execute(this::pump);
        return true;
    }

    @Override
    public void online() {
        mailbox.execute(() -> {
            online = true;
            endPause();
            ask();
        });
    }

    @Override
    public void offline() {
        mailbox.execute(() -> {
            online = false;
            // Somebody may move it meanwhile.
            mode = LogSwitch.UNKNOWN;
        });
    }

    private void ask() {
        if (!online || closed) {
            return;
        }
        JsonObject params = new JsonObject();
        params.addProperty("configScope", "device");
        params.addProperty("getType", "content");
        requests.request(SystemTopic.LOG_CONFIG_GET, params)
                .whenComplete((reply, failure) -> mailbox.execute(() -> told(reply, failure)));
    }

    private void told(@Nullable AlinkReply reply, @Nullable Throwable failure) {
        LogSwitch said = reply != null && reply.isSuccess() ? LogSwitch.read(reply.data()) : LogSwitch.UNKNOWN;
        if (said != LogSwitch.UNKNOWN) {
            move(said);
            return;
        }
        logger.debug(
                "{}: the platform does not say whether it wants log entries: {}",
                identity,
                reply == null ? ForeignText.reasons(failure) : "code " + reply.code() + " " + reply.message());
        if (reply == null || reply.code() == TOO_OFTEN_CODE) {
            runtime.after(
                    afterTrouble,
                    () -> mailbox.execute(() -> {
                        if (mode == LogSwitch.UNKNOWN) {
                            ask();
                        }
                    }));
        }
    }

    /** Also called with whatever a hostile peer sends. */
    private void received(Message message) {
        PlatformRequest request = PlatformRequest.of(message.payload());
        if (request == null) {
            logger.debug("{}: {} is no request", identity, message);
            return;
        }
        LogSwitch said = LogSwitch.read(request.params());
        if (said == LogSwitch.UNKNOWN) {
            answer(request, PlatformRequest.BAD_PARAMETERS, "content.mode has to be 0 or 1");
        } else {
            answer(request, AlinkReply.SUCCESS, "");
            mailbox.execute(() -> move(said));
        }
    }

    private void answer(PlatformRequest request, int code, String sentence) {
        byte[] payload = request.answer(code, new JsonObject(), sentence);
        session.publishNow(new Message(SystemTopic.LOG_CONFIG_PUSH.replyTopicOf(identity), payload, Qos.AT_LEAST_ONCE))
                .whenComplete((sent, failure) -> {
                    if (failure != null) {
                        logger.debug("{}: a push is not answered: {}", identity, ForeignText.reasons(failure));
                    }
                });
    }

    private void move(LogSwitch said) {
        mode = said;
        if (said == LogSwitch.OFF) {
            queue.clear();
        } else {
            pump();
        }
    }

    private void pump() {
        if (busy || closed || !online || mode != LogSwitch.ON) {
            return;
        }
        List<LogEntry> batch = queue.take(Instant.now());
        if (batch.isEmpty()) {
            return;
        }
        busy = true;
        JsonArray params = new JsonArray(batch.size());
        batch.forEach(entry -> params.add(entry.toJson()));
        requests.request(SystemTopic.LOG_POST, params)
                .whenComplete((reply, failure) -> mailbox.execute(() -> posted(batch, reply, failure)));
    }

    private void posted(List<LogEntry> batch, @Nullable AlinkReply reply, @Nullable Throwable failure) {
        boolean again = reply == null || reply.code() == TOO_OFTEN_CODE;
        if (again && mode != LogSwitch.OFF) {
            queue.putBack(batch);
        }
        if (reply == null || !reply.isSuccess()) {
            logger.debug(
                    "{}: {} log entries are {}: {}",
                    identity,
                    batch.size(),
                    again ? "sent later" : "refused",
                    reply == null ? ForeignText.reasons(failure) : "code " + reply.code() + " " + reply.message());
        }
        cancelPause = runtime.after(again ? afterTrouble : pace, () -> mailbox.execute(this::endPause));
    }

    private void endPause() {
        cancelPause.run();
        cancelPause = () -> {};
        busy = false;
        pump();
    }

    /** Sends nothing more; what waits is lost. */
    @Override
    public void close() {
        Runnable subscribed;
        synchronized (this) {
            subscribed = unsubscribe;
            unsubscribe = () -> {};
        }
        if (subscribed != null) {
            subscribed.run();
        }
        mailbox.execute(() -> {
            closed = true;
            cancelPause.run();
            queue.clear();
        });
    }
}
