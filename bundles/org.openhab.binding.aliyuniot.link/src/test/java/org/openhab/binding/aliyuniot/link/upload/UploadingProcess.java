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
package org.openhab.binding.aliyuniot.link.upload;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openhab.binding.aliyuniot.link.EmulatedDevice;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.alink.AlinkRequests;
import org.openhab.binding.aliyuniot.link.endpoint.Endpoint;
import org.openhab.binding.aliyuniot.link.endpoint.Protocol;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.identity.ClientIdKey;
import org.openhab.binding.aliyuniot.link.identity.ConnectCredentials;
import org.openhab.binding.aliyuniot.link.identity.DeviceSecret;
import org.openhab.binding.aliyuniot.link.session.DeviceSession;
import org.openhab.binding.aliyuniot.link.session.SessionListener;
import org.openhab.binding.aliyuniot.link.session.SessionSettings;
import org.openhab.binding.aliyuniot.link.topic.TopicFilter;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttSettings;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttTransportFactory;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttVersion;

/** A process that uploads one file, and knows nothing of an earlier one. */
public final class UploadingProcess {
    private UploadingProcess() {}

    /**
     * @param args port of the emulator, secret, file, name
     */
    public static void main(String[] args) throws Exception {
        ConnectCredentials credentials = ConnectCredentials.of(EmulatedDevice.IDENTITY, new DeviceSecret(args[1]))
                .with(ClientIdKey.SECURE_MODE, "3")
                .build();
        MqttSettings settings = new MqttSettings(
                new Endpoint("localhost", Integer.parseInt(args[0]), Protocol.TCP),
                TrustAnchors.ofRuntime(),
                credentials,
                Duration.ofSeconds(60),
                true,
                MqttVersion.V3_1_1);
        FileUploads[] uploads = new FileUploads[1];
        try (LinkRuntime runtime = new LinkRuntime("uploading")) {
            DeviceSession session = new DeviceSession(
                    runtime,
                    EmulatedDevice.IDENTITY,
                    new MqttTransportFactory(runtime, settings),
                    SessionSettings.DEFAULT,
                    new SessionListener() {
                        @Override
                        public void online() {
                            uploads[0].online();
                        }

                        @Override
                        public void offline(LinkFailure reason, Duration delay) {}

                        @Override
                        public void subscriptionsRefused(Set<TopicFilter> refused) {}
                    });
            AlinkRequests requests = new AlinkRequests(runtime, EmulatedDevice.IDENTITY, session);
            UploadBounds bounds = new UploadBounds(
                    2048, Duration.ofSeconds(5), 5, Duration.ofMillis(40), 200_000, Duration.ofHours(1), 1);
            uploads[0] = new FileUploads(runtime, requests, bounds);
            session.start();
            uploads[0]
                    .start(new UploadName(args[3]), UploadFile.open(Path.of(args[2])), ConflictStrategy.OVERWRITE)
                    .end()
                    .toCompletableFuture()
                    .get(60, TimeUnit.SECONDS);
            session.close();
        }
    }
}
