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

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.Mailbox;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;
import org.openhab.binding.aliyuniot.link.failure.QuotaFailure;
import org.openhab.binding.aliyuniot.link.text.ForeignText;
import org.openhab.binding.aliyuniot.link.topic.Topic;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.openhab.binding.aliyuniot.link.transport.ReplyTopics;
import org.openhab.binding.aliyuniot.link.transport.Subscription;
import org.openhab.binding.aliyuniot.link.transport.Transport;
import org.openhab.binding.aliyuniot.link.transport.TransportListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HTTPS as a {@link Transport}: a token from {@code POST /auth}, then {@code POST /topic/…} for each message, and a
 * fresh token when the platform asks for one. All state belongs to the mailbox.
 */
final class HttpTransport implements Transport {
    private final Logger logger = LoggerFactory.getLogger(HttpTransport.class);

    private final HttpExchanges exchanges;
    private final AuthRequest authRequest;
    private final Mailbox mailbox;
    private final TransportListener listener;
    private final Runnable forgetClosing;
    private final Set<Publication> underWay = new LinkedHashSet<>();
    /** Waits for the token that is being fetched; null when none is. */
    private @Nullable List<Publication> waiting;

    private String token = "";
    private boolean opened;
    /** Whether the server has answered a message already, so that the connection may be an old one. */
    private boolean reused;

    private @Nullable LinkFailure ended;

    /** A message on its way; equal to itself only. */
    private static final class Publication {
        final Message message;
        final CompletableFuture<Message> outcome = new CompletableFuture<>();
        String token = "";
        boolean renewed;
        boolean sentAnew;

        Publication(Message message) {
            this.message = message;
        }
    }

    HttpTransport(
            LinkRuntime runtime,
            HttpExchanges exchanges,
            AuthRequest authRequest,
            Mailbox mailbox,
            TransportListener listener) {
        this.exchanges = exchanges;
        this.authRequest = authRequest;
        this.mailbox = mailbox;
        this.listener = listener;
        this.forgetClosing = runtime.closeWithRuntime(this::cut);
    }

    @Override
    public void open() {
        authenticate();
    }

    private void authenticate() {
        waiting = new ArrayList<>();
        HttpRequest request = exchanges
                .post("/auth", authRequest.body())
                .header("Content-Type", "application/json")
                .build();
        exchange(request, this::authenticated, this::end);
    }

    private void authenticated(Answer answer) throws LinkFailure {
        if (answer.code() != ResultCode.SUCCESS) {
            throw answer.code().ofAuthentication(answer.said());
        }
        token = answer.token(exchanges.address());
        List<Publication> withoutToken = waiting;
        waiting = null;
        if (!opened) {
            opened = true;
            listener.opened();
        }
        if (withoutToken != null) {
            withoutToken.forEach(this::post);
        }
    }

    @Override
    public CompletionStage<?> publish(Message message, boolean repeated) {
        LinkFailure reason = ended;
        if (reason != null) {
            return CompletableFuture.failedFuture(reason);
        }
        if (message.payload().length > HttpSettings.MAX_PAYLOAD_BYTES) {
            return CompletableFuture.failedFuture(new QuotaFailure(
                    LinkFailure.Reason.PAYLOAD_TOO_LARGE,
                    "The payload has " + message.payload().length + " bytes; over HTTPS the platform takes "
                            + HttpSettings.MAX_PAYLOAD_BYTES));
        }
        Publication publication = new Publication(message);
        underWay.add(publication);
        send(publication);
        return publication.outcome;
    }

    private void send(Publication publication) {
        List<Publication> withoutToken = waiting;
        if (withoutToken == null) {
            post(publication);
        } else {
            withoutToken.add(publication);
        }
    }

    private void post(Publication publication) {
        HttpRequest request = exchanges
                .post("/topic" + publication.message.topic(), publication.message.payload())
                .header("Content-Type", "application/octet-stream")
                .header("password", token)
                .build();
        publication.token = token;
        exchange(request, answer -> answered(publication, answer), failure -> failed(publication, failure));
    }

