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
package org.openhab.binding.aliyuniot.internal.report;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.LocalizedText;
import org.openhab.binding.aliyuniot.internal.config.DeviceSettings;
import org.openhab.binding.aliyuniot.internal.config.IdentityQuestion;
import org.openhab.binding.aliyuniot.internal.config.TransportSettings;
import org.openhab.binding.aliyuniot.link.certificate.CertificateWatch;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.identity.DeviceIdentity;
import org.openhab.core.thing.ThingStatusDetail;

/**
 * Thing status of a failure of the link. No other class knows both vocabularies.
 *
 * @param detail {@code CONFIGURATION_ERROR} where only the user can help, {@code COMMUNICATION_ERROR} where waiting may,
 *     {@code BRIDGE_OFFLINE} of a sub-device whose gateway has no connection, {@code GONE} or {@code NONE} of one that
 *     the platform's owner has deleted or disabled
 * @param text key and arguments of a text that says what to do
 */
public record FailureStatus(ThingStatusDetail detail, String text) {
    /** The add-on itself has failed; the log says more. */
    public static final String FAULT = text("offline.fault");

    public static FailureStatus of(LinkFailure failure, DeviceSettings settings) {
        return of(
                failure,
                settings.transport(),
                settings.identity().toString(),
                settings.identity().productKey().toString(),
                settings.caFile());
    }

    /** Of a device that nobody knows yet by name. */
    public static FailureStatus of(LinkFailure failure, IdentityQuestion question) {
        return of(failure, question.transport(), "-", "-", question.caFile());
    }

    private static FailureStatus of(
            LinkFailure failure, TransportSettings transport, String device, String product, @Nullable Path caFile) {
        String address = transport.address();
        return switch (failure.reason()) {
            case CA_FILE -> user("config-status.error.ca-file", caFileLength(caFile), "-");
            case NO_PRE_SHARED_KEY -> user("offline.no-pre-shared-key", address);
            case TOPIC -> user("offline.topic");
            case PUBLISH_ONLY -> user("offline.publish-only");
            case NOT_LOCAL -> user("offline.not-local", transport.host());
            case SECRETS_FILE -> user("offline.secrets-file");
            case CERTIFICATE_FILE -> user("offline.certificate-file");
            case KEY_FILE -> user("offline.key-file");
            case KEY_EXPOSED -> user("offline.key-exposed");
            case KEY_PASSWORD -> user("offline.key-password");
            case KEY_MISMATCH -> user("offline.key-mismatch");
            case CERTIFICATE_EARLY -> user("offline.certificate-early");
            case CERTIFICATE_EXPIRED -> user("offline.certificate-expired");
            case CERTIFICATE_REFUSED -> user("offline.certificate-refused", address);
            case FOREIGN_HOST -> user("offline.foreign-host", address);
            case RENEWED -> waiting("offline.renewed");
            case OWN_SUB_DEVICE -> user("offline.own-sub-device", device);

            // The platform means the same by both return codes, 4 and 5.
            case NOT_AUTHORIZED, BAD_CREDENTIALS -> user("offline.not-authorized", device);
            case PRE_SHARED_KEY -> user("offline.pre-shared-key", address, device);
            case CLIENT_ID_REJECTED -> user("offline.client-id-rejected", device);
            case LEARNT_SECRET -> user("offline.learnt-secret", device);
            case REGISTRATION_OFF -> user("offline.registration-off", product);
            case ALREADY_ACTIVATED -> user("offline.already-activated", device);
            case PRODUCT_SECRET -> user("offline.product-secret", product);
            case UNKNOWN_PRODUCT -> user("offline.unknown-product", product);
            case UNKNOWN_DEVICE -> user("offline.unknown-device", device);
            case OTHER_GATEWAY -> user("offline.other-gateway", device);
            case NOT_IN_TOPOLOGY -> user("offline.not-in-topology", device);
            case SHUT_OUT -> new FailureStatus(ThingStatusDetail.NONE, text("offline.shut-out", device));
            case DEVICE_DELETED -> new FailureStatus(ThingStatusDetail.GONE, text("offline.device-deleted", device));
            case DEVICE_DISABLED -> new FailureStatus(ThingStatusDetail.NONE, text("offline.device-disabled", device));

            case UNKNOWN_HOST -> waiting("offline.unknown-host", transport.host());
            case CONNECTION_REFUSED -> waiting("offline.connection-refused", address);
            case TIMEOUT -> waiting(transport.receives() ? "offline.timeout" : "offline.no-answer", address);
            case CERTIFICATE_UNTRUSTED -> user("offline.certificate-untrusted", address);
            case CERTIFICATE_HOST -> user("offline.certificate-host", address);
            case TLS -> waiting("offline.tls", address);
            case KICKED -> user("offline.kicked", device);
            case GATEWAY_OFFLINE -> gatewayOffline();
            case LOGGED_IN_ELSEWHERE -> waiting("offline.logged-in-elsewhere", device);
            case LOGIN_FORGOTTEN -> waiting("offline.login-forgotten", device);
            case CLOSED_WITHOUT_ANSWER -> closedWithoutAnswer(transport);
            // Over CoAP and HTTPS there is no connection that another device could take.
            case CONNECTION_LOST, NOT_CONNECTED, CLOSED ->
                transport.receives() ? waiting("offline.connection-lost", address) : closedWithoutAnswer(transport);

            case VERSION_REFUSED -> user("offline.version-refused", address);
            case SERVER_UNAVAILABLE -> waiting("offline.server-unavailable", address);
            case NO_WEBSOCKET -> waiting("offline.no-websocket", address);
            case PROXY_LOGIN -> waiting("offline.proxy-login", address);
            case MALFORMED_PACKET -> waiting("offline.malformed-packet", address, transport.protocol());
            case SUBSCRIPTION_REFUSED -> user("offline.subscription-refused", device);
            case PUBLICATION_REFUSED -> user("offline.publication-refused", device);
            case REQUEST_REFUSED -> waiting("offline.request-refused", device);

            case PAYLOAD_TOO_LARGE, QUEUE_FULL, TOO_OLD, OPEN_REQUESTS, TOO_MANY_REQUESTS -> waiting("offline.quota");
            case TOO_MANY_SUB_DEVICES -> user("offline.too-many-sub-devices");
        };
    }

