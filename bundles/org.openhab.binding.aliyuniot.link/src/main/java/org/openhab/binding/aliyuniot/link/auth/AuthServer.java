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
package org.openhab.binding.aliyuniot.link.auth;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.alink.AlinkJson;
import org.openhab.binding.aliyuniot.link.alink.AlinkReply;
import org.openhab.binding.aliyuniot.link.endpoint.Hosts;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;
import org.openhab.binding.aliyuniot.link.failure.ProtocolFailure;
import org.openhab.binding.aliyuniot.link.failure.QuotaFailure;
import org.openhab.binding.aliyuniot.link.failure.Refusal;
import org.openhab.binding.aliyuniot.link.http.HttpAnswer;
import org.openhab.binding.aliyuniot.link.http.HttpExchange;
import org.openhab.binding.aliyuniot.link.http.HttpFailure;
import org.openhab.binding.aliyuniot.link.http.HttpRequest;
import org.openhab.binding.aliyuniot.link.http.HttpTimeouts;
import org.openhab.binding.aliyuniot.link.transport.ConnectFailures;

/**
 * Asks the platform's service of authentication: a form over HTTPS, a JSON object with a code as the answer, within bounds
 * of time and size. Requests go one after the other. For any thread.
 */
public final class AuthServer {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration SILENCE = Duration.ofSeconds(15);
    private static final Duration WHOLE = Duration.ofSeconds(30);
    private static final int MAX_ANSWER_BYTES = 64 * 1024;
    private static final int OK = 200;
    private static final int TOO_MANY_REQUESTS = 429;

    private final LinkRuntime runtime;
    private final Executor mailbox;
    private final String host;
    private final int port;
    private final TrustAnchors trustAnchors;

    /**
     * @param host as it is in the server's certificate
     * @throws IllegalArgumentException if host or port cannot be used
     */
    public AuthServer(LinkRuntime runtime, String host, int port, TrustAnchors trustAnchors) {
        Hosts.check(host, port);
        this.runtime = runtime;
        this.host = host;
        this.port = port;
        this.trustAnchors = trustAnchors;
        this.mailbox = runtime.newMailbox();
    }

    /** The host that is asked. */
    String host() {
        return host;
    }

    /**
     * Asks once.
     *
     * @param path such as {@code /auth/devicename}
     * @param form fields of the request, as the platform writes them
     * @param what is asked for, in the middle of a sentence: {@code the registration of a1/lamp}
     * @return {@code data} of a good answer, on whatever thread, within a minute. Ends with a {@link LinkFailure} if the
     *     platform refuses or cannot be reached
     */
    public CompletionStage<JsonElement> ask(String path, Map<String, String> form, String what) {
        CompletableFuture<JsonElement> outcome = new CompletableFuture<>();
        if (runtime.isClosed()) {
            outcome.completeExceptionally(NetworkFailure.closed("Nothing is asked for any more"));
            return outcome;
        }
        mailbox.execute(() -> {
            try {
                outcome.complete(exchange(path, form, what));
            } catch (HttpFailure e) {
                outcome.completeExceptionally(failure(e));
            } catch (LinkFailure e) {
                outcome.completeExceptionally(e);
            } catch (Throwable e) {
                outcome.completeExceptionally(
                        new NetworkFailure(LinkFailure.Reason.CONNECTION_LOST, "It broke off: " + what, e));
            }
        });
        return outcome;
    }

    /** A form as the body of a request has it. */
    public static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private JsonElement exchange(String path, Map<String, String> form, String what) throws IOException, LinkFailure {
        HttpTimeouts timeouts = new HttpTimeouts(CONNECT, SILENCE, SILENCE, SILENCE, WHOLE);
        HttpRequest request = new HttpRequest(
                "POST",
                URI.create("https://" + host + ":" + port + path),
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                new Form(encoded(form).getBytes(StandardCharsets.US_ASCII)));
        try (HttpExchange exchange = new HttpExchange(runtime, trustAnchors, timeouts)) {
            HttpAnswer answer = exchange.send(request);
            if (answer.status() != OK) {
                throw unusual(answer.status());
            }
            return data(answer.body().readNBytes(MAX_ANSWER_BYTES + 1), what, address());
        }
    }

    /** What a good answer has in {@code data}. */
    static JsonElement data(byte[] body, String what, String address) throws LinkFailure {
        @Nullable JsonObject object = AlinkJson.object(body, MAX_ANSWER_BYTES);
        @Nullable AlinkReply reply = object == null ? null : AlinkReply.of(object);
        if (reply == null) {
            throw new ProtocolFailure(
                    LinkFailure.Reason.MALFORMED_PACKET,
                    address + " answered with " + body.length
                            + " bytes that are no JSON object with a whole number as its code");
        }
        if (!reply.isSuccess()) {
            throw Refusal.of(reply.code(), what, reply.message());
        }
        return reply.data();
    }

    private LinkFailure unusual(int status) {
        if (status == TOO_MANY_REQUESTS) {
            return new QuotaFailure(LinkFailure.Reason.TOO_MANY_REQUESTS, address() + " is asked too often (HTTP 429)");
        }
        @Nullable ProtocolFailure known = ConnectFailures.ofHttpStatus(status, address());
        return known != null
                ? known
                : new ProtocolFailure(
                        LinkFailure.Reason.MALFORMED_PACKET,
                        address() + " does not answer as the platform does (HTTP " + status + ")");
    }

    private LinkFailure failure(HttpFailure failure) {
        String message = address() + " " + failure.getMessage();
        return switch (failure.reason()) {
            case UNKNOWN_HOST -> network(LinkFailure.Reason.UNKNOWN_HOST, message);
            case REFUSED -> network(LinkFailure.Reason.CONNECTION_REFUSED, message);
            case SILENT, OVERDUE -> network(LinkFailure.Reason.TIMEOUT, message);
            case CERTIFICATE -> network(LinkFailure.Reason.CERTIFICATE_UNTRUSTED, message);
            case TLS -> network(LinkFailure.Reason.TLS, message);
            case BROKEN -> network(LinkFailure.Reason.CONNECTION_LOST, message);
            case CANCELLED -> network(LinkFailure.Reason.CLOSED, message);
            case PROXY -> new ProtocolFailure(LinkFailure.Reason.PROXY_LOGIN, message);
            case MALFORMED -> new ProtocolFailure(LinkFailure.Reason.MALFORMED_PACKET, message);
        };
    }

    private static NetworkFailure network(LinkFailure.Reason reason, String message) {
        return new NetworkFailure(reason, message);
    }

    private String address() {
        return host + ":" + port;
    }

    private record Form(byte[] bytes) implements HttpRequest.Body {
        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(bytes);
        }
    }
}
