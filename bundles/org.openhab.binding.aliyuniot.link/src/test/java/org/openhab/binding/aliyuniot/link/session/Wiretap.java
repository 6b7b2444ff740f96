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
package org.openhab.binding.aliyuniot.link.session;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jdt.annotation.NonNullByDefault;

/** Stands between a session and a server and remembers what the session sends. */
@NonNullByDefault({})
public final class Wiretap implements AutoCloseable {
    private static final int PUBLISH = 3;
    private static final int SUBSCRIBE = 8;

    public final List<Published> published = new CopyOnWriteArrayList<>();
    /** How many topic filters each SUBSCRIBE had. */
    final List<Integer> subscribed = new CopyOnWriteArrayList<>();

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final int serverPort;

    public record Published(String payload, boolean duplicate) {}

    public Wiretap(int serverPort) throws IOException {
        this.serverPort = serverPort;
        daemon(this::accept);
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "wiretap");
        thread.setDaemon(true);
        thread.start();
    }

    public int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                open.add(client);
                daemon(() -> tap(client));
            } catch (IOException e) {
                // Closed: the test is over.
            }
        }
    }

    private void tap(Socket client) {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort)) {
            open.add(server);
            daemon(() -> copy(server, client));
            DataInputStream in = new DataInputStream(client.getInputStream());
            OutputStream out = server.getOutputStream();
            while (true) {
                forward(in, out);
            }
        } catch (IOException e) {
            // One of them has hung up, so the other one is hung up on.
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            in.transferTo(to.getOutputStream());
        } catch (IOException e) {
            // As above.
        }
    }

    private void forward(DataInputStream in, OutputStream out) throws IOException {
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        DataOutputStream copy = new DataOutputStream(packet);
        int first = in.readUnsignedByte();
        copy.writeByte(first);
        int length = 0;
        int digit;
        int shift = 0;
        do {
            digit = in.readUnsignedByte();
            copy.writeByte(digit);
            length |= (digit & 0x7f) << shift;
            shift += 7;
        } while ((digit & 0x80) != 0);
        byte[] body = in.readNBytes(length);
        copy.write(body);
        note(first, body);
        out.write(packet.toByteArray());
    }

    private void note(int first, byte[] body) {
        int type = first >> 4;
        if (type == PUBLISH) {
            int topicLength = (body[0] & 0xff) << 8 | body[1] & 0xff;
            int header = 2 + topicLength + ((first & 0x06) == 0 ? 0 : 2);
            String payload = new String(body, header, body.length - header, StandardCharsets.UTF_8);
            published.add(new Published(payload, (first & 0x08) != 0));
        } else if (type == SUBSCRIBE) {
            int filters = 0;
            for (int at = 2; at < body.length; at += 3 + ((body[at] & 0xff) << 8 | body[at + 1] & 0xff)) {
                filters++;
            }
            subscribed.add(filters);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
