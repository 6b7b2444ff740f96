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
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;

/**
 * A port for TLS with pre-shared keys, which neither the JDK nor Netty speaks: what comes out of it goes on to a port of
 * this machine. Only the emulator's event loop touches it.
 */
public final class PskPort {
    private static final int BACKLOG = 4096;
    private static final String LOOPBACK = "127.0.0.1";

    private final Vertx vertx;
    private final Function<String, Optional<byte[]>> keys;
    private final NetClient client;
    private final Map<Integer, String> identities = new HashMap<>();
    private @Nullable NetServer server;
    private int port;

    /**
     * @param port where to listen; 0 is a free one
     * @param keys the key that belongs to an identity, if there is one
     */
    public PskPort(Vertx vertx, int port, Function<String, Optional<byte[]>> keys) {
        this.vertx = vertx;
        this.port = port;
        this.keys = keys;
        client = vertx.createNetClient();
    }

    /**
     * Opens the port, unless it is open.
     *
     * @param innerPort where what was decrypted goes, on the loopback address
     */
    public Future<?> listen(String address, int innerPort) {
        if (server != null) {
            return Future.succeededFuture();
        }
        return vertx.createNetServer(new NetServerOptions().setAcceptBacklog(BACKLOG))
                .connectHandler(device -> connected(device, innerPort))
                .listen(port, address)
                .onSuccess(open -> {
                    server = open;
                    port = open.actualPort();
                })
                .recover(failure -> Future.failedFuture(new IllegalStateException(
                        "ports.tlsPsk: nothing can listen on port " + port + " of " + address
                                + "; choose another one, or 0 for a free one",
                        failure)));
    }

    private void connected(NetSocket device, int innerPort) {
        PskTunnel tunnel = new PskTunnel(
                vertx,
                device,
                new PskServer(keys),
                () -> client.connect(innerPort, LOOPBACK),
                this::begun,
                this::ended);
        try {
            tunnel.begin();
        } catch (IOException e) {
            device.close();
        }
    }

    /** Until {@link #ended}, what comes from there is the device's. */
    private void begun(NetSocket inner, String identity) {
        identities.put(inner.localAddress().port(), identity);
    }

    private void ended(NetSocket inner) {
        identities.remove(inner.localAddress().port());
    }

    /** Whom a connection belongs to that has come out of this port; {@code null} if it has not. */
    public @Nullable String identityOf(SocketAddress remote) {
        return identities.get(remote.port());
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    /** Closes the port with all its connections. */
    public Future<?> close() {
        NetServer open = server;
        server = null;
        return open == null ? Future.succeededFuture() : open.close();
    }
}
