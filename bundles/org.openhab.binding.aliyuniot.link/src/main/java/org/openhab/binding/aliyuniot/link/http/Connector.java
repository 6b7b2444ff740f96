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
package org.openhab.binding.aliyuniot.link.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;

/**
 * Makes the connection of an exchange: directly, or by the proxies that the Java runtime names; with TLS where the URL
 * has it. Blocks; the abort ends that at any point.
 */
final class Connector {
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|.*:.*");
    private static final int SUCCESS_FIRST = 200;
    private static final int SUCCESS_LAST = 299;

    private final LinkRuntime runtime;
    private final TrustAnchors trustAnchors;
    private final HttpTimeouts timeouts;
    private final ExchangeAbort abort;
    private final NameService names;

    /** Looks up a name's addresses; blocks for as long as it likes. */
    @FunctionalInterface
    interface NameService {
        InetAddress[] addresses(String name) throws UnknownHostException;
    }

    /**
     * What the exchange talks through.
     *
     * @param throughProxy whether a proxy has to see the whole URL
     */
    record Connection(Socket socket, boolean throughProxy) {}

    Connector(
            LinkRuntime runtime,
            TrustAnchors trustAnchors,
            HttpTimeouts timeouts,
            ExchangeAbort abort,
            NameService names) {
        this.runtime = runtime;
        this.trustAnchors = trustAnchors;
        this.timeouts = timeouts;
        this.abort = abort;
        this.names = names;
    }

    Connection connect(HttpRequest request) throws IOException {
        ProxySelector selector = ProxySelector.getDefault();
        IOException failure = new UnknownHostException();
        for (Proxy proxy : proxies(selector, request.uri())) {
            try {
                return connect(request, proxy);
            } catch (IOException e) {
                failure = e;
                if (abort.reason() != null) {
                    throw e;
                }
                if (selector != null && proxy.address() != null) {
                    selector.connectFailed(request.uri(), proxy.address(), e);
                }
            }
        }
        throw failure;
    }

    private static List<Proxy> proxies(@Nullable ProxySelector selector, URI uri) {
        if (selector == null) {
            return List.of(Proxy.NO_PROXY);
        }
        try {
            // Neither the path, which may be signed, nor user and password are anything to proxies' selectors.
            List<Proxy> proxies =
                    selector.select(URI.create(uri.getScheme() + "://" + uri.getHost() + port(uri) + "/"));
            return proxies == null || proxies.isEmpty() ? List.of(Proxy.NO_PROXY) : proxies;
        } catch (IllegalArgumentException e) {
            return List.of(Proxy.NO_PROXY);
        }
    }

    private static String port(URI uri) {
        return uri.getPort() < 0 ? "" : ":" + uri.getPort();
    }

    private Connection connect(HttpRequest request, Proxy proxy) throws IOException {
        boolean byHttp = proxy.type() == Proxy.Type.HTTP;
        Socket socket;
        if (byHttp && proxy.address() instanceof InetSocketAddress address) {
            socket = reach(address.getHostString(), address.getPort(), Proxy.NO_PROXY);
            if (request.isEncrypted()) {
                tunnel(socket, request);
            }
        } else {
            socket = reach(request.host(), request.port(), byHttp ? Proxy.NO_PROXY : proxy);
        }
        return request.isEncrypted()
                ? new Connection(encrypted(socket, request), false)
                : new Connection(socket, byHttp);
    }

    private Socket reach(String host, int port, Proxy proxy) throws IOException {
        IOException failure = new UnknownHostException();
        for (InetAddress address : addresses(host)) {
            Socket socket = new Socket(proxy);
            abort.holds(socket);
            try {
                socket.setSoTimeout((int) timeouts.read().toMillis());
                socket.setTcpNoDelay(true);
                socket.connect(new InetSocketAddress(address, port), (int)
                        timeouts.connect().toMillis());
                return socket;
            } catch (IOException e) {
                failure = e;
                if (abort.reason() != null) {
                    break;
                }
            }
        }
        throw failure;
    }

    /** Nothing ends a look-up but its answer, so that a thread of its own waits for it. */
    private InetAddress[] addresses(String host) throws IOException {
        if (LITERAL.matcher(host).matches()) {
            return names.addresses(host);
        }
        CompletableFuture<InetAddress[]> found = new CompletableFuture<>();
        runtime.threads("resolver")
                .newThread(() -> {
                    try {
                        found.complete(names.addresses(host));
                    } catch (UnknownHostException | RuntimeException | Error e) {
                        found.completeExceptionally(e);
                    }
                })
                .start();
        try {
            CompletableFuture.anyOf(found, abort.end()).get();
            if (found.isDone()) {
                return found.get();
            }
            throw new IOException("Called off");
        } catch (ExecutionException e) {
            UnknownHostException unknown = new UnknownHostException();
            unknown.initCause(e.getCause());
            throw unknown;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            abort.cut(HttpFailure.Reason.CANCELLED);
            throw new IOException(e);
        }
    }

    private void tunnel(Socket socket, HttpRequest request) throws IOException {
        String head = "CONNECT " + request.authority() + " HTTP/1.1\r\nHost: " + request.authority() + "\r\n\r\n";
        OutputStream out = socket.getOutputStream();
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        int status = new AnswerReader(socket.getInputStream()).head().getCode();
        if (status < SUCCESS_FIRST || status > SUCCESS_LAST) {
            throw new HttpFailure(HttpFailure.Reason.PROXY, null);
        }
    }

    private Socket encrypted(Socket socket, HttpRequest request) throws IOException {
        SSLSocket tls = (SSLSocket)
                trustAnchors.socketFactory(made -> {}).createSocket(socket, request.host(), request.port(), true);
        tls.startHandshake();
        return tls;
    }
}
