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
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.aliyuniot.link.ota.download.TestCertificate;

/** The other end of an exchange, byte by byte as a test says. */
@NonNullByDefault({})
final class Peer implements AutoCloseable {
    /** Is open once the behaviour has come to where it wants to be. */
    final CountDownLatch reached = new CountDownLatch(1);

    private final ServerSocket listener;
    private final String scheme;
    private final Behaviour behaviour;
    private final Collection<Socket> clients = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closing = new CountDownLatch(1);

    /** What it does with a connection, which is closed afterwards. */
    @FunctionalInterface
    interface Behaviour {
        void meet(Peer peer, InputStream in, OutputStream out) throws IOException;
    }

    private Peer(ServerSocket listener, String scheme, Behaviour behaviour) throws IOException {
        this.listener = listener;
        this.scheme = scheme;
        this.behaviour = behaviour;
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        start(this::accept);
    }

    static Peer plain(Behaviour behaviour) throws IOException {
        return new Peer(new ServerSocket(), "http", behaviour);
    }

    static Peer tls(TestCertificate certificate, Behaviour behaviour) throws IOException {
        return new Peer(certificate.server().getServerSocketFactory().createServerSocket(), "https", behaviour);
    }

    URI url() {
        return URI.create(scheme + "://localhost:" + port() + "/file?auth_key=5ec7e7");
    }

    int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        try {
            while (!listener.isClosed()) {
                Socket client = listener.accept();
                clients.add(client);
                start(() -> meet(client));
            }
        } catch (IOException e) {
            // It is closed.
        }
    }

    private void meet(Socket client) {
        try (client) {
            behaviour.meet(this, client.getInputStream(), client.getOutputStream());
        } catch (IOException e) {
            // The client has enough.
        }
    }

    /** Reads a head to its end. */
    static void readHead(InputStream in) throws IOException {
        int ends = 0;
        while (ends < 2) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("No request");
            }
            ends = next == '\n' ? ends + 1 : next == '\r' ? ends : 0;
        }
    }

    static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /** Says the same again and again, until the client has enough. */
    void sayForEver(OutputStream out, String text) throws IOException {
        byte[] bytes = text.repeat(Math.max(1, 16_384 / text.length())).getBytes(StandardCharsets.ISO_8859_1);
        while (closing.getCount() > 0) {
            out.write(bytes);
        }
    }

    /** Does nothing any more until it is closed. */
    void fallSilent() throws IOException {
        reached.countDown();
        try {
            closing.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void start(Runnable job) {
        Thread thread = new Thread(job, "peer");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        listener.close();
        for (Socket client : Set.copyOf(clients)) {
            start(() -> {
                try {
                    client.close();
                } catch (IOException e) {
                    // It is closed all the same.
                }
            });
        }
    }
}
