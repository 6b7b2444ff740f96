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
package org.openhab.binding.aliyuniot.link.shadow;

import com.google.gson.JsonElement;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.Timer;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;
import org.openhab.binding.aliyuniot.link.failure.ProtocolFailure;
import org.openhab.binding.aliyuniot.link.failure.QuotaFailure;
import org.openhab.binding.aliyuniot.link.text.ForeignText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is asked of the platform about a shadow, in which order, and with which version. Owns what is known of the
 * shadow. Only on the mailbox of its shadow.
 */
final class ShadowSequence {
    /** How often a change is tried while others change the shadow, too. */
    static final int MAX_CONFLICTS = 5;

    private final Logger logger = LoggerFactory.getLogger(ShadowSequence.class);

    private final ShadowExchange exchange;
    private final Timer timer;
    private final Executor mailbox;
    private final ShadowListener listener;
    private final Retry retry;
    private final WaitingRequests waiting = new WaitingRequests();
    private final PendingValues pending = new PendingValues();
    private long version = ShadowMessage.UNKNOWN;

    /** What was desired last, as far as it has been told; of which version the listener has carried it out. */
    private @Nullable ShadowDocument desired;

    private long carriedOut = ShadowMessage.UNKNOWN;
    private boolean watched;
    private boolean stale;
    private boolean controlled;
    private boolean online;
    private boolean closed;
    private Runnable cancelPause = () -> {};

    /**
     * @param minRetry time until what has failed is tried again, doubled each time
     * @param listener called at once, so that it has to hand on what takes time
     */
    ShadowSequence(ShadowExchange exchange, Timer timer, Executor mailbox, Duration minRetry, ShadowListener listener) {
        this.exchange = exchange;
        this.timer = timer;
        this.mailbox = mailbox;
        this.listener = listener;
        retry = new Retry(timer, mailbox, minRetry, this::advance);
    }

    void watch() {
        watched = true;
        stale = true;
        advance();
    }

    void online() {
        online = true;
        version = ShadowMessage.UNKNOWN;
        stale = watched;
        retry.stop();
        advance();
    }

    void offline() {
        online = false;
        endAll(new NetworkFailure(
                LinkFailure.Reason.CONNECTION_LOST, "The connection was lost before the platform replied"));
    }

    void close() {
        closed = true;
        pending.clear();
        endAll(NetworkFailure.closed("The request was given up because the device was closed"));
    }

    private void endAll(LinkFailure failure) {
        retry.stop();
        cancelPause.run();
        exchange.fail(failure);
        waiting.fail(failure);
    }

    void ask(ShadowRequest request) {
        if (closed) {
            request.fail(NetworkFailure.closed("The device is closed"));
        } else if (!online) {
            request.fail(new NetworkFailure(
                    LinkFailure.Reason.NOT_CONNECTED, "The device is offline, so its shadow cannot be reached"));
        } else {
            waiting.add(request);
            advance();
        }
    }

    void report(ShadowKey key, JsonElement value) {
        put(key, value);
        advance();
    }

    private void put(ShadowKey key, JsonElement value) {
        if (!closed && !pending.put(key, value)) {
            listener.refused(
                    Set.of(key),
                    new QuotaFailure(
                            LinkFailure.Reason.OPEN_REQUESTS,
                            "As many values wait already as a shadow has attributes: " + ShadowRules.MAX_ATTRIBUTES));
        }
    }

    void carriedOut(ShadowDocument shadow, Map<ShadowKey, JsonElement> reported) {
        reported.forEach(this::put);
        carriedOut = shadow.version();
        advance();
    }

    void received(ShadowMessage message) {
        if (!message.control()) {
            exchange.replied(message);
            return;
        }
        ShadowDocument document = message.document();
        if (document == null) {
            logger.debug("What the platform desires cannot be read");
        } else if (document.version() < version) {
            // It comes late, or the shadow was begun anew.
            stale = true;
        } else {
            controlled = true;
            take(document);
        }
        advance();
    }

    private void take(ShadowDocument document) {
        version = document.version();
        desired = document.hasDesired() ? document : null;
        if (watched && document.hasDesired()) {
            listener.desired(document);
        }
    }

