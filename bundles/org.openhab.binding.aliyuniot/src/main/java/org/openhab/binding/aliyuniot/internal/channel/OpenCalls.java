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
package org.openhab.binding.aliyuniot.internal.channel;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.openhab.binding.aliyuniot.link.rrpc.RrpcCall;
import org.openhab.binding.aliyuniot.link.transport.Message;

/**
 * The calls of the platform that wait for a rule, which answers by the id of the call. For any thread.
 */
public final class OpenCalls {
    private final Map<String, RrpcCall> open = new ConcurrentHashMap<>();

    /** Has a call wait until it is answered by whomever. */
    public void add(RrpcCall call) {
        open.put(call.id(), call);
        call.sent().whenComplete((answer, failure) -> open.remove(call.id(), call));
    }

    /**
     * Answers a call.
     *
     * @return ends when the answer is sent, or with a sentence for the user
     */
    public CompletionStage<Message> answer(String id, byte[] payload) {
        RrpcCall call = open.get(id);
        try {
            if (call != null && call.answer(payload)) {
                return call.sent();
            }
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(e);
        }
        return CompletableFuture.failedFuture(new IllegalArgumentException(
                "There is no open call with the id " + id + "; it was answered, or its time is up"));
    }
}
