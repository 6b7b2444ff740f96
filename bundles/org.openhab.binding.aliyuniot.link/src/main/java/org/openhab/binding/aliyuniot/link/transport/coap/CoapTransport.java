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
package org.openhab.binding.aliyuniot.link.transport.coap;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.Mailbox;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;
import org.openhab.binding.aliyuniot.link.failure.ProtocolFailure;
import org.openhab.binding.aliyuniot.link.failure.QuotaFailure;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.ReplyTopics;
import org.openhab.binding.aliyuniot.link.transport.Subscription;
import org.openhab.binding.aliyuniot.link.transport.Transport;
import org.openhab.binding.aliyuniot.link.transport.TransportListener;
import org.openhab.binding.aliyuniot.link.transport.coap.PeerLease.Way;
import org.openhab.binding.aliyuniot.link.transport.coap.endpoint.CoapExchange;
import org.openhab.binding.aliyuniot.link.transport.coap.endpoint.CoapSecurity;
import org.openhab.binding.aliyuniot.link.transport.coap.endpoint.CoapSettings;
import org.openhab.binding.aliyuniot.link.transport.coap.endpoint.CoapTimeouts;
import org.openhab.binding.aliyuniot.link.transport.coap.secure.Authentication;
import org.openhab.binding.aliyuniot.link.transport.coap.secure.SequenceNumbers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * CoAP as a {@link Transport} that only publishes: authenticates, then sends one message after the other, each when the
 * one before is answered (NSTART of RFC 7252, section 4.7). What the platform answers on a request is received on the
 * topic's reply topic, as it would be over MQTT. All state belongs to the mailbox.
 */
final class CoapTransport implements Transport {
    private final Logger logger = LoggerFactory.getLogger(CoapTransport.class);

    private final LinkRuntime runtime;
    private final CoapSettings settings;
    private final CoapTimeouts timeouts;
    private final Authentication authentication;
    private final SequenceNumbers sequenceNumbers;
    private final Runnable releaseNumbers;
    private final Mailbox mailbox;
    private final TransportListener listener;
    private final CoapRequests requests;
    private final PeerLease lease;
    private final Replies replies;
    private final Deadline deadline;
    private final Deque<Publication> waiting = new ArrayDeque<>();
    private Runnable forget = () -> {};
    private @Nullable Way way;
    private Authentication.@Nullable Grant grant;
    private @Nullable CoapExchange current;
    private @Nullable LinkFailure ended;

    CoapTransport(
            LinkRuntime runtime,
            CoapSettings settings,
            CoapTimeouts timeouts,
            Authentication authentication,
            SequenceNumbers sequenceNumbers,
            Runnable releaseNumbers,
            Mailbox mailbox,
            TransportListener listener) {
        this.runtime = runtime;
        this.settings = settings;
        this.timeouts = timeouts;
        this.authentication = authentication;
        this.sequenceNumbers = sequenceNumbers;
        this.releaseNumbers = releaseNumbers;
        this.mailbox = mailbox;
        this.listener = listener;
        this.requests = new CoapRequests(settings.tokenOption());
        this.lease = new PeerLease(runtime, settings, timeouts, mailbox);
        this.replies = new Replies(listener);
        this.deadline = new Deadline(runtime, mailbox, timeouts.exchange(), this::giveUp);
    }

    @Override
    public void open() {
        forget = runtime.closeWithRuntime(this::cut);
        lease.begin(this::found, this::end);
    }

    private void found(Way found) {
        way = found;
        authenticate(found, listener::opened);
    }

    private void authenticate(Way to, Runnable then) {
        boolean symmetric = settings.security() == CoapSecurity.SYMMETRIC;
        byte[] payload = authentication.payload(symmetric ? Long.valueOf(sequenceNumbers.next()) : null);
        exchange(
                to,
                CoapRequests.authentication(payload),
                response -> {
                    if (ResponseMeaning.of(response) != ResponseMeaning.ACCEPTED) {
                        end(ResponseMeaning.authenticationRefusal(response));
                        return;
                    }
                    try {
                        Authentication.Grant granted = authentication.grant(response.getPayload(), symmetric);
                        sequenceNumbers.startAfter(granted.sequenceOffset());
                        grant = granted;
                    } catch (LinkFailure e) {
                        end(e);
                        return;
                    }
                    then.run();
                    sendNext();
                },
                this::end);
    }

