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

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.benchmarks.broker.Account;

/**
 * A device with its client and its exchanges.
 */
public final class EchoDevice {
    private final Account account;
    private final List<Exchange> exchanges = new ArrayList<>();
    private @Nullable EchoClient client;

    /**
     * @param window how many messages it may have on their way, at most {@link Exchange#MAX_WINDOW}
     */
    public EchoDevice(Account account, int window) {
        this.account = account;
        for (int i = 0; i < window; i++) {
            exchanges.add(new Exchange(i, this::publish));
        }
    }

    public CompletionStage<?> connect(EchoClients clients) {
        EchoClient created = clients.create(account, this::received);
        client = created;
        return created.connect();
    }

    public List<Exchange> exchanges() {
        return exchanges;
    }

    public CompletionStage<?> close() {
        EchoClient open = client;
        return open == null ? CompletableFuture.completedFuture(account) : open.close();
    }

    private CompletionStage<?> publish(byte[] payload) {
        EchoClient open = client;
        return open == null
                ? CompletableFuture.failedFuture(new IllegalStateException(account.identity() + " is not connected"))
                : open.publish(payload);
    }

    private void received(byte[] payload) {
        long id = EchoMessage.idIn(payload);
        exchanges.get(Exchange.numberIn(id)).received(id);
    }
}
