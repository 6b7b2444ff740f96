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
package org.openhab.binding.aliyuniot.link.service;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.transport.Message;

/** The one answer to a call in the background. */
final class OpenCall implements ServiceCall.AnswerLine {
    private final Function<byte[], CompletionStage<Message>> sending;
    private final CompletableFuture<byte[]> answered = new CompletableFuture<>();
    private final CompletableFuture<Message> sent = new CompletableFuture<>();

    OpenCall(Function<byte[], CompletionStage<Message>> sending) {
        this.sending = sending;
    }

    @Override
    public boolean answer(byte[] payload) {
        if (!answered.complete(payload)) {
            return false;
        }
        sending.apply(payload).whenComplete(this::ended);
        return true;
    }

    private void ended(@Nullable Message message, @Nullable Throwable failure) {
        if (failure != null) {
            sent.completeExceptionally(failure);
        } else if (message != null) {
            sent.complete(message);
        }
    }

    @Override
    public CompletionStage<Message> sent() {
        return sent;
    }

    /** Ends with the first answer, before that is sent. */
    CompletionStage<byte[]> answered() {
        return answered;
    }
}
