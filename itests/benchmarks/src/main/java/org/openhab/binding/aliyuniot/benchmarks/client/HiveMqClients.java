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

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.openhab.binding.aliyuniot.benchmarks.broker.Account;
import org.openhab.binding.aliyuniot.benchmarks.load.EchoClient;
import org.openhab.binding.aliyuniot.benchmarks.load.EchoClients;

/**
 * HiveMQ's client with its default settings.
 */
public final class HiveMqClients implements EchoClients {
    private final int port;

    public HiveMqClients(int port) {
        this.port = port;
    }

    @Override
    public EchoClient create(Account account, Consumer<byte[]> receiver) {
        return new Client(account, receiver);
    }

    private final class Client implements EchoClient {
        private final Account account;
        private final Consumer<byte[]> receiver;
        private final Mqtt3AsyncClient client;

        Client(Account account, Consumer<byte[]> receiver) {
            this.account = account;
            this.receiver = receiver;
            this.client = MqttClient.builder()
                    .useMqttVersion3()
                    .identifier(account.credentials().clientId())
                    .serverHost("127.0.0.1")
                    .serverPort(port)
                    .simpleAuth()
                    .username(account.credentials().userName())
                    .password(account.credentials().password().getBytes(StandardCharsets.UTF_8))
                    .applySimpleAuth()
                    .buildAsync();
        }

        @Override
        public CompletionStage<?> connect() {
            return client.connect()
                    .thenCompose(connected -> client.subscribeWith()
                            .topicFilter(account.downlink())
                            .qos(MqttQos.AT_LEAST_ONCE)
                            .callback(message -> receiver.accept(message.getPayloadAsBytes()))
                            .send());
        }

        @Override
        public CompletionStage<?> publish(byte[] payload) {
            return client.publishWith()
                    .topic(account.uplink())
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .payload(payload)
                    .send();
        }

        @Override
        public CompletionStage<?> close() {
            return client.disconnect();
        }
    }
}
