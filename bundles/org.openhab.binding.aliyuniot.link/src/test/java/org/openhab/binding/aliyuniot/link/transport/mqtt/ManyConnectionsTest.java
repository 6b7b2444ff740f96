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

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openhab.aliyuniot.emulator.AliyunIotEmulator;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
import org.openhab.binding.aliyuniot.link.endpoint.Endpoint;
import org.openhab.binding.aliyuniot.link.endpoint.Protocol;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.transport.Qos;

/**
 * More connections than all threads that the JVM has for virtual ones, and than have a thread of the operating system: none
 * may hold a thread while it waits.
 */
class ManyConnectionsTest {
    private static final int MANY = 3 * Math.max(2, Runtime.getRuntime().availableProcessors()) + 2;

    @TempDir
    @NonNullByDefault({})
    Path folder;

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void allWaitAtTheSameTime(Protocol protocol) throws Exception {
        List<String> devices =
                IntStream.range(0, MANY).mapToObj(number -> "dev" + number).toList();
        EmulatorConfiguration configuration = EmulatorConfiguration.in(folder).withWebSocketPorts(0, 0);
        for (String device : devices) {
            configuration = configuration.withDevice(SessionBench.PRODUCT, device, SessionBench.SECRET);
        }
        Set<String> received = ConcurrentHashMap.newKeySet();
        try (AliyunIotEmulator emulator = AliyunIotEmulator.start(configuration);
                SessionBench bench = new SessionBench("many-connections-test")) {
            Endpoint endpoint = new Endpoint("localhost", SessionBench.port(emulator, protocol), protocol);
            TrustAnchors authority = TrustAnchors.ofFile(emulator.caCertificate());
            for (String device : devices) {
                DeviceSession session =
                        bench.session(device, endpoint, authority, SessionBench.PATIENT, SessionBench.LONG);
                session.subscriptions()
                        .add(
                                new TopicFilter("/" + SessionBench.PRODUCT + "/" + device + "/user/get"),
                                Qos.AT_LEAST_ONCE,
                                message -> received.add(new String(message.payload(), StandardCharsets.UTF_8)));
                bench.online(session);
            }
            for (DeviceSession session : bench.sessions) {
                SessionBench.get(session.publish(
                        SessionBench.message(devices.get(bench.sessions.indexOf(session)), "here", Qos.AT_LEAST_ONCE)));
            }
            for (String device : devices) {
                emulator.device(SessionBench.PRODUCT, device)
                        .send("user/get", 1, device.getBytes(StandardCharsets.UTF_8));
            }
            await().atMost(SessionBench.BOUND).until(() -> received.containsAll(devices));
            assertThat(bench.failures).isEmpty();
        }
    }
}
