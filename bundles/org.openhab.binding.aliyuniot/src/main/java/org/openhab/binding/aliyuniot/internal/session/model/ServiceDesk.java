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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.channel.model.kind.ServiceChannel;
import org.openhab.binding.aliyuniot.internal.channel.model.value.OutputValues;
import org.openhab.binding.aliyuniot.internal.channel.model.value.UnfitValueException;
import org.openhab.binding.aliyuniot.link.Timer;
import org.openhab.binding.aliyuniot.link.alink.AlinkReply;
import org.openhab.binding.aliyuniot.link.alink.PlatformRequest;
import org.openhab.binding.aliyuniot.link.service.ServiceCall;
import org.openhab.binding.aliyuniot.link.service.ServiceCalls;
import org.openhab.binding.aliyuniot.link.service.ServiceListener;
import org.openhab.binding.aliyuniot.link.text.ForeignText;
import org.openhab.binding.aliyuniot.link.thingmodel.ServiceDefinition;
import org.openhab.binding.aliyuniot.link.thingmodel.ThingModel;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings calls of services to channels, and has rules answer them by their ids. Each call has one answer: a rule's, the
 * channel's own one when its time is up, or an error. For any thread.
 */
final class ServiceDesk implements ServiceListener {
    /** Longer than a channel may take, so that whoever makes the calls leaves the automatic answer to the channel. */
    static final Duration WITHIN = ServiceCalls.WITHIN.plusSeconds(1);

    /** Less than what the platform is answered after in any case, so that the channel comes first. */
    private static final Duration MAX_SYNCHRONOUS = Duration.ofMillis(7400);

    /** The device's own code for a service that no channel is there for. */
    private static final int NO_CHANNEL = 100_001;

    private static final int LEAST_OWN_CODE = 100_000;
    private static final int LARGEST_OWN_CODE = 110_000;

    private final Logger logger = LoggerFactory.getLogger(ServiceDesk.class);

    private final Timer timer;
    private final Executor mailbox;
    private final Supplier<@Nullable ThingModel> model;
    private final Map<String, Asked> open = new ConcurrentHashMap<>();

    private volatile Supplier<List<ServiceChannel>> channels = List::of;

    private record Asked(ServiceCall call, ServiceDefinition service) {}

    /**
     * @param mailbox on which automatic answers are given
     */
    ServiceDesk(Timer timer, Executor mailbox, Supplier<@Nullable ThingModel> model) {
        this.timer = timer;
        this.mailbox = mailbox;
        this.model = model;
    }

    /** Whose channels hear of calls from now on. */
    void open(Supplier<List<ServiceChannel>> ofThing) {
        channels = ofThing;
    }

    @Override
    public void called(ServiceCall call) {
        ThingModel present = model.get();
        ServiceDefinition service = present == null ? null : present.service(call.identifier());
        if (service == null) {
            refuse(
                    call,
                    present == null ? PlatformRequest.INTERNAL_ERROR : PlatformRequest.BAD_PARAMETERS,
                    present == null ? "the thing model is not known yet" : "the thing model has no such service");
            return;
        }
        List<ServiceChannel> ofService = channels.get().stream()
                .filter(channel -> channel.identifier().equals(call.identifier()))
                .toList();
        if (ofService.isEmpty()) {
            refuse(call, NO_CHANNEL, "no channel is there for the service");
            return;
        }
        try {
            JsonObject input = OutputValues.checked(service.input(), call.input());
            Asked asked = new Asked(call, service);
            waitFor(asked, ofService.get(0));
            ofService.forEach(channel -> channel.called(call, input));
        } catch (UnfitValueException e) {
            refuse(call, PlatformRequest.BAD_PARAMETERS, "the input " + e.rule());
        }
    }

    private void refuse(ServiceCall call, int code, String sentence) {
        logger.debug("{} is refused: {}", call, sentence);
        call.answer(code, new JsonObject(), sentence);
    }

    private void waitFor(Asked asked, ServiceChannel channel) {
        ServiceCall call = asked.call();
        open.put(call.id(), asked);
        Runnable cancel = timer.after(
                timeOf(call, channel), () -> mailbox.execute(() -> answerAutomatically(asked, channel.answer())));
        call.sent().whenComplete((answer, failure) -> {
            cancel.run();
            open.remove(call.id(), asked);
        });
    }

    private static Duration timeOf(ServiceCall call, ServiceChannel channel) {
        Duration given = channel.timeout();
        return call.synchronous() && given.compareTo(MAX_SYNCHRONOUS) > 0 ? MAX_SYNCHRONOUS : given;
    }

    private void answerAutomatically(Asked asked, @Nullable JsonObject answer) {
        ServiceCall call = asked.call();
        if (answer == null) {
            call.answer(PlatformRequest.INTERNAL_ERROR, new JsonObject(), "nobody answered");
            return;
        }
        try {
            call.answer(AlinkReply.SUCCESS, OutputValues.checked(asked.service().output(), answer));
        } catch (UnfitValueException e) {
            logger.warn(
                    "The automatic answer of the service {} {}. Correct the parameter answer of its channel",
                    ForeignText.line(call.identifier()),
                    e.rule());
            call.answer(PlatformRequest.INTERNAL_ERROR, new JsonObject(), "the automatic answer is bad");
        } catch (IllegalArgumentException e) {
            call.answer(PlatformRequest.INTERNAL_ERROR, new JsonObject(), "the automatic answer is too large");
        }
    }

    /**
     * Answers a call.
     *
     * @param code 200; 400, 429 or 460; 100,000 to 110,000 are the device's own
     * @param json what the service puts out, an object in JSON or an empty text
     * @return ends when the answer is sent, or with a sentence for the user
     */
    CompletionStage<Message> answer(String id, int code, String json) {
        @Nullable Asked asked = open.get(id);
        if (asked == null) {
            return isLate(id);
        }
        if (!isAnswer(code)) {
            return refused(
                    "The code of an answer is 200, 400, 429, 460, or one of 100000 to 110000, but it is " + code);
        }
        try {
            ServiceDefinition service = asked.service();
            JsonObject data =
                    code == AlinkReply.SUCCESS ? OutputValues.ofText(service.output(), json) : new JsonObject();
            return asked.call().answer(code, data) ? asked.call().sent() : isLate(id);
        } catch (UnfitValueException e) {
            return refused("The answer " + e.rule());
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static boolean isAnswer(int code) {
        return code == AlinkReply.SUCCESS
                || code == PlatformRequest.INTERNAL_ERROR
                || code == PlatformRequest.TOO_MANY
                || code == PlatformRequest.BAD_PARAMETERS
                || code >= LEAST_OWN_CODE && code <= LARGEST_OWN_CODE;
    }

    private static CompletionStage<Message> isLate(String id) {
        return refused(
                "There is no open call with the id " + ForeignText.line(id) + "; it was answered, or its time is up");
    }

    private static CompletionStage<Message> refused(String sentence) {
        return CompletableFuture.failedFuture(new IllegalArgumentException(sentence));
    }
}
