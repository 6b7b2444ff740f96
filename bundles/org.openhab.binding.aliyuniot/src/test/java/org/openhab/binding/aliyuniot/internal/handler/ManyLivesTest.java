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
package org.openhab.binding.aliyuniot.internal.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openhab.binding.aliyuniot.internal.AliyunIotBindingConstants;
import org.openhab.core.thing.ThingTypeUID;

/** Things that are edited time and again: what a life has opened is closed with it. */
@NonNullByDefault({})
class ManyLivesTest extends EmulatedCloud {
    private static final int LIVES = 200;
    /** Every so many lives the thing is left in peace until it is online. */
    private static final int ONLINE_EVERY = 20;

    private static final Path OPEN_FILES = Path.of("/proc/self/fd");

    private Way way = Way.MQTT;

    /** As many as {@code LinkRuntime} has for all devices. */
    private static final int STARTING = 4;

    enum Way {
        MQTT(AliyunIotBindingConstants.THING_TYPE_DEVICE),
        COAP(AliyunIotBindingConstants.THING_TYPE_COAP_DEVICE),
        HTTPS(AliyunIotBindingConstants.THING_TYPE_HTTP_DEVICE);

        private final ThingTypeUID type;

        Way(ThingTypeUID type) {
            this.type = type;
        }

        /**
         * The JDK's client keeps idle connections for all devices, as many as were once needed at the same time; both ends
         * of them are in this process.
         */
        int idleSockets() {
            return this == HTTPS ? LIVES / 5 : 0;
        }
    }

    @Override
    ThingTypeUID type() {
        return way.type;
    }

    @ParameterizedTest
    @EnumSource
    void twoHundredLivesLeaveNothing(Way wanted) throws Exception {
        way = wanted;
        channels.clear();
        addChannel("pump", "switch", Map.of("publishTopic", "user/update"));
        switch (way) {
            case COAP -> parameters.put("port", new BigDecimal(cloud.ports().coapDtls()));
            case HTTPS -> parameters.put("port", new BigDecimal(cloud.ports().https()));
            default -> {}
        }
        live(true);
        long threads = awaitQuiet(0).threads();
        long sockets = Left.now().sockets();
        for (int life = 1; life <= LIVES; life++) {
            live(life % ONLINE_EVERY == 0);
        }
        Left left = awaitQuiet(threads);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Left.now().sockets())
                        .as("sockets")
                        .isLessThanOrEqualTo(sockets + way.idleSockets()));
        System.out.println("FIGURE lives of a thing over " + way + ": " + LIVES + ", more sockets "
                + Math.max(0, Left.now().sockets() - sockets) + ", more threads "
                + Math.max(0, left.threads() - threads));
    }

    private void live(boolean untilOnline) {
        startThing();
        if (untilOnline) {
            awaitOnline();
        }
        handler.dispose();
    }

    private Left awaitQuiet(long threads) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Left.now().ofConnections())
                        .as("threads of connections")
                        .isZero());
        Left left = Left.now();
        if (threads > 0) {
            assertThat(left.threads()).as("threads").isLessThanOrEqualTo(threads + 2);
            assertThat(left.starting()).as("threads for starts").isLessThanOrEqualTo(STARTING);
        }
        return left;
    }

    /**
     * @param threads of the runtime that all devices share, without those for starts; some of a pool come and go
     * @param starting those that make devices ready
     * @param ofConnections those that read from a socket
     * @param sockets of the process; 0 where the system does not tell
     */
    private record Left(long threads, long starting, long ofConnections, long sockets) {
        static Left now() {
            long starting = named(THREADS + "-start");
            return new Left(
                    named(THREADS) - starting,
                    starting,
                    named(THREADS + "-reader") + named(THREADS + "-coap"),
                    openSockets());
        }

        private static long named(String beginning) {
            return Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().startsWith(beginning))
                    .count();
        }

        private static long openSockets() {
            if (!Files.isDirectory(OPEN_FILES)) {
                return 0;
            }
            try (Stream<Path> files = Files.list(OPEN_FILES)) {
                return files.filter(Left::isSocket).count();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        private static boolean isSocket(Path file) {
            try {
                return Files.readSymbolicLink(file).toString().startsWith("socket:");
            } catch (IOException e) {
                // Closed meanwhile.
                return false;
            }
        }
    }
}
