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
package org.openhab.binding.aliyuniot.link.transport.mqtt;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jdt.annotation.Nullable;

/**
 * WebSocket, plain or inside TLS, by the Java runtime's client (chapter "Establish MQTT connections over WebSocket";
 * MQTT 3.1.1, section 6). It hands frames on in pieces of bounded size, whatever length they announce, and needs no
 * thread of its own for each connection; Paho's module does neither.
 */
final class WebSocketLine implements Line, WebSocket.Listener {
    private static final String PATH = "/mqtt";

    private final HttpClient client;
    private final MqttSettings settings;
    private final Duration connectTimeout;
    private final Duration writeTimeout;
    private final BlockingQueue<Piece> received = new LinkedBlockingQueue<>();
    private final CompletableFuture<WebSocket> opening = new CompletableFuture<>();
    private volatile @Nullable WebSocket socket;
    private volatile boolean cut;

    /** What arrived: bytes, or why there are no more. */
    private record Piece(ByteBuffer bytes, @Nullable IOException end) {
        static Piece end(IOException reason) {
            return new Piece(ByteBuffer.allocate(0), reason);
        }
    }

    WebSocketLine(HttpClient client, MqttSettings settings, Duration connectTimeout, Duration writeTimeout) {
        this.client = client;
        this.settings = settings;
        this.connectTimeout = connectTimeout;
        this.writeTimeout = writeTimeout;
    }

    @Override
    public InputStream open() throws IOException {
        String scheme = settings.endpoint().protocol().isEncrypted() ? "wss://" : "ws://";
        client.newWebSocketBuilder()
                .subprotocols("mqtt")
                .connectTimeout(connectTimeout)
                .buildAsync(URI.create(scheme + settings.endpoint() + PATH), this)
                .whenComplete((open, failure) -> {
                    if (open == null) {
                        opening.completeExceptionally(failure);
                    } else if (!opening.complete(open)) {
                        open.abort();
                    }
                });
        socket = await(opening, connectTimeout, "The handshake of the WebSocket takes too long");
        if (cut) {
            cut();
        }
        return new Received();
    }

    @Override
    public void write(byte[] bytes, int length) throws IOException {
        WebSocket open = socket;
        if (open == null) {
            throw new IOException("Not connected");
        }
        await(open.sendBinary(ByteBuffer.wrap(bytes, 0, length), true), writeTimeout, "Writing takes too long");
    }

    @Override
    public void cut() {
        cut = true;
        opening.completeExceptionally(new IOException("Cut"));
        WebSocket open = socket;
        if (open != null) {
            open.abort();
        }
        received.add(Piece.end(new IOException("Cut")));
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(@Nullable WebSocket from, @Nullable ByteBuffer data, boolean last) {
        ByteBuffer bytes = Objects.requireNonNull(data);
        // The client may use its buffer again when this method has returned.
        received.add(new Piece(ByteBuffer.allocate(bytes.remaining()).put(bytes).flip(), null));
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onText(@Nullable WebSocket from, @Nullable CharSequence data, boolean last) {
        received.add(Piece.end(new ProtocolException("The platform sent text over the WebSocket")));
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(@Nullable WebSocket from, int statusCode, @Nullable String reason) {
        received.add(Piece.end(new EOFException()));
        return null;
    }

    @Override
    public void onError(@Nullable WebSocket from, @Nullable Throwable error) {
        received.add(Piece.end(error instanceof IOException failure ? failure : new IOException(error)));
    }

    private static <T> T await(CompletableFuture<T> stage, Duration bound, String late) throws IOException {
        try {
            return stage.get(bound.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } catch (TimeoutException e) {
            throw new SocketTimeoutException(late);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    /** Asks for one piece after the other, so that the platform pauses when nobody reads. */
    private final class Received extends InputStream {
        private Piece current = new Piece(ByteBuffer.allocate(0), null);

        @Override
        public int read() throws IOException {
            return next() ? current.bytes().get() & 0xff : -1;
        }

        @Override
        public int read(byte @Nullable [] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (!next()) {
                return -1;
            }
            int count = Math.min(length, current.bytes().remaining());
            current.bytes().get(target, offset, count);
            return count;
        }

        @Override
        public int available() {
            return current.bytes().remaining();
        }

        private boolean next() throws IOException {
            while (!current.bytes().hasRemaining()) {
                IOException end = current.end();
                if (end instanceof EOFException) {
                    return false;
                } else if (end != null) {
                    throw end;
                }
                current = take();
            }
            return true;
        }

        private Piece take() throws IOException {
            Piece ready = received.poll();
            if (ready != null) {
                return ready;
            }
            WebSocket open = socket;
            if (open != null) {
                open.request(1);
            }
            try {
                return received.take();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException();
            }
        }
    }
}
