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
package org.openhab.binding.aliyuniot.link.registration;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.endpoint.Endpoint;
import org.openhab.binding.aliyuniot.link.endpoint.Protocol;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.gateway.House;
import org.openhab.binding.aliyuniot.link.gateway.LateFactory;
import org.openhab.binding.aliyuniot.link.gateway.session.SubDevice;
import org.openhab.binding.aliyuniot.link.identity.ClientIdKey;
import org.openhab.binding.aliyuniot.link.identity.ConnectCredentials;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;
import org.openhab.binding.aliyuniot.link.identity.ProductSecret;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.session.ReconnectPolicy;
import org.openhab.binding.aliyuniot.link.session.SessionListener;
import org.openhab.binding.aliyuniot.link.session.SessionSettings;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.TransportCapabilities;
import org.openhab.binding.aliyuniot.link.transport.TransportFactory;
import org.openhab.binding.aliyuniot.link.transport.TransportListener;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttSettings;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttTransportFactory;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttVersion;

/**
 * A process that brings devices online one after the other, the newest last, with nothing but their product's secret or
 * their gateway. It writes a line when a registration was answered, before anything is done with the answer.
 */
@NonNullByDefault({})
final class RegisteringProcess {
    static final String SECRET = "0123456789abcdef0123456789abcdef";
    static final ProductSecret PRODUCT_SECRET = new ProductSecret("prodSecret000001");
    private static final DeviceIdentity HOME = DeviceIdentity.of("a1Abc123Def", "home");
    private static final Duration PAUSE = Duration.ofMillis(20);

    /** How a device is given what it logs in with. */
    enum Way {
        HTTPS,
        MQTT,
        MQTT_NEW,
        GATEWAY,
        GATEWAY_WITH_PRODUCT_SECRET;

        boolean isBelowAGateway() {
            return this == GATEWAY || this == GATEWAY_WITH_PRODUCT_SECRET;
        }

        /** A gateway asks four times a second only. */
        int devicesAProcess() {
            return isBelowAGateway() ? 2 : 4;
        }

        String product() {
            return isBelowAGateway() ? "a2SubPk0001" : "a1Abc123Def";
        }

        DeviceIdentity device(int number) {
            return DeviceIdentity.of(product(), "device" + number);
        }
    }

    private final Way way;
    private final Path folder;
    private final Endpoint endpoint;
    private final int https;
    private final TrustAnchors trust;

    private RegisteringProcess(String... arguments) throws Exception {
        way = Way.valueOf(arguments[0]);
        folder = Path.of(arguments[1]);
        endpoint = new Endpoint("localhost", Integer.parseInt(arguments[2]), Protocol.TLS);
        https = Integer.parseInt(arguments[3]);
        trust = TrustAnchors.ofFile(Path.of(arguments[4]));
    }

    /**
     * Way, folder, ports of TLS and HTTPS, file of the CA, number of the first device, number after the last.
     */
    public static void main(String[] arguments) throws Exception {
        RegisteringProcess process = new RegisteringProcess(arguments);
        int first = Integer.parseInt(arguments[5]);
        int end = Integer.parseInt(arguments[6]);
        if (process.way.isBelowAGateway()) {
            process.connectSubDevices(first, end);
        } else {
            process.connectDevices(first, end);
        }
    }

    private static void answered() {
        System.out.println("answered");
        System.out.flush();
    }

    private MqttSettings settings(ConnectCredentials credentials) {
        return new MqttSettings(endpoint, trust, credentials, Duration.ofSeconds(60), true, MqttVersion.V3_1_1);
    }

    private static ConnectCredentials credentials(DeviceIdentity identity, LearntSecret learnt) {
        return learnt instanceof LearntSecret.OfClient client
                ? client.credentials(identity, false)
                : ConnectCredentials.of(identity, ((LearntSecret.OfDevice) learnt).secret())
                        .with(ClientIdKey.SECURE_MODE, "2")
                        .build();
    }

    private static void closeOnceOnline(DeviceSession session, Future<?> online) throws Exception {
        online.get();
        session.close().toCompletableFuture().get();
    }

    private void connectDevices(int first, int end) throws Exception {
        LearntSecrets secrets = LearntSecrets.open(folder.resolve("secrets.json"));
        try (LinkRuntime runtime = new LinkRuntime("victim")) {
            Registration registration = switch (way) {
                case HTTPS -> new HttpsRegistration(runtime, "localhost", https, trust, null);
                case MQTT -> new MqttRegistration(runtime, endpoint, trust, MqttRegistration.Kind.REGISTER, null);
                default -> new MqttRegistration(runtime, endpoint, trust, MqttRegistration.Kind.REGNWL, null);
            };
            for (int i = first; i < end; i++) {
                DeviceIdentity identity = way.device(i);
                Arrival arrival = new Arrival();
                DeviceSession session = new DeviceSession(
                        runtime,
                        identity,
                        new RegisteringTransports(
                                runtime,
                                identity,
                                PRODUCT_SECRET,
                                (device, secret) -> registration
                                        .register(device, secret)
                                        .thenApply(learnt -> {
                                            answered();
                                            return learnt;
                                        }),
                                secrets,
                                TransportCapabilities.MQTT,
                                learnt -> new MqttTransportFactory(runtime, settings(credentials(identity, learnt)))),
                        SessionSettings.DEFAULT.withReconnect(new ReconnectPolicy(PAUSE, PAUSE, PAUSE, 10_000)),
                        arrival);
                session.start();
                closeOnceOnline(session, arrival.online);
            }
        }
    }

    private void connectSubDevices(int first, int end) throws Exception {
        LateFactory transports = new LateFactory();
        try (House house = new House(HOME, transports, folder, true)) {
            TransportFactory real = new MqttTransportFactory(
                    house.runtime,
                    settings(ConnectCredentials.of(HOME, new DeviceSecret(SECRET))
                            .with(ClientIdKey.SECURE_MODE, "2")
                            .with(ClientIdKey.EXTENSION, "3")
                            .with(ClientIdKey.AUTO_SUBSCRIBE, "1")
                            .build()));
            transports.real.complete((mailbox, listener) -> real.create(mailbox, new Answers(listener)));
            for (int i = first; i < end; i++) {
                House.Child child = house.child(
                        new SubDevice(way.device(i), null, way == Way.GATEWAY ? null : PRODUCT_SECRET, true));
                closeOnceOnline(child.session, child.online);
            }
        }
    }

    /** Hears when a session is online for the first time. */
    private static final class Arrival implements SessionListener {
        final CompletableFuture<Void> online = new CompletableFuture<>();

        @Override
        public void online() {
            online.complete(null);
        }

        @Override
        public void offline(LinkFailure reason, Duration delay) {}

        @Override
        public void subscriptionsRefused(Set<TopicFilter> filters) {}
    }

    /** Sees the answers to registrations before the gateway does. */
    private record Answers(TransportListener listener) implements TransportListener {
        @Override
        public void opened() {
            listener.opened();
        }

        @Override
        public void received(Message message, Runnable handled) {
            if (message.topic().value().endsWith("register_reply")) {
                answered();
            }
            listener.received(message, handled);
        }

        @Override
        public void closed(LinkFailure reason) {
            listener.closed(reason);
        }
    }
}
