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
package org.openhab.binding.aliyuniot.benchmarks.property;

import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.openhab.binding.aliyuniot.benchmarks.broker.Account;
import org.openhab.binding.aliyuniot.benchmarks.broker.BrokerKind;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;
import org.openhab.binding.aliyuniot.link.endpoint.Endpoint;
import org.openhab.binding.aliyuniot.link.endpoint.Protocol;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.property.report.PropertyReporter;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.session.SessionListener;
import org.openhab.binding.aliyuniot.link.session.SessionSettings;
import org.openhab.binding.aliyuniot.link.session.outgoing.UplinkRates;
import org.openhab.binding.aliyuniot.link.topic.Topic;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.Qos;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttSettings;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttTransportFactory;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttVersion;

/**
 * A device with properties, which it reports as the binding does, or as one would who publishes each update.
 */
public final class PropertyDevice implements SessionListener, AutoCloseable {
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(300);
    private static final int PATIENCE_SECONDS = 30;

    private final DeviceSession session;
    private final AlinkRequests requests;
    private final PropertyReporter reporter;
    private final Topic post;
    private final CompletableFuture<String> online = new CompletableFuture<>();

    /**
     * Connects it.
     *
     * @param rates what the session keeps to
     * @param window of the reporter
     */
    public PropertyDevice(LinkRuntime runtime, int port, int number, UplinkRates rates, Duration window)
            throws LinkFailure {
        Account account = Account.of(BrokerKind.EMULATOR, number);
        MqttSettings settings = new MqttSettings(
                new Endpoint("127.0.0.1", port, Protocol.TCP),
                TrustAnchors.ofRuntime(),
                account.credentials(),
                KEEP_ALIVE,
                true,
                MqttVersion.V3_1_1);
        session = new DeviceSession(
                runtime,
                account.identity(),
                new MqttTransportFactory(runtime, settings),
                SessionSettings.DEFAULT.withRates(rates),
                this);
        requests = new AlinkRequests(runtime, account.identity(), session);
        reporter = new PropertyReporter(
                runtime, account.identity(), session, requests, window, (identifiers, code, message) -> {});
        post = new Topic(
                "/sys/" + Account.PRODUCT_KEY + "/" + Account.deviceName(number) + "/thing/event/property/post");
        session.start();
    }

    public void awaitOnline() throws InterruptedException, ExecutionException, TimeoutException {
        online.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** As the binding does. */
    public void report(String identifier, int value) {
        reporter.report(identifier, new JsonPrimitive(value));
    }

    /** As one would without the reporter: one message an update. */
    public void publish(String identifier, int value) {
        String json = "{\"id\":\"" + value + "\",\"version\":\"1.0\",\"params\":{\"" + identifier + "\":" + value
                + "},\"method\":\"thing.event.property.post\"}";
        session.publish(new Message(post, json.getBytes(StandardCharsets.UTF_8), Qos.AT_LEAST_ONCE));
    }

    @Override
    public void online() {
        reporter.online();
        online.complete("online");
    }

    @Override
    public void offline(LinkFailure reason, Duration delay) {
        reporter.offline();
        online.completeExceptionally(reason);
    }

    @Override
    public void subscriptionsRefused(Set<TopicFilter> refused) {
        online.completeExceptionally(new IllegalStateException("The broker refused " + refused));
    }

    @Override
    public void close() {
        reporter.close();
        requests.close();
        session.close();
    }
}
