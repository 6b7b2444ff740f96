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
package org.openhab.binding.aliyuniot.internal.action;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.alink.AlinkReply;
import org.openhab.binding.aliyuniot.link.transport.Message;

/**
 * What came of a question in the time for which an action keeps a rule waiting: three seconds. Whoever asks waits on its
 * own thread; an answer that comes later is nobody's.
 *
 * @param outcome for the user, also when there is no answer yet
 * @param answer {@code null} if there is none yet, or none at all
 */
public record TimelyAnswer<T>(Outcome outcome, @Nullable T answer) {
    private static final Duration TIME = Duration.ofSeconds(3);

    /** Time in which at least a full queue refuses; the platform answers nobody who is offline. */
    private static final Duration TIME_OFFLINE = Duration.ofMillis(200);

    private static final String NOT_YET = "The platform has not replied yet.";

    /**
     * Waits for an answer of the platform.
     *
     * @param then the outcome by the answer
     */
    public static <T> TimelyAnswer<T> of(CompletionStage<T> stage, Function<T, Outcome> then) {
        return of(stage, then, NOT_YET);
    }

    /**
     * Waits for any answer.
     *
     * @param then the outcome by the answer
     * @param notYet a sentence for when there is none in time
     */
    public static <T> TimelyAnswer<T> of(CompletionStage<T> stage, Function<T, Outcome> then, String notYet) {
        AtomicReference<@Nullable T> answer = new AtomicReference<>();
        Outcome outcome = Outcome.of(
                stage,
                TIME,
                given -> {
                    answer.set(given);
                    return then.apply(given);
                },
                notYet);
        return new TimelyAnswer<>(outcome, answer.get());
    }

    /** Waits for what the platform replies to a request. */
    public static Outcome replied(CompletionStage<AlinkReply> stage) {
        return replied(stage, true);
    }

    /**
     * Waits for what the platform replies to a request.
     *
     * @param online whether the device is; if not, no reply is expected
     */
    public static Outcome replied(CompletionStage<AlinkReply> stage, boolean online) {
        return Outcome.of(
                stage,
                time(online),
                reply -> reply.isSuccess()
                        ? new Outcome(Outcome.ACKNOWLEDGED, "")
                        : Outcome.refused(
                                "The platform answers with the code " + reply.code() + ": " + reply.message()),
                NOT_YET);
    }

    /**
     * Waits until a message is acknowledged, or has left if nobody acknowledges it.
     *
     * @param online whether the device is; if not, the message is expected to wait
     */
    public static Outcome sent(CompletionStage<Message> stage, boolean online) {
        return Outcome.of(stage, time(online));
    }

    private static Duration time(boolean online) {
        return online ? TIME : TIME_OFFLINE;
    }
}
