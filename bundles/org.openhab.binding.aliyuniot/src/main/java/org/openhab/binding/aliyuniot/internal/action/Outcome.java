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
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.openhab.binding.aliyuniot.internal.FailureText;
import org.openhab.binding.aliyuniot.link.text.ForeignText;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;

/**
 * Result of an action for rules and the UI.
 *
 * @param outcome one of the constants
 * @param reason a sentence; empty where there is nothing to say
 */
public record Outcome(String outcome, String reason) {
    /** The platform has acknowledged the message. */
    public static final String ACKNOWLEDGED = "acknowledged";

    /** The message has left; with QoS 0 nobody acknowledges it. */
    public static final String SENT = "sent";

    /** The message waits for a connection, for its turn or for its acknowledgement. */
    public static final String QUEUED = "queued";

    /** Nothing is sent, now or later. */
    public static final String REFUSED = "refused";

    /** It is done, or has begun. */
    public static final String DONE = "done";

    private static final int MAX_REASON = 500;

    /** Name of the output with {@link #outcome}. */
    public static final String OUTCOME_NAME = "outcome";

    /** Name of the output with {@link #reason}. */
    public static final String REASON_NAME = "reason";

    public Outcome {
        reason = ForeignText.line(reason, MAX_REASON);
    }

    /** @param reason a sentence for the user */
    public static Outcome refused(String reason) {
        return new Outcome(REFUSED, reason);
    }

    /** @param sentence for the user */
    public static Outcome done(String sentence) {
        return new Outcome(DONE, sentence);
    }

    /** Waits for the outcome, but no longer than a time. */
    public static Outcome of(CompletionStage<Message> stage, Duration timeout) {
        return of(
                stage,
                timeout,
                message -> new Outcome(message.qos() == Qos.AT_LEAST_ONCE ? ACKNOWLEDGED : SENT, ""),
                "The message is sent as soon as that is possible.");
    }

    /**
     * As {@link #of(CompletionStage, Duration)} of anything.
     *
     * @param then the outcome by the result
     * @param waiting a sentence for when there is none in time
     */
    public static <T> Outcome of(
            CompletionStage<T> stage, Duration timeout, Function<T, Outcome> then, String waiting) {
        try {
            return then.apply(stage.toCompletableFuture().get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return new Outcome(QUEUED, waiting);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome(QUEUED, "The rule was interrupted while it waited.");
        } catch (ExecutionException e) {
            return refused(FailureText.of(e));
        }
    }

    /** The outputs of an action that has no others, as openHAB takes them. */
    public Map<String, Object> toMap() {
        return toMap(Map.of());
    }

    /**
     * The outputs of an action, as openHAB takes them.
     *
     * @param others what it has besides outcome and reason, by their names
     */
    public Map<String, Object> toMap(Map<String, String> others) {
        Map<String, Object> outputs = new HashMap<>(others);
        outputs.put(OUTCOME_NAME, outcome);
        outputs.put(REASON_NAME, reason);
        return outputs;
    }
}
