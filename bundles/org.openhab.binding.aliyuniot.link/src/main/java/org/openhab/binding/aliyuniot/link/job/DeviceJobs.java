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
package org.openhab.binding.aliyuniot.link.job;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.ForeignCode;
import org.openhab.binding.aliyuniot.link.alink.AlinkRefusal;
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
 * The jobs of a device (chapter "Device jobs"): hears of them on {@code thing/job/notify}, down, which it answers on
 * {@code …_reply}; asks for them on {@code thing/job/get} and says how far they are on {@code thing/job/update}, up, all
 * with QoS 1. The platform tells a device that is offline nothing and does not make up for it, so that the device asks for
 * its next job with each connection and after each end. For any thread.
 */
public final class DeviceJobs implements SessionFeature {
    /** In place of an id: the first job that has not ended. */
    private static final String NEXT = "$next";

    /** In place of an id: all jobs that have not ended, ten at most. */
    private static final String LIST = "$list";

    private final Logger logger = LoggerFactory.getLogger(DeviceJobs.class);

    private final DeviceIdentity identity;
    private final DeviceSession session;
    private final AlinkRequests requests;
    private final BooleanSupplier wanted;
    private final JobListener listener;
    private final KnownJobs known = new KnownJobs();
    private final Runnable unsubscribe;

    private volatile boolean closed;

    /**
     * Best before the session starts, so that nothing is missed.
     *
     * @param wanted whether somebody waits for jobs, so that the device asks for them by itself; as long as nobody does,
     *     the listener is told nothing, and those jobs are new to whoever comes later
     * @throws ConfigurationFailure if the device's names make a topic longer than the platform takes
     */
    public DeviceJobs(
            DeviceIdentity identity,
            DeviceSession session,
            AlinkRequests requests,
            BooleanSupplier wanted,
            JobListener listener)
            throws ConfigurationFailure {
        this.identity = identity;
        this.session = session;
        this.requests = requests;
        this.wanted = wanted;
        this.listener = listener;
        requests.expectReplies(SystemTopic.JOB_GET);
        requests.expectReplies(SystemTopic.JOB_UPDATE);
        unsubscribe = session.subscriptions()
                .add(SystemTopic.JOB_NOTIFY.filterOf(identity), Qos.AT_LEAST_ONCE, this::received);
    }

    /** Also called with whatever a hostile peer sends. */
    private void received(Message message) {
        PlatformRequest request = PlatformRequest.of(message.payload());
        if (request == null) {
            logger.debug("{}: {} is no request", identity, message);
            return;
        }
        Job job = JobReader.job(request.params());
        if (job == null) {
            logger.debug("{}: {} is no job that can be read", identity, message);
            answer(request.answer(PlatformRequest.BAD_PARAMETERS, new JsonObject(), "the job cannot be read"));
            return;
        }
        // Before anybody begins it: the platform only wants to know that it has come.
        answer(request.answer(AlinkReply.SUCCESS, new JsonObject(), ""));
        tell(job);
    }

    private void answer(byte[] payload) {
        session.publishNow(new Message(SystemTopic.JOB_NOTIFY.replyTopicOf(identity), payload, Qos.AT_LEAST_ONCE))
                .whenComplete((sent, failure) -> {
                    if (failure != null) {
                        logger.debug("{}: a job is not answered: {}", identity, ForeignText.reasons(failure));
                    }
                });
    }

    private void tell(Job job) {
        if (!wanted.getAsBoolean()) {
            logger.info("{}: there is {}, but nobody who waits for jobs", identity, job);
        } else if (!closed && known.heard(job.id(), job.status())) {
            ForeignCode.run(logger, "A listener of jobs", () -> listener.told(job));
        }
    }

    /** Asks for what the platform could not tell in the meantime. */
    @Override
    public void online() {
        if (wanted.getAsBoolean()) {
            next().whenComplete((job, failure) -> {
                if (failure == null) {
                    job.ifPresent(this::tell);
                } else {
                    logger.debug("{}: the next job is not known: {}", identity, ForeignText.reasons(failure));
                }
            });
        }
    }

    /**
     * Asks for the first job that has not ended.
     *
     * @return empty if there is none; ends with an {@link AlinkRefusal} if the platform says no, else as
     *     {@link AlinkRequests#request}
     */
    public CompletionStage<Optional<Job>> next() {
        return ask(NEXT).thenApply(DeviceJobs::jobIn);
    }

    /**
     * Asks for one job.
     *
     * @return empty if the platform has no such job for this device; ends as {@link #next}
     * @throws IllegalArgumentException with a sentence for the user, if it is no id
     */
    public CompletionStage<Optional<Job>> get(String id) {
        Job.checkId(id);
        return ask(id).thenApply(data -> jobIn(data).filter(job -> job.id().equals(id)));
    }

    /** Asks for the jobs that have not ended, ten at most; ends as {@link #next}. */
    public CompletionStage<List<JobSummary>> list() {
        return ask(LIST).thenApply(JobReader::list);
    }

    private static Optional<Job> jobIn(JsonElement data) {
        Job job = JobReader.job(data);
        return job == null ? Optional.empty() : Optional.of(job);
    }

    private CompletionStage<JsonElement> ask(String id) {
        JsonObject params = new JsonObject();
        params.addProperty("taskId", id);
        return requests.request(SystemTopic.JOB_GET, params)
                .thenCompose(reply -> reply.isSuccess()
                        ? CompletableFuture.completedFuture(reply.data())
                        : CompletableFuture.failedFuture(new AlinkRefusal(SystemTopic.JOB_GET.method(), reply)));
    }

    /**
     * Says how far a job is. After an end it asks for the next job, if somebody waits for one.
     *
     * @return as {@link AlinkRequests#request}
     * @throws IllegalArgumentException with a sentence for the user, if the job has ended already
     */
    public CompletionStage<AlinkReply> update(JobUpdate update) {
        @Nullable JobStatus before = known.status(update.id());
        if (before != null && !before.allows(update.status())) {
            throw new IllegalArgumentException("The job " + update.id() + " has ended with " + before
                    + ", so that nothing is said of it any more");
        }
        return requests.request(SystemTopic.JOB_UPDATE, update.toParams()).whenComplete((reply, failure) -> {
            if (failure == null && reply.isSuccess()) {
                known.said(update.id(), update.status());
                if (update.status().isEnd()) {
                    online();
                }
            }
        });
    }

    /** Hears of no more jobs. */
    @Override
    public void close() {
        closed = true;
        unsubscribe.run();
    }
}
