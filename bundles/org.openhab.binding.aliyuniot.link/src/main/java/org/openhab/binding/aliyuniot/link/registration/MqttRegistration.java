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

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.alink.AlinkJson;
import org.openhab.binding.aliyuniot.link.endpoint.Endpoint;
import org.openhab.binding.aliyuniot.link.endpoint.InstanceId;
import org.openhab.binding.aliyuniot.link.endpoint.TrustAnchors;
import org.openhab.binding.aliyuniot.link.failure.AuthenticationFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;
import org.openhab.binding.aliyuniot.link.failure.ProtocolFailure;
import org.openhab.binding.aliyuniot.link.identity.ClientIdKey;
import org.openhab.binding.aliyuniot.link.identity.ConnectCredentials;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.binding.aliyuniot.link.identity.ProductSecret;
import org.openhab.binding.aliyuniot.link.identity.SignMethod;
import org.openhab.binding.aliyuniot.link.transport.FirstMessage;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttSettings;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttTransportFactory;
import org.openhab.binding.aliyuniot.link.transport.mqtt.MqttVersion;

/**
 * Registers over MQTT in TLS (chapter "MQTT dynamic registration"): a login that is signed with the product secret, after
 * which the platform sends one message that nobody has subscribed, down, on {@code /ext/register} or {@code /ext/regnwl}.
 */
public final class MqttRegistration implements Registration {
    /** The platform closes such a connection after 15 seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final LinkRuntime runtime;
    private final Endpoint endpoint;
    private final TrustAnchors trustAnchors;
    private final Kind kind;
    private final @Nullable InstanceId instanceId;
    private final Duration patience;

    /** Who may register. */
    public enum Kind {
        /** Devices whose names are in the console already; they are given a device secret. */
        REGISTER("register"),
        /** Any device of the product; it is given a token for a client of its own. Enterprise instances only. */
        REGNWL("regnwl");

        private final String wireName;

        Kind(String wireName) {
            this.wireName = wireName;
        }

        private String topic() {
            return "/ext/" + wireName;
        }
    }

    /**
     * @param instanceId of an enterprise instance, else null
     * @throws IllegalArgumentException if the endpoint's protocol is not encrypted, as a secret comes over it
     */
    public MqttRegistration(
            LinkRuntime runtime,
            Endpoint endpoint,
            TrustAnchors trustAnchors,
            Kind kind,
            @Nullable InstanceId instanceId) {
        this(runtime, endpoint, trustAnchors, kind, instanceId, PATIENCE);
    }

    /**
     * @param patience how long the message is waited for after the login
     */
    MqttRegistration(
            LinkRuntime runtime,
            Endpoint endpoint,
            TrustAnchors trustAnchors,
            Kind kind,
            @Nullable InstanceId instanceId,
            Duration patience) {
        if (!endpoint.protocol().showsCertificate()) {
            throw new IllegalArgumentException(
                    "A device registers over TLS or WSS, as its secret comes over the line, but the protocol is "
                            + endpoint.protocol());
        }
        this.runtime = runtime;
        this.endpoint = endpoint;
        this.trustAnchors = trustAnchors;
        this.kind = kind;
        this.instanceId = instanceId;
        this.patience = patience;
    }

    @Override
    public CompletionStage<LearntSecret> register(DeviceIdentity identity, ProductSecret secret) {
        MqttSettings settings = new MqttSettings(
                endpoint,
                trustAnchors,
                credentials(kind, identity, secret, RegistrationAnswer.random(), instanceId),
                MqttSettings.MIN_KEEP_ALIVE,
                true,
                MqttVersion.V3_1_1);
        return FirstMessage.ask(runtime, new MqttTransportFactory(runtime, settings), kind.topic(), patience)
                .handle((message, failure) -> {
                    try {
                        if (message == null) {
                            throw refusal(identity, LinkFailure.causeOf(Objects.requireNonNull(failure)));
                        }
                        return RegistrationAnswer.of(AlinkJson.object(message.payload()), identity);
                    } catch (LinkFailure e) {
                        throw new CompletionException(e);
                    }
                });
    }

    /** What a registration logs in with. */
    static ConnectCredentials credentials(
            Kind kind, DeviceIdentity identity, ProductSecret secret, String random, @Nullable InstanceId instanceId) {
        SignMethod method = SignMethod.HMACSHA256;
        List<String> tail = List.of(
                ClientIdKey.RANDOM.wireName() + "=" + random,
                ClientIdKey.AUTH_TYPE.wireName() + "=" + kind.wireName,
                ClientIdKey.SECURE_MODE.wireName() + "=2",
                ClientIdKey.SIGN_METHOD.wireName() + "=" + method.wireName());
        String instance = instanceId == null ? "" : "," + ClientIdKey.INSTANCE_ID.wireName() + "=" + instanceId.value();
        // Name before product, as the official SDKs have it.
        String clientId = identity.deviceName() + "." + identity.productKey();
        return new ConnectCredentials(
                clientId + "|" + String.join(",", tail) + instance + "|",
                identity.deviceName() + "&" + identity.productKey(),
                secret.sign(method, identity, random));
    }

    /** The platform has two return codes for everything that it refuses. */
    private static LinkFailure refusal(DeviceIdentity identity, Throwable cause) {
        if (!(cause instanceof LinkFailure reason)) {
            return new NetworkFailure(
                    LinkFailure.Reason.CONNECTION_LOST, "The registration of " + identity + " broke off", cause);
        }
        if (reason.reason() == LinkFailure.Reason.BAD_CREDENTIALS
                || reason.reason() == LinkFailure.Reason.NOT_AUTHORIZED) {
            return new AuthenticationFailure(
                    LinkFailure.Reason.PRODUCT_SECRET,
                    "The platform refuses the registration of " + identity
                            + ": compare product key, device name and product secret with the console, and see that"
                            + " dynamic registration is on and the device was not activated before");
        }
        // Before the login such an end has another reason.
        return reason.reason() == LinkFailure.Reason.CONNECTION_LOST
                ? new ProtocolFailure(
                        LinkFailure.Reason.REQUEST_REFUSED,
                        "The platform closed the connection before it gave " + identity
                                + " anything to log in with: see that dynamic registration is on and the device was"
                                + " not activated before",
                        reason)
                : reason;
    }
}
