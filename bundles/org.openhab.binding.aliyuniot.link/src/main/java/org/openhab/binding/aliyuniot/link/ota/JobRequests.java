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
package org.openhab.binding.aliyuniot.link.ota;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.ForeignCode;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.alink.AlinkJson;
import org.openhab.binding.aliyuniot.link.alink.AlinkRefusal;
import org.openhab.binding.aliyuniot.link.alink.AlinkReply;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;
import org.openhab.binding.aliyuniot.link.ota.job.FirmwareVersion;
import org.openhab.binding.aliyuniot.link.ota.job.MqttSource;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJob;
import org.openhab.binding.aliyuniot.link.ota.job.OtaJobRefused;
import org.openhab.binding.aliyuniot.link.ota.job.OtaModule;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.text.ForeignText;
import org.openhab.binding.aliyuniot.link.topic.SystemTopic;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns of jobs: pushed, down on {@code /ota/device/upgrade/…}; asked for by {@code thing.ota.firmware.get}; and asked
 * for as older products do, up on {@code /ota/device/request/…} and answered on the same topic. For any thread.
 */
final class JobRequests {
    /** The code of a push. */
    private static final int PUSHED = 1000;

    private static final String OLD_REQUEST = "/ota/device/request";

    private final Logger logger = LoggerFactory.getLogger(JobRequests.class);

    private final LinkRuntime runtime;
    private final DeviceSession session;
    private final AlinkRequests requests;
    private final OtaMessages messages;
    private final OtaListener listener;
    private final Consumer<OtaJobRefused> refused;
    private final Duration timeout;
    private final List<Runnable> unsubscribing;
    private final Object lock = new Object();
    private @Nullable OldRequest open;
    private boolean closed;

    private record OldRequest(String id, CompletableFuture<Optional<OtaJob>> answer) {}

    /**
     * @param refused is told about each job that cannot be taken
     */
    JobRequests(
            LinkRuntime runtime,
            DeviceSession session,
            AlinkRequests requests,
            OtaMessages messages,
            OtaListener listener,
            Consumer<OtaJobRefused> refused,
            Duration timeout)
            throws ConfigurationFailure {
        this.runtime = runtime;
        this.session = session;
        this.requests = requests;
        this.messages = messages;
        this.listener = listener;
        this.refused = refused;
        this.timeout = timeout;
        requests.expectReplies(SystemTopic.OTA_FIRMWARE_GET);
        // Where nothing is pushed, jobs are only asked for.
        unsubscribing = session.capabilities().receives() ? subscribe() : List.of();
    }

    private List<Runnable> subscribe() throws ConfigurationFailure {
        return List.of(
                session.subscriptions()
                        .add(
                                SystemTopic.OTA_UPGRADE.filterOf(messages.identity()),
                                Qos.AT_LEAST_ONCE,
                                this::pushReceived),
                session.subscriptions()
                        .add(
                                SystemTopic.OTA_REQUEST.filterOf(messages.identity()),
                                Qos.AT_LEAST_ONCE,
                                this::answerReceived));
    }

    CompletionStage<Optional<OtaJob>> pull(OtaModule module) {
        CompletableFuture<Optional<OtaJob>> answer = new CompletableFuture<>();
        requests.request(SystemTopic.OTA_FIRMWARE_GET, OtaMessages.params(module))
                .whenComplete((reply, failure) -> {
                    if (failure == null) {
                        answer(answer, SystemTopic.OTA_FIRMWARE_GET.method(), reply);
                    } else {
                        answer.completeExceptionally(LinkFailure.causeOf(failure));
                    }
                });
        return answer;
    }

