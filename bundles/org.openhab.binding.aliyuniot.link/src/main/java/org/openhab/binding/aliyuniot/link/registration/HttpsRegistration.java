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
package org.openhab.binding.aliyuniot.link.registration;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
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
import org.openhab.binding.aliyuniot.link.endpoint.InstanceId;
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
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.ProductSecret;
import org.openhab.binding.aliyuniot.link.identity.SignMethod;
import org.openhab.binding.aliyuniot.link.transport.ConnectFailures;

/**
 * Registers over HTTPS, {@code POST /auth/register/device} (chapter "Dynamic registration of directly connected
 * devices"): for devices whose names are in the console already. Requests go one after the other.
 */
public final class HttpsRegistration implements Registration {
    /** Where the platform listens. */
    public static final int DEFAULT_PORT = 443;

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
    private final @Nullable InstanceId instanceId;

    /**
     * @param host {@link Hosts#registration}, as it is in the server's certificate
     * @param instanceId of an enterprise instance, else null
     * @throws IllegalArgumentException if host or port cannot be used
     */
    public HttpsRegistration(
            LinkRuntime runtime, String host, int port, TrustAnchors trustAnchors, @Nullable InstanceId instanceId) {
        Hosts.check(host, port);
        this.runtime = runtime;
        this.host = host;
        this.port = port;
        this.trustAnchors = trustAnchors;
        this.instanceId = instanceId;
        this.mailbox = runtime.newCallbackMailbox();
    }

    @Override
    public CompletionStage<LearntSecret> register(DeviceIdentity identity, ProductSecret secret) {
        CompletableFuture<LearntSecret> outcome = new CompletableFuture<>();
        if (runtime.isClosed()) {
            outcome.completeExceptionally(NetworkFailure.closed("Nothing registers any more"));
            return outcome;
        }
        mailbox.execute(() -> {
            try {
                String form = form(identity, secret, SignMethod.HMACSHA256, RegistrationAnswer.random(), instanceId);
                outcome.complete(exchange(identity, form));
            } catch (HttpFailure e) {
                outcome.completeExceptionally(failure(e));
            } catch (LinkFailure e) {
                outcome.completeExceptionally(e);
            } catch (Throwable e) {
                outcome.completeExceptionally(new NetworkFailure(
                        LinkFailure.Reason.CONNECTION_LOST, "The registration of " + identity + " broke off", e));
            }
        });
        return outcome;
    }

    /** The body of the request, as a form; its signature is over names and random text. */
    static String form(
            DeviceIdentity identity,
            ProductSecret secret,
            SignMethod method,
            String random,
            @Nullable InstanceId instanceId) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("productKey", identity.productKey().value());
        fields.put("deviceName", identity.deviceName().value());
        fields.put("random", random);
        fields.put("sign", secret.sign(method, identity, random));
        fields.put("signMethod", method.wireName());
        if (instanceId != null) {
            fields.put("instanceId", instanceId.value());
        }
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private LearntSecret exchange(DeviceIdentity identity, String form) throws IOException, LinkFailure {
        HttpTimeouts timeouts = new HttpTimeouts(CONNECT, SILENCE, SILENCE, SILENCE, WHOLE);
        HttpRequest request = new HttpRequest(
                "POST",
                URI.create("https://" + host + ":" + port + "/auth/register/device"),
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                new Form(form.getBytes(StandardCharsets.US_ASCII)));
        try (HttpExchange exchange = new HttpExchange(runtime, trustAnchors, timeouts)) {
            HttpAnswer answer = exchange.send(request);
            if (answer.status() != OK) {
                throw unusual(answer.status());
            }
            return secretIn(answer.body().readNBytes(MAX_ANSWER_BYTES + 1), identity);
        }
    }

    private LearntSecret secretIn(byte[] body, DeviceIdentity identity) throws LinkFailure {
        @Nullable JsonObject object = AlinkJson.object(body, MAX_ANSWER_BYTES);
        @Nullable AlinkReply reply = object == null ? null : AlinkReply.of(object);
        if (reply == null) {
            throw new ProtocolFailure(
                    LinkFailure.Reason.MALFORMED_PACKET,
                    address() + " answered the registration with " + body.length
                            + " bytes that are no JSON object with a whole number as its code");
        }
        if (!reply.isSuccess()) {
            throw Refusal.of(reply.code(), "the registration of " + identity, reply.message());
        }
        return RegistrationAnswer.of(reply.data(), identity);
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
