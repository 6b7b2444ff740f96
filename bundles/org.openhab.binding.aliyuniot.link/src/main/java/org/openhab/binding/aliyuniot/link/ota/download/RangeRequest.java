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
package org.openhab.binding.aliyuniot.link.ota.download;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.http.HttpAnswer;
import org.openhab.binding.aliyuniot.link.http.HttpExchange;
import org.openhab.binding.aliyuniot.link.http.HttpFailure;
import org.openhab.binding.aliyuniot.link.http.HttpRequest;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFailure;
import org.openhab.binding.aliyuniot.link.ota.store.FirmwareFailure.Reason;

/**
 * One GET of a file from some byte on, through redirects where they stay on HTTPS. Messages name the host and never the
 * URL, which is signed. Has one user; {@link #cancel} is for any thread.
 */
final class RangeRequest implements AutoCloseable {
    private static final int MAX_REDIRECTS = 5;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final Supplier<HttpExchange> exchanges;
    private final Duration stalled;
    private volatile @Nullable HttpExchange open;
    private volatile boolean cancelled;
    private @Nullable HttpAnswer answer;
    private String host = "";

    /**
     * @param exchanges makes one for each address that has to be asked
     * @param stalled for the sentence: how long nothing may come
     */
    RangeRequest(Supplier<HttpExchange> exchanges, Duration stalled) {
        this.exchanges = exchanges;
        this.stalled = stalled;
    }

    /**
     * Sends the request.
     *
     * @param from offset of the first byte to ask for
     * @param entityTag what the earlier bytes are from, or empty
     * @return the status
     */
    int send(URI uri, long from, String entityTag) throws FirmwareFailure {
        URI current = uri;
        for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
            HttpAnswer answered = ask(current, from, entityTag);
            if (!REDIRECTS.contains(answered.status())) {
                answer = answered;
                return answered.status();
            }
            current = target(current, text(answered, "Location"));
        }
        throw new FirmwareFailure(Reason.REDIRECT, "The file server redirects more than " + MAX_REDIRECTS + " times");
    }

    private HttpAnswer ask(URI uri, long from, String entityTag) throws FirmwareFailure {
        @Nullable String named = uri.getHost();
        if (!"https".equalsIgnoreCase(uri.getScheme()) || named == null) {
            throw new FirmwareFailure(Reason.REDIRECT, "The file's URL is not an https URL with a host");
        }
        host = named;
        Map<String, String> fields = new HashMap<>();
        fields.put("Accept-Encoding", "identity");
        if (from > 0) {
            fields.put("Range", "bytes=" + from + "-");
            if (!entityTag.isEmpty()) {
                fields.put("If-Range", entityTag);
            }
        }
        try {
            return opened().send(HttpRequest.get(uri, fields));
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private HttpExchange opened() {
        close();
        HttpExchange exchange = exchanges.get();
        open = exchange;
        if (cancelled) {
            exchange.cancel();
        }
        return exchange;
    }

    private URI target(URI from, @Nullable String location) throws FirmwareFailure {
        try {
            URI target = from.resolve(new URI(location == null ? "" : location));
            if (location == null || !"https".equalsIgnoreCase(target.getScheme())) {
                throw new FirmwareFailure(
                        Reason.REDIRECT,
                        "The file server " + host + " redirects to "
                                + (location == null ? "nowhere" : "what is not https") + "; that is refused");
            }
            return target;
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new FirmwareFailure(Reason.REDIRECT, "The file server " + host + " redirects to what is no URL");
        }
    }

    /** A field of the answer's head; {@code null} if it is not there. */
    @Nullable
    String field(String name) {
        return text(answered(), name);
    }

    private static @Nullable String text(HttpAnswer from, String name) {
        Optional<String> found = from.field(name);
        return found.isPresent() ? found.get() : null;
    }

    /** Length of the answer's body, or −1 if the server does not say. */
    long contentLength() {
        return answered().contentLength();
    }

    /** The answer's body. */
    InputStream body() {
        return answered().body();
    }

    private HttpAnswer answered() {
        HttpAnswer known = answer;
        if (known == null) {
            throw new IllegalStateException("No request was sent");
        }
        return known;
    }

    String host() {
        return host;
    }

    /** What trouble on the line means. */
    FirmwareFailure failure(IOException trouble) {
        if (trouble instanceof FirmwareFailure known) {
            return known;
        }
        HttpFailure.Reason reason = trouble instanceof HttpFailure known ? known.reason() : HttpFailure.Reason.BROKEN;
        String server = "The file server " + host;
        return switch (reason) {
            case SILENT ->
                new FirmwareFailure(
                        Reason.STALLED,
                        "Nothing came from the file server " + host + " for " + stalled.toSeconds() + " s");
            case OVERDUE -> new FirmwareFailure(Reason.STALLED, "The download from " + host + " took too long in all");
            case CERTIFICATE ->
                new FirmwareFailure(
                        Reason.CERTIFICATE,
                        "The certificate of the file server " + host
                                + " is not made out for it, is not valid now, or does not lead to a trusted authority");
            case MALFORMED -> new FirmwareFailure(Reason.BAD_ANSWER, server + " does not speak HTTP as agreed");
            case CANCELLED -> new FirmwareFailure(Reason.CANCELLED, "The download was called off");
            case UNKNOWN_HOST, REFUSED, TLS, PROXY, BROKEN ->
                new FirmwareFailure(Reason.CONNECTION, server + " " + trouble.getMessage());
        };
    }

    /** Ends it, wherever it is; it asks nobody any more. Does not wait. */
    void cancel() {
        cancelled = true;
        HttpExchange running = open;
        if (running != null) {
            running.cancel();
        }
    }

    /** Drops the connection, whatever is still on its way. */
    @Override
    public void close() {
        HttpExchange done = open;
        open = null;
        if (done != null) {
            done.close();
        }
    }
}
