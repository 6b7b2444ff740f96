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

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.paho.client.mqttv3.IMqttActionListener;
import org.eclipse.paho.client.mqttv3.IMqttToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.openhab.binding.aliyuniot.benchmarks.broker.Account;
import org.openhab.binding.aliyuniot.benchmarks.load.EchoClient;
import org.openhab.binding.aliyuniot.benchmarks.load.EchoClients;

/**
 * Paho's asynchronous client with its default settings. Only its files are replaced by memory: the others have none
 * either, and a disk is not what is measured.
 */
public final class PahoClients implements EchoClients {
    private static final int QOS = 1;

    private final String broker;

    public PahoClients(int port) {
        broker = "tcp://127.0.0.1:" + port;
    }

    @Override
    public EchoClient create(Account account, Consumer<byte[]> receiver) {
        try {
            return new Client(account, receiver);
        } catch (MqttException e) {
            throw new IllegalStateException("Paho makes no client", e);
        }
    }

    private interface Action {
        void start(IMqttActionListener outcome) throws MqttException;
    }

    private static CompletableFuture<?> outcomeOf(Action action) {
        CompletableFuture<String> outcome = new CompletableFuture<>();
        try {
            action.start(new Outcome(outcome));
        } catch (MqttException e) {
            outcome.completeExceptionally(e);
        }
        return outcome;
    }

    @NonNullByDefault({})
    private record Outcome(CompletableFuture<String> outcome) implements IMqttActionListener {
        @Override
        public void onSuccess(@Nullable IMqttToken token) {
            outcome.complete("done");
        }

        @Override
        public void onFailure(@Nullable IMqttToken token, Throwable failure) {
            outcome.completeExceptionally(failure);
        }
    }

    private final class Client implements EchoClient {
        private final Account account;
        private final Consumer<byte[]> receiver;
        private final MqttAsyncClient client;

        Client(Account account, Consumer<byte[]> receiver) throws MqttException {
            this.account = account;
            this.receiver = receiver;
            this.client = new MqttAsyncClient(broker, account.credentials().clientId(), new MemoryPersistence());
        }

        @Override
        public CompletionStage<?> connect() {
            MqttConnectOptions options = new MqttConnectOptions();
            options.setUserName(account.credentials().userName());
            options.setPassword(account.credentials().password().toCharArray());
            return outcomeOf(outcome -> client.connect(options, null, outcome))
                    .thenCompose(connected -> outcomeOf(outcome -> client.subscribe(
                            account.downlink(),
                            QOS,
                            null,
                            outcome,
                            (from, message) -> receiver.accept(message.getPayload()))));
        }

        @Override
        public CompletionStage<?> publish(byte[] payload) {
            return outcomeOf(outcome -> client.publish(account.uplink(), payload, QOS, false, null, outcome));
        }

        @Override
        public CompletionStage<?> close() {
            return outcomeOf(outcome -> client.disconnect(1000, null, outcome));
        }
    }
}
