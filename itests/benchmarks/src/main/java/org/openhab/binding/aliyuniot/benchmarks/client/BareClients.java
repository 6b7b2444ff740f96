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
package org.openhab.binding.aliyuniot.benchmarks.client;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import javax.net.SocketFactory;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.internal.NetworkModule;
import org.eclipse.paho.client.mqttv3.internal.NetworkModuleService;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttAck;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttConnack;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttConnect;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttDisconnect;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttPubAck;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttPublish;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttSubscribe;
import org.eclipse.paho.client.mqttv3.internal.wire.MqttWireMessage;
import org.openhab.binding.aliyuniot.benchmarks.broker.Account;
import org.openhab.binding.aliyuniot.benchmarks.load.EchoClient;
import org.openhab.binding.aliyuniot.benchmarks.load.EchoClients;
import org.openhab.binding.aliyuniot.link.LinkRuntime;

/**
 * The yardstick: the least that MQTT takes with Paho's network module and packets. One thread a device reads in a plain
 * loop, whoever handles an echo writes; there is no session, queue, routing, time-out or reconnect.
 */
public final class BareClients implements EchoClients {
    private static final int MQTT_3_1_1 = 4;
    private static final int KEEP_ALIVE_SECONDS = 1200;
    private static final int MAX_PACKET_ID = 65_535;

    private final String broker;

    /** Only for its readers, so that the yardstick has the same kind of threads: virtual ones from Java 21 on. */
    private final LinkRuntime runtime = new LinkRuntime("bare");

    public BareClients(int port) {
        broker = "tcp://127.0.0.1:" + port;
    }

    @Override
    public EchoClient create(Account account, Consumer<byte[]> receiver) {
        return new Client(account, receiver);
    }

    @Override
    public void close() {
        runtime.close();
    }

    private final class Client implements EchoClient {
        private final Account account;
        private final Consumer<byte[]> receiver;
        private final CompletableFuture<String> ready = new CompletableFuture<>();
        private final CompletableFuture<String> ended = new CompletableFuture<>();
        private final Map<Integer, CompletableFuture<String>> unacknowledged = new ConcurrentHashMap<>();

        /** No monitor, which would hold a carrier of virtual threads up to Java 23. */
        private final ReentrantLock writing = new ReentrantLock();

        private int lastPacketId;
        private volatile @Nullable OutputStream out;

        Client(Account account, Consumer<byte[]> receiver) {
            this.account = account;
            this.receiver = receiver;
        }

        @Override
        public CompletionStage<?> connect() {
            runtime.readers().newThread(this::run).start();
            return ready;
        }

        private void run() {
            try {
                NetworkModule network = open();
                try {
                    shakeHands();
                    read(new DataInputStream(new BufferedInputStream(network.getInputStream())));
                } finally {
                    network.stop();
                }
            } catch (IOException | MqttException | RuntimeException e) {
                end(e);
            }
        }

        private void end(Exception reason) {
            ready.completeExceptionally(reason);
            unacknowledged.values().forEach(outcome -> outcome.completeExceptionally(reason));
            ended.complete(reason.toString());
        }

        private NetworkModule open() throws IOException, MqttException {
            OnlySocket sockets = new OnlySocket();
            MqttConnectOptions options = new MqttConnectOptions();
            options.setSocketFactory(sockets);
            NetworkModule network = NetworkModuleService.createInstance(
                    broker, options, account.credentials().clientId());
            network.start();
            sockets.socket.setSoTimeout(0);
            sockets.socket.setTcpNoDelay(true);
            out = network.getOutputStream();
            return network;
        }

        private void shakeHands() throws IOException, MqttException {
            write(new MqttConnect(
                    account.credentials().clientId(),
                    MQTT_3_1_1,
                    true,
                    KEEP_ALIVE_SECONDS,
                    account.credentials().userName(),
                    account.credentials().password().toCharArray(),
                    null,
                    null));
        }

        private void read(DataInputStream in) throws IOException, MqttException {
            while (true) {
                handle(next(in));
            }
        }

        private MqttWireMessage next(DataInputStream in) throws IOException, MqttException {
            byte first = in.readByte();
            int length = MqttWireMessage.readMBI(in).getValue();
            byte[] lengthBytes = MqttWireMessage.encodeMBI(length);
            int header = 1 + lengthBytes.length;
            byte[] packet = new byte[header + length];
            packet[0] = first;
            System.arraycopy(lengthBytes, 0, packet, 1, lengthBytes.length);
            in.readFully(packet, header, length);
            return MqttWireMessage.createWireMessage(packet);
        }

        private void handle(MqttWireMessage packet) throws IOException, MqttException {
            if (packet instanceof MqttPublish publish) {
                if (publish.getMessage().getQos() > 0) {
                    write(new MqttPubAck(publish));
                }
                receiver.accept(publish.getMessage().getPayload());
            } else if (packet instanceof MqttConnack connack) {
                if (connack.getReturnCode() != 0) {
                    throw new IOException("The broker answered CONNECT with " + connack.getReturnCode());
                }
                send(new MqttSubscribe(new String[] {account.downlink()}, new int[] {1}))
                        .whenComplete((done, failure) -> ready.complete("subscribed"));
            } else if (packet instanceof MqttAck) {
                CompletableFuture<String> outcome = unacknowledged.remove(packet.getMessageId());
                if (outcome != null) {
                    outcome.complete("acknowledged");
                }
            }
        }

        @Override
        public CompletionStage<?> publish(byte[] payload) {
            MqttMessage message = new MqttMessage(payload);
            message.setQos(1);
            return send(new MqttPublish(account.uplink(), message));
        }

        private CompletableFuture<String> send(MqttWireMessage packet) {
            CompletableFuture<String> outcome = new CompletableFuture<>();
            writing.lock();
            try {
                lastPacketId = lastPacketId % MAX_PACKET_ID + 1;
                packet.setMessageId(lastPacketId);
                unacknowledged.put(lastPacketId, outcome);
                write(packet);
            } catch (IOException | MqttException e) {
                outcome.completeExceptionally(e);
            } finally {
                writing.unlock();
            }
            return outcome;
        }

        private void write(MqttWireMessage packet) throws IOException, MqttException {
            OutputStream stream = out;
            if (stream == null) {
                throw new IOException("Not connected");
            }
            byte[] header = packet.getHeader();
            byte[] payload = packet.getPayload();
            byte[] bytes = new byte[header.length + payload.length];
            System.arraycopy(header, 0, bytes, 0, header.length);
            System.arraycopy(payload, 0, bytes, header.length, payload.length);
            writing.lock();
            try {
                stream.write(bytes);
                stream.flush();
            } finally {
                writing.unlock();
            }
        }

        @Override
        public CompletionStage<?> close() {
            try {
                write(new MqttDisconnect());
            } catch (IOException | MqttException e) {
                ended.complete(e.toString());
            }
            return ended;
        }
    }

    /** Makes one socket and shows it, because the network module does not. */
    private static final class OnlySocket extends SocketFactory {
        final Socket socket = new Socket();

        @Override
        public Socket createSocket() {
            return socket;
        }

        @Override
        public Socket createSocket(@Nullable String host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(@Nullable String host, int port, @Nullable InetAddress localHost, int localPort) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(@Nullable InetAddress host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(
                @Nullable InetAddress address, int port, @Nullable InetAddress localAddress, int localPort) {
            throw new UnsupportedOperationException();
        }
    }
}
