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
package org.openhab.binding.aliyuniot.link.failure;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.text.ForeignText;

/**
 * Something that did not work on the way to the platform. The reason tells what went wrong, its family who can help; each
 * family has a subclass, so that signatures can say which one to expect. The message is a full sentence in English for
 * logs and never carries a secret.
 */
public abstract sealed class LinkFailure extends Exception
        permits AuthenticationFailure, ConfigurationFailure, NetworkFailure, ProtocolFailure, QuotaFailure {
    private static final long serialVersionUID = 1L;
    private static final int MAX_LENGTH = 1000;

    private final Reason reason;

    /**
     * @throws IllegalArgumentException if the reason is of another family
     */
    LinkFailure(Family family, Reason reason, String message, @Nullable Throwable cause) {
        super(ForeignText.line(message, MAX_LENGTH), cause);
        if (reason.family != family) {
            throw new IllegalArgumentException(reason + " is a reason of " + reason.family + ", not of " + family);
        }
        this.reason = reason;
    }

    /** What went wrong. */
    public final Reason reason() {
        return reason;
    }

    /** What a stage failed with, taken out of what {@link CompletableFuture} and the like wrap around it. */
    public static Throwable causeOf(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException || cause instanceof ExecutionException) {
            Throwable inner = cause.getCause();
            if (inner == null) {
                return cause;
            }
            cause = inner;
        }
        return cause;
    }

    /** Whether a message that failed so is worth another try with the next connection. */
    public static boolean isWorthARepeat(@Nullable Throwable failure) {
        return failure != null
                && causeOf(failure) instanceof LinkFailure known
                && known.reason.family == Family.NETWORK
                && known.reason != Reason.CLOSED;
    }

    /** Whether the platform will never take a message that failed so, though it takes others. */
    public static boolean isForGood(Throwable failure) {
        return failure instanceof LinkFailure known
                && (known.reason.family == Family.CONFIGURATION
                        || known.reason == Reason.PUBLICATION_REFUSED
                        || known.reason == Reason.PAYLOAD_TOO_LARGE);
    }

    /** Who can help. */
    public enum Family {
        /** The user, with another setting. */
        CONFIGURATION,
        /** The user, with other credentials or a change in the console. */
        AUTHENTICATION,
        /** Nobody but time: the line is down. */
        NETWORK,
        /** The other side, which does not speak the protocol as agreed. */
        PROTOCOL,
        /** Patience, or less traffic: a limit of the platform or of this stack is reached. */
        QUOTA
    }

    /** What went wrong. */
    public enum Reason {
        /** The file of own certificate authorities cannot be read or holds no certificate. */
        CA_FILE(Family.CONFIGURATION),
        /** The server speaks no TLS or DTLS with pre-shared keys, or none that is strong enough. */
        NO_PRE_SHARED_KEY(Family.CONFIGURATION),
        /** The topic is not one of the device's own, or breaks a rule of the platform. */
        TOPIC(Family.CONFIGURATION),
        /** The device reports over a protocol by which the platform sends nothing. */
        PUBLISH_ONLY(Family.CONFIGURATION),
        /** What is sent in the clear would leave the local network. */
        NOT_LOCAL(Family.CONFIGURATION),
        /** The file of learnt secrets cannot be written, so that none is learnt. */
        SECRETS_FILE(Family.CONFIGURATION),
        /** The file of the device's certificate cannot be read or holds none. */
        CERTIFICATE_FILE(Family.CONFIGURATION),
        /** The file of the device's private key cannot be read or holds none. */
        KEY_FILE(Family.CONFIGURATION),
        /** Others than its owner may read the file of the private key. */
        KEY_EXPOSED(Family.CONFIGURATION),
        /** The password of the private key is missing or another one. */
        KEY_PASSWORD(Family.CONFIGURATION),
        /** The private key is of another certificate. */
        KEY_MISMATCH(Family.CONFIGURATION),
        /** The device's certificate is not valid yet. */
        CERTIFICATE_EARLY(Family.CONFIGURATION),
        /** The device's certificate is valid no more. */
        CERTIFICATE_EXPIRED(Family.CONFIGURATION),
        /** 6402: a gateway cannot be its own sub-device. */
        OWN_SUB_DEVICE(Family.CONFIGURATION),

        /** CONNACK 2: client id malformed, or an option in it not allowed for this device or connection. */
        CLIENT_ID_REJECTED(Family.AUTHENTICATION),
        /** CONNACK 4: user name or password malformed; very likely also a wrong signature or an unknown device. */
        BAD_CREDENTIALS(Family.AUTHENTICATION),
        /** CONNACK 5: device disabled or deleted; by the documentation also a wrong signature or an unknown device. */
        NOT_AUTHORIZED(Family.AUTHENTICATION),
        /** What the platform has given the device before is refused, and the platform gives nothing else. */
        LEARNT_SECRET(Family.AUTHENTICATION),
        /** The server knows another pre-shared key, so another device secret, or does not know the device. */
        PRE_SHARED_KEY(Family.AUTHENTICATION),
        /** The platform does not accept the device's certificate, or wants one. */
        CERTIFICATE_REFUSED(Family.AUTHENTICATION),
        /** 6288: dynamic registration is switched off for the product. */
        REGISTRATION_OFF(Family.AUTHENTICATION),
        /** 6289: the device has logged in with its secret before, and the platform tells that only once. */
        ALREADY_ACTIVATED(Family.AUTHENTICATION),
        /** 6600: the product secret is another one. */
        PRODUCT_SECRET(Family.AUTHENTICATION),
        /** 6250, 5005, 5244: there is no such product in this instance. */
        UNKNOWN_PRODUCT(Family.AUTHENTICATION),
        /** 6100, 5001, 6200: there is no such device. */
        UNKNOWN_DEVICE(Family.AUTHENTICATION),
        /** 6619: the sub-device belongs to another gateway. */
        OTHER_GATEWAY(Family.AUTHENTICATION),
        /** 6401: the sub-device does not belong to the gateway. */
        NOT_IN_TOPOLOGY(Family.AUTHENTICATION),
        /** CONNACK 5 after logins that were accepted: the device was disabled or deleted, and nobody has said which. */
        SHUT_OUT(Family.AUTHENTICATION),
        /** 521, or told: the device was deleted. */
        DEVICE_DELETED(Family.AUTHENTICATION),
        /** 522, 6204, or told: the device is disabled. */
        DEVICE_DISABLED(Family.AUTHENTICATION),

        /** The name of the host is not known. */
        UNKNOWN_HOST(Family.NETWORK),
        /** Nobody listens at the address. */
        CONNECTION_REFUSED(Family.NETWORK),
        /** No answer within the bounded time. */
        TIMEOUT(Family.NETWORK),
        /** The server's certificate does not lead to a trusted authority. */
        CERTIFICATE_UNTRUSTED(Family.NETWORK),
        /** The server's certificate is made out for another host. */
        CERTIFICATE_HOST(Family.NETWORK),
        /** The TLS handshake failed for another reason. */
        TLS(Family.NETWORK),
        /** The other side closed the connection before it answered the login. */
        CLOSED_WITHOUT_ANSWER(Family.NETWORK),
        /** The connection was open; the other side closed or broke it. */
        CONNECTION_LOST(Family.NETWORK),
        /** Another client with the same identity ends our connection again and again. */
        KICKED(Family.NETWORK),
        /** There is no connection at the moment. */
        NOT_CONNECTED(Family.NETWORK),
        /** The gateway of a sub-device is not connected. */
        GATEWAY_OFFLINE(Family.NETWORK),
        /** 427: the sub-device has logged in through another gateway or directly. */
        LOGGED_IN_ELSEWHERE(Family.NETWORK),
        /** 520: the platform knows nothing of the sub-device's login any more. */
        LOGIN_FORGOTTEN(Family.NETWORK),
        /** Closed on this side, to connect anew with another certificate or elsewhere. */
        RENEWED(Family.NETWORK),
        /** Closed by the owner on this side. */
        CLOSED(Family.NETWORK),

        /** CONNACK 1. */
        VERSION_REFUSED(Family.PROTOCOL),
        /** CONNACK 3, or the HTTP status of a server in trouble. */
        SERVER_UNAVAILABLE(Family.PROTOCOL),
        /** An HTTP server that opens no WebSocket. */
        NO_WEBSOCKET(Family.PROTOCOL),
        /** Whoever was asked where the platform is names a host that nobody may be sent to. */
        FOREIGN_HOST(Family.PROTOCOL),
        /** A proxy in between wants a login (HTTP 407 and 511). */
        PROXY_LOGIN(Family.PROTOCOL),
        /** A packet that breaks the protocol or its size limits. */
        MALFORMED_PACKET(Family.PROTOCOL),
        /** The platform refused a subscription. */
        SUBSCRIPTION_REFUSED(Family.PROTOCOL),
        /** The platform refused a message, and would refuse it again. */
        PUBLICATION_REFUSED(Family.PROTOCOL),
        /** The platform does not understand a request, or gives a code that nobody has documented. */
        REQUEST_REFUSED(Family.PROTOCOL),

        /** More than a message may carry: 256 KB over MQTT, 128 KB over HTTPS, 1 KB over CoAP. */
        PAYLOAD_TOO_LARGE(Family.QUOTA),
        /** The queue for times without a connection is full. */
        QUEUE_FULL(Family.QUOTA),
        /** The message has waited longer than it may. */
        TOO_OLD(Family.QUOTA),
        /** Too many requests wait for the platform's reply. */
        OPEN_REQUESTS(Family.QUOTA),
        /** The platform says that the device asks too often. */
        TOO_MANY_REQUESTS(Family.QUOTA),
        /** 6400, 428: the gateway has as many sub-devices as it may. */
        TOO_MANY_SUB_DEVICES(Family.QUOTA);

        private final Family family;

        Reason(Family family) {
            this.family = family;
        }

        /** Who can help. */
        public Family family() {
            return family;
        }
    }
}
