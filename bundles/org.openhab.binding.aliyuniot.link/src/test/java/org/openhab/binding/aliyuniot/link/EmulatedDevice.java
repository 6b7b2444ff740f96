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
package org.openhab.binding.aliyuniot.link;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.call.RrpcException;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
import org.openhab.aliyuniot.emulator.fault.Fault;
import org.openhab.aliyuniot.emulator.message.ReceivedMessage;
import org.openhab.aliyuniot.emulator.message.SendResult;
import org.openhab.binding.aliyuniot.link.endpoint.Endpoint;
import org.openhab.binding.aliyuniot.link.endpoint.Protocol;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.identity.ClientIdKey;
import org.openhab.binding.aliyuniot.link.identity.ConnectCredentials;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.session.ReconnectPolicy;
import org.openhab.binding.aliyuniot.link.session.SessionListener;
import org.openhab.binding.aliyuniot.link.session.SessionSettings;
import org.openhab.binding.aliyuniot.link.session.SessionState;
import org.openhab.binding.aliyuniot.link.session.outgoing.UplinkRates;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttSettings;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttTransportFactory;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttVersion;

/** A device and the emulator, over real sockets. */
public final class EmulatedDevice implements AutoCloseable {
    public static final DeviceIdentity IDENTITY = DeviceIdentity.of("a1Abc123Def", "dev001");
    public static final Duration BOUND = Duration.ofSeconds(30);

    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    public final AliyunIotEmulator emulator;
    public final LinkRuntime runtime = new LinkRuntime("emulated-device");
    public final DeviceSession session;
    /** Runs when the session is online. */
    public volatile Runnable whenOnline = () -> {};
    /** Runs when the session goes offline. */
    public volatile Runnable whenOffline = () -> {};

    private final AtomicInteger losses = new AtomicInteger();

    /**
     * @param pause before the session connects again
     */
    public EmulatedDevice(Path folder, Duration pause) throws IOException {
        emulator =
                AliyunIotEmulator.start(EmulatorConfiguration.in(folder).withDevice("a1Abc123Def", "dev001", SECRET));
        Endpoint endpoint = new Endpoint("localhost", emulator.ports().tcp(), Protocol.TCP);
        ConnectCredentials credentials = ConnectCredentials.of(IDENTITY, new DeviceSecret(SECRET))
                .with(ClientIdKey.SECURE_MODE, "3")
                .with(ClientIdKey.EXTENSION, "1")
                .build();
        MqttSettings settings = new MqttSettings(
                endpoint, TrustAnchors.ofRuntime(), credentials, Duration.ofSeconds(60), true, MqttVersion.V3_1_1);
        session = new DeviceSession(
                runtime,
                IDENTITY,
                new MqttTransportFactory(runtime, settings),
                SessionSettings.DEFAULT
                        .withReconnect(new ReconnectPolicy(pause, pause, pause, 10_000))
                        .withRates(UplinkRates.UNLIMITED),
                new SessionListener() {
                    @Override
                    public void online() {
                        whenOnline.run();
                    }

                    @Override
                    public void offline(LinkFailure reason, Duration delay) {
                        whenOffline.run();
                        losses.incrementAndGet();
                    }

                    @Override
                    public void subscriptionsRefused(Set<TopicFilter> refused) {}
                });
    }

    public void goOnline() {
        session.start();
        await().atMost(BOUND).until(() -> session.state() == SessionState.ONLINE);
    }

    /** Cuts the connection and waits until the device has noticed; it may be back by then. */
    public void cut() {
        int before = losses.get();
        emulator.device("a1Abc123Def", "dev001").disconnect();
        await().atMost(BOUND).until(() -> losses.get() > before);
    }

    /** Cuts the connection and lets the device have no other one. */
    public void keepOffline() {
        emulator.faults().addForAll(Fault.refuseConnect(0, 3));
        cut();
    }

    /** Has the platform send whatever it is. */
    public SendResult send(String topic, byte[] payload) {
        return emulator.device("a1Abc123Def", "dev001").send(topic, 0, payload);
    }

    public SendResult send(String topic, String payload) {
        return send(topic, payload.getBytes(StandardCharsets.UTF_8));
    }

    /** Calls the device; the answer comes on a thread of its own. */
    public CompletableFuture<String> call(@Nullable String topic, String payload, Duration timeout) {
        return call(topic, payload.getBytes(StandardCharsets.UTF_8), timeout);
    }

    public CompletableFuture<String> call(@Nullable String topic, byte[] payload, Duration timeout) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        Thread caller = new Thread(
                () -> {
                    try {
                        answer.complete(new String(
                                emulator.device("a1Abc123Def", "dev001").rrpc(topic, payload, timeout),
                                StandardCharsets.UTF_8));
                    } catch (RrpcException | RuntimeException e) {
                        answer.completeExceptionally(e);
                    }
                },
                "caller");
        caller.setDaemon(true);
        caller.start();
        return answer;
    }

    /** Payloads that the platform received on a topic. */
    public List<String> arrived(String topic) {
        List<String> payloads = new CopyOnWriteArrayList<>();
        for (ReceivedMessage message : emulator.device("a1Abc123Def", "dev001").messages(0)) {
            if (message.topic().equals(topic)) {
                payloads.add(new String(message.payload(), StandardCharsets.UTF_8));
            }
        }
        return payloads;
    }

    @Override
    public void close() {
        session.close();
        emulator.close();
        runtime.close();
    }
}
