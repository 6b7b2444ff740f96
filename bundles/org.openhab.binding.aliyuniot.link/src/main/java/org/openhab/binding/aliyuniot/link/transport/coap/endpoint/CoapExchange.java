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
package org.openhab.binding.aliyuniot.link.transport.coap.endpoint;

import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.eclipse.californium.core.coap.MessageObserverAdapter;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.elements.EndpointContext;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;

/**
 * A request and the response that belongs to it, piggy-backed or separate (RFC 7252, section 5.2), within a bounded
 * time. Californium repeats, matches and acknowledges; its threads call here.
 */
public final class CoapExchange extends MessageObserverAdapter {
    /** Two can get lost just so. */
    private static final int UNANSWERED_BEFORE_PROBE = 2;

    private final LinkRuntime runtime;
    private final CoapTimeouts timeouts;
    private final CoapPeer peer;
    private final InetSocketAddress address;
    private final Request request;
    private final ExchangeFailures failures;
    private final CompletableFuture<Response> answer = new CompletableFuture<>();
    private volatile Runnable cancelPatience = () -> {};
    private volatile long sentAt;
    private int repetitions;

    public CoapExchange(
            LinkRuntime runtime, CoapTimeouts timeouts, CoapPeer peer, InetSocketAddress address, Request request) {
        this.runtime = runtime;
        this.timeouts = timeouts;
        this.peer = peer;
        this.address = address;
        this.request = request;
        this.failures = new ExchangeFailures(peer);
    }

    /**
     * Sends the request; once.
     *
     * @return the response, whatever its code; ends with a {@link LinkFailure}
     */
    public CompletableFuture<Response> begin() {
        sentAt = System.nanoTime();
        request.setDestinationContext(peer.destination(address));
        request.addMessageObserver(this);
        answer.whenComplete((response, failure) -> {
            cancelPatience.run();
            if (failure != null) {
                request.cancel();
            }
        });
        peer.send(request);
        return answer;
    }

    /** Gives up. */
    public void end(LinkFailure reason) {
        answer.completeExceptionally(reason);
    }

    @Override
    public void onContextEstablished(@Nullable EndpointContext context) {
        peer.established(Objects.requireNonNull(context));
    }

    @Override
    public void onRetransmission() {
        EndpointContext probe = peer.probe(address);
        if (++repetitions == UNANSWERED_BEFORE_PROBE && probe != null && !peer.heardSince(sentAt)) {
            request.setEffectiveDestinationContext(probe);
        }
    }

    @Override
    public void onAcknowledgement() {
        peer.heard();
        // An answer that comes with it, as most do, is there then, and no timer is needed.
        peer.afterwards(this::waitForResponse);
    }

    private void waitForResponse() {
        if (!answer.isDone()) {
            cancelPatience = runtime.after(timeouts.response(), this::onTimeout);
            if (answer.isDone()) {
                cancelPatience.run();
            }
        }
    }

    @Override
    public void onResponse(@Nullable Response response) {
        peer.heard();
        answer.complete(Objects.requireNonNull(response));
    }

    @Override
    public void onTimeout() {
        if (answer.completeExceptionally(failures.timeout())) {
            peer.unheard();
        }
    }

    @Override
    public void onReject() {
        answer.completeExceptionally(failures.rejected());
    }

    @Override
    public void onCancel() {
        answer.completeExceptionally(failures.closed());
    }

    @Override
    public void onSendError(@Nullable Throwable error) {
        answer.completeExceptionally(failures.notSent(Objects.requireNonNull(error)));
    }

    @Override
    public void onResponseHandlingError(@Nullable Throwable error) {
        answer.completeExceptionally(failures.unusableResponse(Objects.requireNonNull(error)));
    }
}
