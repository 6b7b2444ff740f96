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
package org.openhab.binding.aliyuniot.link.transport.http;

import java.io.ByteArrayOutputStream;
import java.net.ProtocolException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Collects the body of an answer, as long as it stays below a size.
 */
final class BoundedBody implements BodySubscriber<byte[]> {
    private final int bound;
    private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;

    /**
     * @param bound most bytes
     */
    BoundedBody(int bound) {
        this.bound = bound;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.@Nullable Subscription given) {
        Flow.Subscription fresh = Objects.requireNonNull(given);
        if (subscription != null) {
            fresh.cancel();
            return;
        }
        subscription = fresh;
        fresh.request(1);
    }

    @Override
    @NonNullByDefault({})
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            if (buffer.remaining() > bound - collected.size()) {
                end();
                body.completeExceptionally(new ProtocolException("The answer has more than " + bound + " bytes"));
                return;
            }
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            collected.writeBytes(bytes);
        }
        Flow.Subscription open = subscription;
        if (open != null) {
            open.request(1);
        }
    }

    private void end() {
        Flow.Subscription open = subscription;
        if (open != null) {
            open.cancel();
        }
    }

    @Override
    public void onError(@Nullable Throwable failure) {
        body.completeExceptionally(Objects.requireNonNull(failure));
    }

    @Override
    public void onComplete() {
        body.complete(collected.toByteArray());
    }
}