    /** Sends what is due next, if nothing is open. */
    private void advance() {
        if (!online || closed || exchange.isBusy()) {
            return;
        }
        ShadowRequest next = waiting.first();
        boolean reports = !retry.isResting() && (!pending.isEmpty() || isToClear());
        boolean changes = next == null ? reports : next.changes();
        if (!(changes || next != null || stale && !retry.isResting())) {
            return;
        }
        Duration pause = exchange.pause();
        if (!pause.isNegative() && !pause.isZero()) {
            cancelPause.run();
            cancelPause = timer.after(pause, () -> mailbox.execute(this::advance));
        } else if (stale && !retry.isResting() || changes && version == ShadowMessage.UNKNOWN) {
            controlled = false;
            send(ShadowRequest.get());
        } else if (next != null) {
            waiting.removeFirst();
            send(next);
        } else {
            tell();
        }
    }

    private boolean isToClear() {
        ShadowDocument known = desired;
        return known != null && known.version() == carriedOut;
    }

    private void send(ShadowRequest request) {
        long next = version + 1;
        exchange.send(request, next, (reply, failure) -> {
            if (reply == null) {
                failed(request, failure);
            } else if (!reply.isSuccess()) {
                refused(request, reply);
            } else if (request.changes()) {
                changed(next, reply);
                request.reply().complete(reply);
            } else {
                got(request, reply);
            }
            advance();
        });
    }

    private void got(ShadowRequest request, ShadowMessage reply) {
        ShadowDocument document = reply.document();
        if (document == null) {
            failed(
                    request,
                    new ProtocolFailure(
                            LinkFailure.Reason.MALFORMED_PACKET, "The platform's reply has no shadow in it"));
            return;
        }
        retry.worked();
        // What the platform has desired meanwhile may be newer than its reply.
        stale = controlled && document.version() < version;
        if (!stale) {
            take(document);
        }
        request.reply().complete(reply);
    }

    /** Meanwhile the platform may have desired something, in a later version. */
    private void changed(long sent, ShadowMessage reply) {
        retry.worked();
        version = Math.max(version, reply.version() == ShadowMessage.UNKNOWN ? sent : reply.version());
    }

    private void refused(ShadowRequest request, ShadowMessage reply) {
        if (reply.isConflict()) {
            version = ShadowMessage.UNKNOWN;
        }
        if (request.changes() && reply.isConflict() && request.conflicted() < MAX_CONFLICTS) {
            waiting.putBack(request);
        } else {
            failed(request, ShadowRefusal.of(reply.code(), request.what(), reply.said()));
        }
    }

    private void failed(ShadowRequest request, @Nullable Throwable failure) {
        Throwable reason = failure == null ? NetworkFailure.closed("The request was given up") : failure;
        request.fail(reason);
        if (!request.changes()) {
            logger.debug("The shadow is not known: {}", ForeignText.line(reason.getMessage()));
            if (version == ShadowMessage.UNKNOWN) {
                // Without it, those that wait would ask in vain.
                waiting.failChanges(reason);
            }
            retry.rest();
        }
    }

    /** Reports what is pending, and with the last of it that what was desired has been carried out. */
    private void tell() {
        Map<ShadowKey, JsonElement> values = pending.next();
        long cleared = isToClear() && values.size() == pending.size() ? carriedOut : ShadowMessage.UNKNOWN;
        ShadowRequest update = ShadowRequest.update(PendingValues.attributes(values), cleared != ShadowMessage.UNKNOWN);
        long next = version + 1;
        exchange.send(update, next, (reply, failure) -> {
            if (reply == null || reply.code() == ShadowRefusal.SERVER_ERROR.code()) {
                retry.rest();
            } else if (reply.isSuccess()) {
                changed(next, reply);
                told(values, cleared);
            } else if (reply.isConflict()) {
                version = ShadowMessage.UNKNOWN;
                retry.conflict(MAX_CONFLICTS);
            } else {
                notTaken(values, ShadowRefusal.of(reply.code(), update.what(), reply.said()));
            }
            advance();
        });
    }

    private void told(Map<ShadowKey, JsonElement> values, long cleared) {
        retry.agreed();
        pending.end(values);
        ShadowDocument known = desired;
        if (known != null && known.version() == cleared) {
            desired = null;
        }
    }

    /** One value may have the platform refuse those that it came with. */
    private void notTaken(Map<ShadowKey, JsonElement> values, LinkFailure failure) {
        if (values.size() > 1) {
            pending.oneByOne();
        } else {
            carriedOut = ShadowMessage.UNKNOWN;
            listener.refused(pending.end(values), failure);
        }
    }
}
