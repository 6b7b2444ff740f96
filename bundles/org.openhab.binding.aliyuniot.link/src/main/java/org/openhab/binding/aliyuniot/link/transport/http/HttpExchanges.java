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

import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.transport.ConnectFailures;
import org.openhab.binding.aliyuniot.link.transport.Message;

/**
 * Requests and answers of one transport, each within a time and a size, redirects not followed. For any thread.
 */
final class HttpExchanges {
    /** An answer carries a reply, which is no larger than over MQTT. */
    private static final int MAX_ANSWER_BYTES = Message.MAX_PAYLOAD_BYTES;

    private final LinkRuntime runtime;
    private final HttpSettings settings;
    private final Duration timeout;
    private final ConnectFailures failures;
    private final Set<CompletableFuture<?>> open = ConcurrentHashMap.newKeySet();

    HttpExchanges(LinkRuntime runtime, HttpSettings settings, Duration timeout) {
        this.runtime = runtime;
        this.settings = settings;
        this.timeout = timeout;
        this.failures = new ConnectFailures(settings.host(), settings.port(), "HTTP");
    }

    /**
     * Begins a request.
     *
     * @param path begins with a slash; characters that a URL cannot have are put into those that it can
     * @throws IllegalArgumentException if no URL can be made of it
     */
    HttpRequest.Builder post(String path, byte[] body) {
        try {
            URI uri = new URI("https", null, settings.host(), settings.port(), path, null, null);
            return HttpRequest.newBuilder(URI.create(uri.toASCIIString()))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("No URL can be made of the path " + path, e);
        }
    }

    /**
     * Sends a request.
     *
     * @return the answer, whatever it says; fails with what the client failed with, and with an
     *     {@link HttpTimeoutException} when the time is over, on whatever thread
     */
    CompletionStage<HttpResponse<byte[]>> send(HttpRequest request) {
        HttpClient client = runtime.httpClients().of(settings.trustAnchors());
        CompletableFuture<HttpResponse<byte[]>> exchange =
                client.sendAsync(request, head -> new BoundedBody(MAX_ANSWER_BYTES));
        CompletableFuture<HttpResponse<byte[]>> answer = new CompletableFuture<>();
        open.add(exchange);
        Runnable cancelTimeout = runtime.after(timeout, () -> {
            runtime.httpClients().drop(settings.trustAnchors(), client);
            answer.completeExceptionally(
                    new HttpTimeoutException("No complete answer within " + timeout.toMillis() + " ms"));
            exchange.cancel(true);
        });
        exchange.whenComplete((response, failure) -> {
            cancelTimeout.run();
            open.remove(exchange);
            if (failure == null) {
                answer.complete(response);
            } else {
                answer.completeExceptionally(LinkFailure.causeOf(failure));
            }
        });
        return answer;
    }

    /** What stands behind a failed {@link #send}. */
    LinkFailure failure(Throwable failure) {
        Throwable cause = LinkFailure.causeOf(failure);
        return cause instanceof LinkFailure known ? known : failures.of(cause, cause);
    }

    /** Ends what is under way. */
    void cut() {
        open.forEach(exchange -> exchange.cancel(true));
    }

    /** For sentences. */
    String address() {
        return settings.host() + ":" + settings.port();
    }
}
