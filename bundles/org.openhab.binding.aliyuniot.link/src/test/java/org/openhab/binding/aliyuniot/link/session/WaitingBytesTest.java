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

import static org.assertj.core.api.Assertions.assertThat;
import static org.openhab.binding.aliyuniot.link.session.SessionWithEmulator.BOUND;
import static org.openhab.binding.aliyuniot.link.session.SessionWithEmulator.SETTINGS;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.binding.aliyuniot.link.session.outgoing.OutgoingStore;
import org.openhab.binding.aliyuniot.link.session.outgoing.QueueBounds;
import org.openhab.binding.aliyuniot.link.topic.TopicTemplate;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;

/** What waits in memory for a platform that takes nothing more, however much is published. */
@NonNullByDefault({})
class WaitingBytesTest {
    private static final long BYTES = 4L << 20;
    private static final double SHARE = 1.25;

    @Test
    void staysWithinTheBoundsOfTheQueue() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Publisher.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> said = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
            }
            assertThat(process.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(said).hasSize(Qos.values().length);
        for (String line : said) {
            long grown = Long.parseLong(line.substring(line.lastIndexOf(' ') + 1));
            System.out.println("Waiting bytes, " + line + " of " + BYTES + " allowed ("
                    + Math.round(100.0 * grown / BYTES) + " %)");
            assertThat(grown).as(line).isLessThanOrEqualTo((long) (BYTES * SHARE));
        }
    }

    /** A process whose heap nobody else uses. */
    @NonNullByDefault({})
    static final class Publisher {
        private static final int MESSAGES = 1500;
        private static final int PAYLOAD = 64 * 1024;

        private Publisher() {}

        public static void main(String[] arguments) throws Exception {
            for (Qos qos : Qos.values()) {
                System.out.println("QoS " + qos.level() + ", heap grown by " + grown(qos));
            }
            System.exit(0);
        }

        private static long grown(Qos qos) throws Exception {
            try (ServerSocket platform = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
                SessionWithEmulator line = new SessionWithEmulator();
                line.runtime = new org.openhab.binding.aliyuniot.link.LinkRuntime("publisher");
                Thread accepts = new Thread(() -> acceptAndFallSilent(platform));
                accepts.setDaemon(true);
                accepts.start();
                DeviceSession session = line.session(
                        SETTINGS.withQueue(new QueueBounds(1000, BYTES)),
                        line.tcp(platform.getLocalPort()),
                        OutgoingStore.NONE);
                line.online(session);
                Message first = message(1, qos);
                session.publish(first);
                long before = used();
                for (int i = 0; i < MESSAGES; i++) {
                    session.publish(message(PAYLOAD, qos));
                }
                long grown = used() - before;
                session.close();
                line.runtime.close();
                return grown;
            }
        }

        private static Message message(int size, Qos qos) {
            return new Message(
                    new TopicTemplate("user/update").topicOf(SessionWithEmulator.IDENTITY), new byte[size], qos);
        }

        private static void acceptAndFallSilent(ServerSocket platform) {
            try {
                Socket socket = platform.accept();
                socket.getInputStream().read();
                socket.getOutputStream().write(new byte[] {0x20, 2, 0, 0});
                Thread.currentThread().join();
            } catch (java.io.IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private static long used() {
            for (int i = 0; i < 3; i++) {
                System.gc();
            }
            Runtime jvm = Runtime.getRuntime();
            return jvm.totalMemory() - jvm.freeMemory();
        }
    }
}
