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

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.internal.NetworkModule;
import org.eclipse.paho.client.mqttv3.internal.NetworkModuleService;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttConnack;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttConnect;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttWireMessage;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.endpoint.Protocol;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;
import org.openhab.binding.aliyuniot.link.failure.ProtocolFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One network connection that speaks MQTT: Paho's network modules and packets, with one thread of its own that
 * connects, shakes hands and then reads until the end. Whoever {@link #write}s does so from one thread at a time.
 */
final class MqttConnection {
    /** Received packets that wait to be handled; the reader pauses beyond, so that the peer does too. */
    private static final int MAX_WAITING = 256;

    private final Logger logger = LoggerFactory.getLogger(MqttConnection.class);

    private final LinkRuntime runtime;
    private final MqttSettings settings;
    private final MqttTimeouts timeouts;
    private final Events events;
    private final ConnectionFailures failures;
    private final AtomicReference<@Nullable LinkFailure> cutReason = new AtomicReference<>();
    private final Semaphore waiting = new Semaphore(MAX_WAITING);
    private volatile @Nullable Socket socket;
    private volatile @Nullable OutputStream out;
    private volatile long lastRead = System.nanoTime();
    private volatile long lastWritten = System.nanoTime();

    /** What the connection tells, on its reader thread. */
    interface Events {
        void connected();

        /** A packet after CONNACK; {@link MqttConnection#handled()} is called when it is done with. */
        void received(MqttWireMessage packet);

        /** The reader is about to end, the socket is closed; said once. */
        void ended(LinkFailure reason);
    }

    MqttConnection(LinkRuntime runtime, MqttSettings settings, MqttTimeouts timeouts, Events events) {
        this.runtime = runtime;
        this.settings = settings;
        this.timeouts = timeouts;
        this.events = events;
        this.failures = new ConnectionFailures(settings.endpoint());
    }

    /** Begins; the outcome comes through the events. */
    void start() {
        runtime.readers().newThread(this::run).start();
    }

    private void run() {
        Runnable unregister = runtime.closeWithRuntime(() -> cut(closed()));
        LinkFailure end;
        try {
            PacketReader packets = connect();
            events.connected();
            while (true) {
                MqttWireMessage packet = packets.next();
                lastRead = System.nanoTime();
                awaitRoom();
                events.received(packet);
            }
        } catch (IOException | MqttException | LinkFailure | RuntimeException e) {
            end = failures.of(e);
        } finally {
            closeSocket();
            unregister.run();
        }
        LinkFailure reason = cutReason.get();
        events.ended(reason == null ? end : reason);
    }

    private PacketReader connect() throws IOException, MqttException, LinkFailure {
        Runnable callOff = cutLater(timeouts.connect(), "does not answer in time");
        try {
            MqttConnectOptions options = new MqttConnectOptions();
            options.setConnectionTimeout((int) Math.max(1, timeouts.connect().toSeconds()));
            options.setHttpsHostnameVerificationEnabled(true);
            options.setSocketFactory(
                    settings.endpoint().protocol() == Protocol.TLS
                            ? settings.trustAnchors().socketFactory(this::created)
                            : new PlainSocketFactory(this::created));
            String uri = (settings.endpoint().protocol().isEncrypted() ? "ssl" : "tcp") + "://" + settings.endpoint();
            NetworkModule network = NetworkModuleService.createInstance(
                    uri, options, settings.credentials().clientId());
            network.start();
            prepareSocket();
            out = network.getOutputStream();
            write(connectPacket(settings));
            PacketReader packets = new PacketReader(network.getInputStream());
            if (!(packets.next() instanceof MqttConnack connack)) {
                throw new ProtocolFailure(
                        ProtocolFailure.Reason.MALFORMED_PACKET, "The platform did not answer CONNECT with CONNACK");
            }
            if (connack.getReturnCode() != 0) {
                throw ConnectionFailures.ofReturnCode(connack.getReturnCode());
            }
            lastRead = System.nanoTime();
            return packets;
        } finally {
            callOff.run();
        }
    }

    static MqttConnect connectPacket(MqttSettings settings) {
        return new MqttConnect(
                settings.credentials().clientId(),
                settings.version().level(),
                settings.cleanSession(),
                (int) settings.keepAlive().toSeconds(),
                settings.credentials().userName(),
                settings.credentials().password().toCharArray(),
                null,
                null);
    }

    private void prepareSocket() throws SocketException {
        Socket open = socket;
        if (open != null) {
            // The network module leaves a second, after which a silent platform would look like a broken connection.
            open.setSoTimeout(0);
            // Packets are small and complete: waiting for more to send with them costs 40 ms each.
            open.setTcpNoDelay(true);
        }
    }

    private void created(Socket socket) {
        this.socket = socket;
        if (cutReason.get() != null) {
            closeSocket();
        }
    }

    private void awaitRoom() throws LinkFailure {
        try {
            while (!waiting.tryAcquire(1, TimeUnit.SECONDS)) {
                LinkFailure reason = cutReason.get();
                if (reason != null) {
                    throw reason;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw closed();
        }
    }

    /** A received packet is done with, so that there is room for another. */
    void handled() {
        waiting.release();
    }

    /**
     * Writes a packet. A write that hangs is ended by cutting the connection.
     *
     * @throws IOException if the connection is broken; it is cut then
     */
    void write(MqttWireMessage packet) throws IOException {
        OutputStream stream = out;
        if (stream == null) {
            throw new IOException("Not connected");
        }
        Runnable callOff = cutLater(timeouts.write(), "takes no more data");
        try {
            byte[] header = packet.getHeader();
            byte[] payload = packet.getPayload();
            byte[] bytes = new byte[header.length + payload.length];
            System.arraycopy(header, 0, bytes, 0, header.length);
            System.arraycopy(payload, 0, bytes, header.length, payload.length);
            stream.write(bytes);
            stream.flush();
            lastWritten = System.nanoTime();
        } catch (IOException | MqttException e) {
            cut(failures.of(e));
            throw new IOException(e);
        } finally {
            callOff.run();
        }
    }

    /** Time since anything arrived. */
    Duration sinceRead() {
        return Duration.ofNanos(System.nanoTime() - lastRead);
    }

    /** Time since anything was sent. */
    Duration sinceWritten() {
        return Duration.ofNanos(System.nanoTime() - lastWritten);
    }

    /** Ends the connection at once, whatever it is doing; the first reason counts. */
    void cut(LinkFailure reason) {
        cutReason.compareAndSet(null, reason);
        closeSocket();
    }

    /**
     * Cuts the connection after a time.
     *
     * @return calls it off
     */
    Runnable cutLater(Duration delay, String why) {
        return runtime.after(
                delay, () -> cut(new NetworkFailure(NetworkFailure.Reason.TIMEOUT, settings.endpoint() + " " + why)));
    }

    private NetworkFailure closed() {
        return new NetworkFailure(
                NetworkFailure.Reason.CLOSED, "The connection to " + settings.endpoint() + " is closed");
    }

    private void closeSocket() {
        Socket open = socket;
        if (open == null || open.isClosed()) {
            return;
        }
        try {
            // Without it, closing a TLS socket waits for a write that hangs to end, so that it can say goodbye.
            open.setSoLinger(true, 0);
        } catch (IOException e) {
            logger.trace("Socket is closing already", e);
        }
        try {
            open.close();
        } catch (IOException e) {
            logger.trace("Socket did not close in good order", e);
        }
    }
}
