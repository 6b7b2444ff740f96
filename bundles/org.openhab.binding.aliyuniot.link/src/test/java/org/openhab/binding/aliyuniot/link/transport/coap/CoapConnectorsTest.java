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
package org.openhab.binding.aliyuniot.link.transport.coap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openhab.binding.aliyuniot.link.transport.coap.endpoint.CoapConnectors;
import org.openhab.binding.aliyuniot.link.transport.coap.endpoint.CoapPeer;
import org.openhab.binding.aliyuniot.link.transport.coap.endpoint.CoapTimeouts;
import org.openhab.binding.aliyuniot.link.transport.coap.secure.SequenceNumbers;
import org.openhab.binding.aliyuniot.link.transport.coap.secure.SequenceStore;

/** What devices share lives as long as one of them needs it, and not much longer. */
@NonNullByDefault({})
@Timeout(120)
class CoapConnectorsTest {
    private static final int LIVES = 200;
    private static final int PORT = 5683;

    @TempDir
    Path folder;

    private CoapBench bench;
    private CoapConnectors connectors;

    @BeforeEach
    void start() {
        bench = new CoapBench();
        connectors = CoapConnectors.of(bench.runtime);
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    private static CoapTimeouts edited(int edit) {
        return CoapBench.timeouts(Duration.ofMillis(1000 + edit));
    }

    /** Each edit is for another endpoint. */
    @Test
    void twoHundredLivesLeaveNoSocketAndNoThread() throws Exception {
        int before = connectors.openSockets();
        for (int edit = 0; edit < LIVES; edit++) {
            CoapPeer peer = connectors.peer(CoapBench.plain(PORT), edited(edit));
            connectors.release(CoapBench.plain(PORT), edited(edit), peer);
        }
        await().atMost(CoapBench.BOUND).untilAsserted(() -> {
            assertThat(connectors.openSockets()).isEqualTo(before).isZero();
            assertThat(threads()).isEmpty();
        });
    }

    private static Stream<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name ->
                        name.startsWith(CoapBench.THREADS + "-coap") || name.startsWith(CoapBench.THREADS + "-reader"));
    }

    @Test
    void aDeviceThatStartsAnewFindsWhatItHad() throws Exception {
        CoapPeer first = connectors.peer(CoapBench.plain(PORT), CoapBench.PATIENT);
        CoapPeer other = connectors.peer(CoapBench.plain(PORT + 1), CoapBench.PATIENT);
        assertThat(connectors.openSockets()).isOne();
        connectors.release(CoapBench.plain(PORT), CoapBench.PATIENT, first);
        assertThat(connectors.openSockets()).as("another device needs it").isOne();
        connectors.release(CoapBench.plain(PORT + 1), CoapBench.PATIENT, other);
        CoapPeer again = connectors.peer(CoapBench.plain(PORT), CoapBench.PATIENT);
        assertThat(connectors.openSockets()).as("needed again in time").isOne();
        connectors.release(CoapBench.plain(PORT), CoapBench.PATIENT, again);
        connectors.release(CoapBench.plain(PORT), CoapBench.PATIENT, again);
        await().atMost(CoapBench.BOUND)
                .untilAsserted(() -> assertThat(connectors.openSockets()).isZero());
    }

    @Test
    void forgottenSequenceNumbersAreNotUsedAgain() {
        SequenceStore store = SequenceStore.inFolder(folder);
        Set<Long> used = new HashSet<>();
        for (int life = 0; life < LIVES; life++) {
            SequenceNumbers numbers = connectors.sequenceNumbers(CoapBench.IDENTITY, store);
            for (int i = 0; i < 3; i++) {
                assertThat(used.add(numbers.next())).isTrue();
            }
            connectors.releaseSequenceNumbers(CoapBench.IDENTITY);
            assertThat(connectors.sequenceNumbers(CoapBench.IDENTITY, store)).isNotSameAs(numbers);
            connectors.releaseSequenceNumbers(CoapBench.IDENTITY);
        }
    }

    @Test
    void sequenceNumbersThatOnlyTheMemoryKnowsStayThere() throws Exception {
        Path file = Files.createFile(folder.resolve("no-folder"));
        SequenceStore broken = SequenceStore.inFolder(file.resolve("below"));
        SequenceNumbers numbers = connectors.sequenceNumbers(CoapBench.IDENTITY, broken);
        long last = numbers.next();
        connectors.releaseSequenceNumbers(CoapBench.IDENTITY);
        assertThat(connectors.sequenceNumbers(CoapBench.IDENTITY, broken).next())
                .isGreaterThan(last);
    }
}