    private void answered(Publication publication, Answer answer) {
        reused = true;
        if (answer.code().concernsToken() && !publication.renewed) {
            publication.renewed = true;
            logger.debug("The platform asks for a fresh token ({})", ForeignText.line(answer.said()));
            if (waiting == null && publication.token.equals(token)) {
                authenticate();
            }
            send(publication);
        } else if (answer.code() == ResultCode.SUCCESS) {
            deliver(publication.message.topic(), answer.data());
            done(publication, null);
        } else {
            failed(publication, answer.code().ofPublication(answer.said()));
        }
    }

    private void deliver(Topic topic, byte[] data) {
        if (data.length > 0 && ReplyTopics.hasReply(topic)) {
            listener.received(new Message(ReplyTopics.of(topic), data, Qos.AT_MOST_ONCE), () -> {});
        }
    }

    private void failed(Publication publication, Throwable failure) {
        LinkFailure reason = exchanges.failure(failure);
        if (isOfOldConnection(failure) && !publication.sentAnew && publication.message.qos() == Qos.AT_LEAST_ONCE) {
            publication.sentAnew = true;
            send(publication);
        } else if (reason.reason() == LinkFailure.Reason.PUBLICATION_REFUSED
                || reason.reason() == LinkFailure.Reason.PAYLOAD_TOO_LARGE) {
            done(publication, reason);
        } else {
            end(reason);
        }
    }

    /** The server may close a connection that was idle for a while in the moment in which it is used again. */
    private boolean isOfOldConnection(Throwable failure) {
        return reused
                && failure instanceof IOException
                && !(failure instanceof HttpTimeoutException)
                && !(failure instanceof SSLException);
    }

    private void done(Publication publication, @Nullable LinkFailure refusal) {
        underWay.remove(publication);
        if (refusal == null) {
            publication.outcome.complete(publication.message);
        } else {
            publication.outcome.completeExceptionally(refusal);
        }
    }

    /** Takes an answer, on the mailbox; what it throws is a failure, too. */
    private interface Taker {
        void take(Answer answer) throws LinkFailure;
    }

    private void exchange(HttpRequest request, Taker taker, Consumer<Throwable> failed) {
        exchanges
                .send(request)
                .whenComplete((response, failure) -> mailbox.execute(() -> take(response, failure, taker, failed)));
    }

    private void take(
            @Nullable HttpResponse<byte[]> response,
            @Nullable Throwable failure,
            Taker taker,
            Consumer<Throwable> failed) {
        if (ended != null) {
            return;
        }
        if (response == null) {
            failed.accept(failure == null ? new IOException("No answer") : failure);
            return;
        }
        try {
            taker.take(Answer.of(response, exchanges.address()));
        } catch (LinkFailure e) {
            failed.accept(e);
        }
    }

    @Override
    public CompletionStage<List<Subscription>> subscribe(List<Subscription> subscriptions) {
        return CompletableFuture.completedFuture(ReplyTopics.refusedWithoutDownlink(subscriptions));
    }

    @Override
    public CompletionStage<?> unsubscribe(List<TopicFilter> filters) {
        return CompletableFuture.completedFuture(filters);
    }

    @Override
    public void close() {
        end(NetworkFailure.closed("The device reports no more"));
    }

    @Override
    public void cut() {
        mailbox.execute(this::close);
        exchanges.cut();
    }

    private void end(Throwable failure) {
        if (ended != null) {
            return;
        }
        LinkFailure reason = exchanges.failure(failure);
        ended = reason;
        forgetClosing.run();
        exchanges.cut();
        List<Publication> left = List.copyOf(underWay);
        underWay.clear();
        left.forEach(publication -> publication.outcome.completeExceptionally(reason));
        listener.closed(reason);
    }
}