    /** Sends a request and waits for its response; one at a time. */
    private void exchange(Way to, Request request, Consumer<Response> then, Consumer<LinkFailure> otherwise) {
        CoapExchange exchange = new CoapExchange(runtime, timeouts, to.peer(), to.address(), request);
        current = exchange;
        deadline.start();
        exchange.begin()
                .whenComplete((response, failure) -> mailbox.execute(() -> {
                    if (current != exchange) {
                        return;
                    }
                    current = null;
                    deadline.stop();
                    if (failure == null) {
                        then.accept(response);
                    } else {
                        otherwise.accept(
                                failure instanceof LinkFailure known
                                        ? known
                                        : new NetworkFailure(
                                                LinkFailure.Reason.CONNECTION_LOST,
                                                "The exchange ended by "
                                                        + failure.getClass().getSimpleName()));
                    }
                }));
    }

    /** The request has taken all the time that it may, with everything that belongs to it. */
    private void giveUp() {
        CoapExchange exchange = current;
        if (exchange != null) {
            exchange.onTimeout();
        }
    }

    @Override
    public CompletionStage<?> publish(Message message, boolean repeated) {
        Publication publication = new Publication(message);
        if (ended != null) {
            publication.outcome.completeExceptionally(notSent());
        } else {
            waiting.add(publication);
            sendNext();
        }
        return publication.outcome;
    }

    private void sendNext() {
        Way to = way;
        Authentication.Grant with = grant;
        if (current != null || to == null || with == null || ended != null) {
            return;
        }
        Publication next = waiting.poll();
        if (next == null) {
            return;
        }
        Request request;
        try {
            Long sequence = with.cipher() == null ? null : Long.valueOf(sequenceNumbers.next());
            request = requests.publication(next.message, with, sequence);
        } catch (QuotaFailure e) {
            next.outcome.completeExceptionally(e);
            sendNext();
            return;
        }
        // At its place until it is answered, so that it is failed with the others.
        waiting.addFirst(next);
        exchange(to, request, response -> answered(to, with, next, response), failure -> failed(next, failure));
    }

    private void failed(Publication publication, LinkFailure failure) {
        if (!(failure instanceof ProtocolFailure)) {
            end(failure);
            return;
        }
        // The platform has the message, and once more its answer would be as bad.
        waiting.remove(publication);
        publication.outcome.completeExceptionally(
                new ProtocolFailure(LinkFailure.Reason.PUBLICATION_REFUSED, failure.getMessage(), failure));
        sendNext();
    }

    private void answered(Way to, Authentication.Grant with, Publication publication, Response response) {
        ResponseMeaning meaning = ResponseMeaning.of(response);
        if (meaning == ResponseMeaning.TOKEN_REFUSED && !publication.withFreshToken) {
            publication.withFreshToken = true;
            grant = null;
            authenticate(to, () -> {});
            return;
        }
        if (meaning == ResponseMeaning.TOKEN_REFUSED || meaning == ResponseMeaning.UNAVAILABLE) {
            end(ResponseMeaning.trouble(response));
            return;
        }
        waiting.remove(publication);
        if (meaning == ResponseMeaning.ACCEPTED) {
            String messageId = ResponseMeaning.messageId(response);
            logger.trace("{} is message {} of the platform", publication.message, messageId);
            publication.outcome.complete(messageId);
            if (ended == null) {
                replies.deliver(publication.message.topic(), with.cipher(), response.getPayload());
            }
        } else {
            publication.outcome.completeExceptionally(ResponseMeaning.refusal(response, publication.message.topic()));
        }
        sendNext();
    }

    /** Only replies arrive, and they do so by themselves. */
    @Override
    public CompletionStage<List<Subscription>> subscribe(List<Subscription> subscriptions) {
        return CompletableFuture.completedFuture(ReplyTopics.refusedWithoutDownlink(subscriptions));
    }

    @Override
    public CompletionStage<?> unsubscribe(List<TopicFilter> filters) {
        return CompletableFuture.completedFuture(filters);
    }

    /** There is no word for it in CoAP, and the DTLS session is that of other devices, too. */
    @Override
    public void close() {
        mailbox.execute(() -> end(closedByOwner()));
    }

    @Override
    public void cut() {
        mailbox.execute(() -> end(closedByOwner()));
    }

    private void end(LinkFailure reason) {
        if (ended != null) {
            return;
        }
        ended = reason;
        forget.run();
        deadline.end();
        CoapExchange open = current;
        current = null;
        if (open != null) {
            open.end(reason);
        }
        while (!waiting.isEmpty()) {
            waiting.remove().outcome.completeExceptionally(notSent());
        }
        lease.end();
        releaseNumbers.run();
        listener.closed(reason);
    }

    /** Why what waits was not sent: whatever has ended the transport, it may go with the next one. */
    private NetworkFailure notSent() {
        return ended instanceof NetworkFailure failure
                ? failure
                : new NetworkFailure(
                        LinkFailure.Reason.NOT_CONNECTED,
                        "There is no connection to " + settings.address() + " any more");
    }

    private NetworkFailure closedByOwner() {
        return NetworkFailure.closed("The connection to " + settings.address() + " is closed");
    }
}
