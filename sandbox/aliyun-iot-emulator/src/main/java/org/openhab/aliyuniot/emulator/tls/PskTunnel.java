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
package org.openhab.aliyuniot.emulator.tls;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.io.IOException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.bouncycastle.tls.TlsServerProtocol;
import org.eclipse.jdt.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One device's TLS with a pre-shared key, and its way on in the clear. Only the emulator's event loop touches it. */
final class PskTunnel {
    private static final int MAX_RECORD_BYTES = 16 * 1024;
    private static final int HANDSHAKE_MILLIS = 10_000;
    private static final long ALERT_MILLIS = 1000;

    private final Logger logger = LoggerFactory.getLogger(PskTunnel.class);

    private final Vertx vertx;
    private final NetSocket device;
    private final PskServer server;
    private final TlsServerProtocol tls = new TlsServerProtocol();
    private final Supplier<Future<NetSocket>> way;
    private final BiConsumer<NetSocket, String> begun;
    private final Consumer<NetSocket> ended;
    private @Nullable NetSocket inner;
    private boolean connecting;
    private boolean closed;

    /**
     * @param way opens the way on, once the device has proven who it is
     * @param begun is told that way, and who uses it
     * @param ended is told when it is no longer used
     */
    PskTunnel(
            Vertx vertx,
            NetSocket device,
            PskServer server,
            Supplier<Future<NetSocket>> way,
            BiConsumer<NetSocket, String> begun,
            Consumer<NetSocket> ended) {
        this.vertx = vertx;
        this.device = device;
        this.server = server;
        this.way = way;
        this.begun = begun;
        this.ended = ended;
    }

    void begin() throws IOException {
        tls.accept(server);
        device.handler(this::fromDevice);
        device.closeHandler(nothing -> close());
        device.exceptionHandler(failure -> close());
        vertx.setTimer(HANDSHAKE_MILLIS, id -> {
            if (inner == null) {
                close();
            }
        });
    }

    private void fromDevice(Buffer data) {
        try {
            tls.offerInput(data.getBytes());
            toDevice();
            if (tls.isClosed()) {
                close();
            } else if (tls.isConnected()) {
                pass();
            }
        } catch (IOException | RuntimeException e) {
            logger.debug("TLS with a pre-shared key ends", e);
            toDevice();
            closeAfterAlert();
        }
    }

    /** What the device has sent meanwhile is read: TCP would else cut the connection before it has seen the alert. */
    private void closeAfterAlert() {
        device.handler(unread -> {});
        vertx.setTimer(ALERT_MILLIS, id -> close());
    }

    private void pass() {
        NetSocket open = inner;
        if (open == null) {
            connect();
            return;
        }
        int available = tls.getAvailableInputBytes();
        if (available > 0) {
            byte[] clear = new byte[available];
            tls.readInput(clear, 0, available);
            open.write(Buffer.buffer(clear));
            if (open.writeQueueFull()) {
                device.pause();
                open.drainHandler(nothing -> device.resume());
            }
        }
    }

    private void connect() {
        if (connecting) {
            return;
        }
        connecting = true;
        device.pause();
        way.get().onComplete(done -> {
            NetSocket opened = done.result();
            if (opened == null || closed) {
                if (opened != null) {
                    opened.close();
                }
                close();
                return;
            }
            inner = opened;
            begun.accept(opened, server.identity());
            opened.handler(this::fromPlatform);
            opened.closeHandler(nothing -> close());
            opened.exceptionHandler(failure -> close());
            pass();
            device.resume();
        });
    }

    private void fromPlatform(Buffer data) {
        try {
            for (int at = 0; at < data.length(); at += MAX_RECORD_BYTES) {
                byte[] clear = data.getBytes(at, Math.min(data.length(), at + MAX_RECORD_BYTES));
                tls.writeApplicationData(clear, 0, clear.length);
            }
            toDevice();
            NetSocket open = inner;
            if (device.writeQueueFull() && open != null) {
                open.pause();
                device.drainHandler(nothing -> open.resume());
            }
        } catch (IOException e) {
            logger.debug("TLS with a pre-shared key ends", e);
            close();
        }
    }

    private void toDevice() {
        int available = tls.getAvailableOutputBytes();
        if (available > 0) {
            byte[] encrypted = new byte[available];
            tls.readOutput(encrypted, 0, available);
            device.write(Buffer.buffer(encrypted));
        }
    }

    private void close() {
        if (closed) {
            return;
        }
        closed = true;
        device.close();
        NetSocket open = inner;
        if (open != null) {
            ended.accept(open);
            open.close();
        }
    }
}