    /** As {@link #pull}; while one is open, its outcome is returned. */
    CompletionStage<Optional<OtaJob>> pullOld(FirmwareVersion installed) {
        if (!session.capabilities().receives()) {
            return CompletableFuture.failedFuture(new ConfigurationFailure(
                    LinkFailure.Reason.PUBLISH_ONLY,
                    "The answer to " + OLD_REQUEST + " comes over MQTT only; ask by "
                            + SystemTopic.OTA_FIRMWARE_GET.method()));
        }
        OldRequest request;
        synchronized (lock) {
            OldRequest before = open;
            if (before != null) {
                return before.answer();
            }
            request = new OldRequest(requests.nextId(), new CompletableFuture<>());
            if (closed) {
                request.answer().completeExceptionally(closedFailure());
                return request.answer();
            }
            open = request;
        }
        Runnable cancel = runtime.after(timeout, () -> fail(request, unanswered()));
        request.answer().whenComplete((job, failure) -> cancel.run());
        JsonObject params = new JsonObject();
        params.addProperty("version", installed.text());
        session.publishNow(messages.to(SystemTopic.OTA_REQUEST, request.id(), params))
                .whenComplete((sent, failure) -> {
                    if (failure != null) {
                        fail(request, LinkFailure.causeOf(failure));
                    }
                });
        return request.answer();
    }

    void close() {
        OldRequest left;
        synchronized (lock) {
            closed = true;
            left = open;
        }
        unsubscribing.forEach(Runnable::run);
        if (left != null) {
            fail(left, closedFailure());
        }
    }

    private void answer(CompletableFuture<Optional<OtaJob>> answer, String what, AlinkReply reply) {
        if (!isGood(reply)) {
            answer.completeExceptionally(new AlinkRefusal(what, reply));
            return;
        }
        try {
            answer.complete(job(reply));
        } catch (OtaJobRefused e) {
            ForeignCode.run(logger, "The report of a refused job", () -> refused.accept(e));
            answer.completeExceptionally(e);
        } catch (Throwable e) {
            // Somebody waits for the answer.
            answer.completeExceptionally(e);
        }
    }

    /** Old answers come with either. */
    private static boolean isGood(AlinkReply reply) {
        return reply.isSuccess() || reply.code() == PUSHED;
    }

    private Optional<OtaJob> job(AlinkReply reply) throws OtaJobRefused {
        if (!(reply.data() instanceof JsonObject data)) {
            throw new OtaJobRefused(null, "data", "is not an object");
        }
        if (data.isEmpty()) {
            return Optional.empty();
        }
        OtaJob job = OtaJob.of(data);
        if (!session.capabilities().receives()
                && job.files().stream().anyMatch(file -> file.source() instanceof MqttSource)) {
            throw new OtaJobRefused(
                    job.module(), "dProtocol", "is mqtt, but the device is connected in a way by which no file comes");
        }
        return Optional.of(job);
    }

    private void pushReceived(Message message) {
        JsonObject object = AlinkJson.object(message.payload());
        if (object != null && !object.has("code")) {
            object.addProperty("code", PUSHED);
        }
        AlinkReply push = object == null ? null : AlinkReply.of(object);
        if (push == null || !isGood(push)) {
            logger.debug("{}: {} is no push of a job", messages.identity(), message);
            return;
        }
        Optional<OtaJob> job;
        try {
            job = job(push);
        } catch (OtaJobRefused e) {
            logger.debug("{}: a pushed job is refused: {}", messages.identity(), ForeignText.line(e.getMessage()));
            refused.accept(e);
            listener.refused(e);
            return;
        }
        job.ifPresent(listener::pushed);
    }

    private void answerReceived(Message message) {
        JsonObject object = AlinkJson.object(message.payload());
        AlinkReply reply = object == null ? null : AlinkReply.of(object);
        String id = object == null ? null : AlinkJson.text(object.get("id"));
        OldRequest request = reply == null || id == null ? null : take(id);
        if (reply != null && request != null) {
            answer(request.answer(), OLD_REQUEST, reply);
        } else {
            pushReceived(message);
        }
    }

    private @Nullable OldRequest take(String id) {
        synchronized (lock) {
            OldRequest request = open;
            if (request == null || !request.id().equals(id)) {
                return null;
            }
            open = null;
            return request;
        }
    }

    private void fail(OldRequest request, Throwable failure) {
        if (take(request.id()) != null) {
            request.answer().completeExceptionally(failure);
        }
    }

    private NetworkFailure unanswered() {
        return new NetworkFailure(
                LinkFailure.Reason.TIMEOUT,
                "The platform did not answer " + OLD_REQUEST + " within " + timeout.toMillis() + " ms");
    }

    private static NetworkFailure closedFailure() {
        return NetworkFailure.closed("The device is closed");
    }
}
