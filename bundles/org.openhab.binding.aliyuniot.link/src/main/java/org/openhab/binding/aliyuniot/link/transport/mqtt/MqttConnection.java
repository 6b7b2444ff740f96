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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttConnack;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttConnect;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttWireMessage;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.ReaderTurn;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;
import org.openhab.binding.aliyuniot.link.failure.ProtocolFailure;
import org.openhab.binding.aliyuniot.link.transport.mqtt.packet.PacketReader;

/**
 * One network connection that speaks MQTT: Paho's packets over a {@link Line}, with one thread at a time that connects,
 * shakes hands and then reads until the end. Whoever {@link #add}s and {@link #flush}es does so from one thread at a
 * time.
 */
final class MqttConnection {
    /** Bytes received that wait to be handled; the reader pauses beyond, so that the peer does too. */
    private static final int MAX_WAITING = 1 << 20;

    /** What a packet's objects cost beside its bytes, about. */
    private static final int OVERHEAD = 256;

    /** Memory for gathered bytes that is kept for the next ones. */
    private static final int KEPT = 16 * 1024;

    private final LinkRuntime runtime;
    private final MqttSettings settings;
    private final MqttTimeouts timeouts;
    private final Events events;
    private final ConnectionFailures failures;
    private final Line line;
    private final Watchdog writing;
    private final AtomicReference<@Nullable LinkFailure> cutReason = new AtomicReference<>();
    private final Semaphore waiting = new Semaphore(MAX_WAITING);
    private Gathered gathered = new Gathered();
    /** The reader's, whichever thread it is; what one has written is seen by the next one. */
    private ReaderTurn turn = ReaderTurn.WITHOUT_WORK;

    private @Nullable PacketReader connected;
    private Runnable unregister = () -> {};

    private volatile boolean paused;
    private volatile long lastRead = System.nanoTime();
    private volatile long lastWritten = System.nanoTime();

    /** What the connection tells, on the thread that reads. */
    interface Events {
        void connected();

        /**
         * A packet after CONNACK.
         *
         * @param cost to be given to {@link MqttConnection#handled} when it is done with
         */
        void received(MqttWireMessage packet, int cost);

        /** Nothing is read any more, the line is cut; said once. */
        void ended(LinkFailure reason);
    }

    /** Bytes that wait to be sent, and can be without being copied. */
    private static final class Gathered extends ByteArrayOutputStream {
        byte[] bytes() {
            return buf;
        }
    }

    MqttConnection(LinkRuntime runtime, MqttSettings settings, MqttTimeouts timeouts, Events events) {
        this.runtime = runtime;
        this.settings = settings;
        this.timeouts = timeouts;
        this.events = events;
        this.failures = new ConnectionFailures(settings.endpoint());
        this.line = switch (settings.endpoint().protocol()) {
            case TLS, TCP -> new SocketLine(settings, timeouts.connect());
            case TLS_PSK -> new PskLine(settings, timeouts.connect());
            case WSS, WS ->
                new WebSocketLine(
                        runtime.httpClients().of(settings.trustAnchors()),
                        settings,
                        timeouts.connect(),
                        timeouts.write());
        };
        this.writing = new Watchdog(runtime, timeouts.write(), () -> cutForTimeout("takes no more data"));
    }

    /** Begins; the outcome comes through the events. */
    void start() {
        try {
            runtime.read(this::run);
        } catch (OutOfMemoryError e) {
            // What the JVM throws when the system has no thread left.
            events.ended(failures.of(new IOException(e)));
        }
    }

    /** Connects, or goes on reading in the place of a thread that does something else now. */
    private void run(ReaderTurn turn) {
        this.turn = turn;
        LinkFailure end;
        try {
            PacketReader packets = connected;
            if (packets == null) {
                unregister = runtime.closeWithRuntime(() -> cut(closed()));
                packets = connect();
                connected = packets;
                events.connected();
            }
            while (packets.hasBegun() || turn.work()) {
                MqttWireMessage packet = packets.next();
                lastRead = System.nanoTime();
                int cost = OVERHEAD + packets.lastLength();
                awaitRoom(cost);
                events.received(packet, cost);
            }
            return;
        } catch (IOException | LinkFailure | RuntimeException e) {
            end = failures.of(e);
        } catch (Throwable e) {
            // Whatever it is, the session must hear of the end, or it would wait for ever.
            end = failures.of(new IOException(e));
        }
        line.cut();
        unregister.run();
        LinkFailure reason = cutReason.get();
        events.ended(reason == null ? end : reason);
    }

    private PacketReader connect() throws LinkFailure {
        Runnable callOff = cutLater(timeouts.connect(), "does not answer in time");
        try {
            PacketReader packets = new PacketReader(line.open(), () -> turn.leave());
            add(connectPacket(settings));
            flush();
            if (!(packets.next() instanceof MqttConnack connack)) {
                throw new ProtocolFailure(
                        LinkFailure.Reason.MALFORMED_PACKET, "The platform did not answer CONNECT with CONNACK");
            }
            if (connack.getReturnCode() != 0) {
                throw ConnectionFailures.ofReturnCode(connack.getReturnCode());
            }
            lastRead = System.nanoTime();
            return packets;
        } catch (IOException | MqttException e) {
            throw failures.beforeLogin(e);
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

    private void awaitRoom(int cost) throws LinkFailure {
        try {
            paused = !waiting.tryAcquire(cost);
            if (paused) {
                // What there is no room for may be what waits for this very thread.
                turn.leave();
            }
            while (paused) {
                paused = !waiting.tryAcquire(cost, 1, TimeUnit.SECONDS);
                // The platform is not silent as long as nobody listens.
                lastRead = System.nanoTime();
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
    void handled(int cost) {
        waiting.release(cost);
    }

    /** Whether nothing is read because too much waits to be handled. */
    boolean isPaused() {
        return paused;
    }

    /**
     * Takes a packet along with the next {@link #flush}, so that packets which are made together travel together.
     *
     * @throws IOException if the connection is broken; it is cut then
     */
    void add(MqttWireMessage packet) throws IOException {
        try {
            gathered.write(packet.getHeader());
            gathered.write(packet.getPayload());
        } catch (MqttException | IllegalArgumentException e) {
            cut(failures.of(e));
            throw new IOException(e);
        }
    }

    /**
     * Sends what was added. A write that hangs is ended by cutting the connection.
     *
     * @throws IOException if the connection is broken; it is cut then
     */
    void flush() throws IOException {
        if (cutReason.get() != null) {
            throw new IOException("The connection is cut");
        }
        int length = gathered.size();
        if (length == 0) {
            return;
        }
        writing.begin();
        try {
            line.write(gathered.bytes(), length);
            lastWritten = System.nanoTime();
        } catch (IOException e) {
            cut(failures.of(e));
            throw e;
        } finally {
            writing.end();
            if (length > KEPT) {
                gathered = new Gathered();
            } else {
                gathered.reset();
            }
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
        line.cut();
    }

    /** Cuts the connection because the platform keeps us waiting. */
    void cutForTimeout(String why) {
        cut(new NetworkFailure(LinkFailure.Reason.TIMEOUT, settings.endpoint() + " " + why));
    }

    /**
     * Cuts the connection after a time.
     *
     * @return calls it off
     */
    Runnable cutLater(Duration delay, String why) {
        return runtime.after(delay, () -> cutForTimeout(why));
    }

    /** Forgets the connection, which has ended, so that the timer does not keep it in memory. */
    void forget() {
        writing.stop();
    }

    private NetworkFailure closed() {
        return NetworkFailure.closed("The connection to " + settings.endpoint() + " is closed");
    }
}
