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
package org.openhab.binding.aliyuniot.benchmarks.load;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openhab.binding.aliyuniot.benchmarks.broker.Account;

/**
 * Devices that take turns: each message goes out from the next one. So there are as many on their way with one device as
 * with thousands.
 */
public final class EchoFleet {
    private static final int PATIENCE_SECONDS = 240;

    private final EchoClients clients;
    private final List<Exchange> exchanges;
    private final AtomicInteger turn = new AtomicInteger();
    private volatile List<EchoClient> connected = List.of();

    public EchoFleet(EchoClients clients) {
        this.clients = clients;
        this.exchanges = IntStream.range(0, Exchange.MAX_WINDOW)
                .mapToObj(number -> new Exchange(number, this::publish))
                .toList();
    }

    /**
     * Connects more devices; not while there is a load.
     *
     * @param atATime how many at once
     */
    public void connect(List<Account> accounts, int atATime)
            throws InterruptedException, ExecutionException, TimeoutException {
        for (int from = 0; from < accounts.size(); from += atATime) {
            List<EchoClient> some = accounts.subList(from, Math.min(accounts.size(), from + atATime)).stream()
                    .map(account -> clients.create(account, this::received))
                    .toList();
            connected = Stream.concat(connected.stream(), some.stream()).toList();
            await(some.stream().map(EchoClient::connect));
        }
    }

    /** Those of all devices together. */
    public List<Exchange> exchanges() {
        return exchanges;
    }

    /** Disconnects all, and ends what they share. */
    public void close() throws InterruptedException, ExecutionException, TimeoutException {
        try {
            await(connected.stream().map(EchoClient::close));
        } finally {
            clients.close();
        }
    }

    private static void await(Stream<CompletionStage<?>> stages)
            throws InterruptedException, ExecutionException, TimeoutException {
        CompletableFuture.allOf(stages.map(CompletionStage::toCompletableFuture).toArray(CompletableFuture[]::new))
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private CompletionStage<?> publish(byte[] payload) {
        List<EchoClient> all = connected;
        return all.get(Math.floorMod(turn.getAndIncrement(), all.size())).publish(payload);
    }

    private void received(byte[] payload) {
        long id = EchoMessage.idIn(payload);
        exchanges.get(Exchange.numberIn(id)).received(id);
    }
}