    /** What is shown of a sub-device whose gateway is not connected. */
    public static FailureStatus gatewayOffline() {
        return new FailureStatus(ThingStatusDetail.BRIDGE_OFFLINE, text("offline.gateway-offline"));
    }

    /** What is shown of a sub-device that another thing is already. */
    public static FailureStatus anotherThing(DeviceIdentity device) {
        return user("offline.sub-device-twice", device.toString());
    }

    /** What is shown with the status of an online device, some of whose subscriptions the platform refuses. */
    public static String refusedText(List<String> topics) {
        return LocalizedText.of("online.subscription-refused", List.of(String.join(" ", topics)));
    }

    /** What is shown with the status of an online device of its certificate; {@code null} if nothing is. */
    public static @Nullable String ofCertificate(CertificateWatch.State state) {
        Instant until = state.until();
        if (state.trouble() != null) {
            return text("online.certificate-trouble");
        }
        return until == null
                ? null
                : text(
                        "online.certificate-ends",
                        LocalDate.ofInstant(until, ZoneId.systemDefault()).toString());
    }

    private static FailureStatus closedWithoutAnswer(TransportSettings transport) {
        return waiting("offline.closed-without-answer", transport.address(), transport.protocol());
    }

    /** The path is not shown, as it may be something else that was pasted there. */
    private static String caFileLength(@Nullable Path file) {
        return Integer.toString(file == null ? 0 : file.toString().length());
    }

    private static FailureStatus user(String key, String... arguments) {
        return new FailureStatus(ThingStatusDetail.CONFIGURATION_ERROR, text(key, arguments));
    }

    private static FailureStatus waiting(String key, String... arguments) {
        return new FailureStatus(ThingStatusDetail.COMMUNICATION_ERROR, text(key, arguments));
    }

    private static String text(String key, String... arguments) {
        return LocalizedText.of(key, List.of(arguments));
    }
}
