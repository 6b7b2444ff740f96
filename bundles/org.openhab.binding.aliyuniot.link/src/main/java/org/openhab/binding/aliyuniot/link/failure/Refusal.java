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

import org.openhab.binding.aliyuniot.link.failure.LinkFailure.Reason;
import org.openhab.binding.aliyuniot.link.text.ForeignText;

/**
 * The platform's codes for what it refuses a gateway, a sub-device, or a device that registers: each with what it means
 * and what helps (chapter "Error codes for devices").
 */
public enum Refusal {
    BAD_REQUEST(400, Reason.REQUEST_REFUSED, "it cannot read the request; please report it"),
    BAD_PARAMETER(460, Reason.REQUEST_REFUSED, "it cannot read a parameter; check product key and device name"),
    TOO_OFTEN(429, Reason.TOO_MANY_REQUESTS, "it is asked too often; wait a minute"),
    SERVER_ERROR(500, Reason.SERVER_UNAVAILABLE, "it is in trouble; try again later"),
    SYSTEM_ERROR(6760, Reason.SERVER_UNAVAILABLE, "it is in trouble; try again later"),

    BAD_SIGNATURE(401, Reason.BAD_CREDENTIALS, "the signature is wrong; compare the device secret with the console"),
    BAD_SUB_DEVICE_SECRET(
            6287, Reason.BAD_CREDENTIALS, "the signature is wrong; compare the device secret with the console"),
    BAD_PRODUCT_SECRET(
            6600, Reason.PRODUCT_SECRET, "the signature is wrong; compare the product secret with the console"),
    BAD_SIGN_METHOD(6292, Reason.REQUEST_REFUSED, "it does not know the way of signing; choose another one"),

    REGISTRATION_OFF(
            6288,
            Reason.REGISTRATION_OFF,
            "dynamic registration is off for the product; switch it on in the console, or give the device secret"),
    ALREADY_ACTIVATED(
            6289,
            Reason.ALREADY_ACTIVATED,
            "the device has logged in before, and its secret is told only once; give the device secret, or reset the"
                    + " device in the console"),
    NO_PRODUCT(5005, Reason.UNKNOWN_PRODUCT, "it does not find the product; compare product key and instance"),
    NO_SUCH_PRODUCT(6250, Reason.UNKNOWN_PRODUCT, "there is no such product; compare product key and instance"),
    NO_LORA_PRODUCT(
            5244, Reason.UNKNOWN_PRODUCT, "it does not find the LoRaWAN product; compare product key and instance"),
    NO_DEVICE(6100, Reason.UNKNOWN_DEVICE, "there is no such device; add it to its product in the console"),
    NO_DEVICE_OF_NAME(
            5001, Reason.UNKNOWN_DEVICE, "it does not find the device; compare product key, device name and region"),
    NO_VALID_DEVICE(
            6200,
            Reason.UNKNOWN_DEVICE,
            "it cannot use the device; see in the console that it is there, enabled, and in this region"),
    BAD_TOPIC(6203, Reason.REQUEST_REFUSED, "it cannot read the topic; check product key and device name"),
    DISABLED(6204, Reason.DEVICE_DISABLED, "the device is disabled; enable it in the console"),
    BAD_SUB_DEVICE_NAME(6280, Reason.REQUEST_REFUSED, "the name of the sub-device breaks its rules; correct it"),

    TOO_MANY_SUB_DEVICES(
            6400,
            Reason.TOO_MANY_SUB_DEVICES,
            "the gateway has as many sub-devices as it may; remove some, or take another gateway"),
    TOO_MANY_ONLINE(
            428,
            Reason.TOO_MANY_SUB_DEVICES,
            "as many sub-devices as may be are logged in through the gateway; remove some, or take another gateway"),
    NO_RELATION(
            6401, Reason.NOT_IN_TOPOLOGY, "the sub-device does not belong to the gateway; add it there in the console"),
    OWN_SUB_DEVICE(6402, Reason.OWN_SUB_DEVICE, "a gateway cannot be its own sub-device; give the sub-device's names"),
    OTHER_GATEWAY(
            6619,
            Reason.OTHER_GATEWAY,
            "the sub-device belongs to another gateway; remove it there, or give the product secret"),

    ELSEWHERE(
            427,
            Reason.LOGGED_IN_ELSEWHERE,
            "the sub-device has logged in elsewhere; let only one use its device name"),
    DUPLICATE_LOGIN(527, Reason.LOGGED_IN_ELSEWHERE, "the device is logged in already; let only one use its name"),
    NO_SESSION(520, Reason.LOGIN_FORGOTTEN, "it knows of no login of the sub-device; that logs in again"),
    DELETED(521, Reason.DEVICE_DELETED, "the sub-device was deleted; remove it here, or add it again in the console"),
    SESSION_DISABLED(522, Reason.DEVICE_DISABLED, "the sub-device is disabled; enable it in the console");

    private final int code;
    private final Reason reason;
    private final String sentence;

    Refusal(int code, Reason reason, String sentence) {
        this.code = code;
        this.reason = reason;
        this.sentence = sentence;
    }

    /** As it is on the wire. */
    public int code() {
        return code;
    }

    /** What it comes to. */
    public Reason reason() {
        return reason;
    }

    /**
     * What a code means.
     *
     * @param what was refused, in the middle of a sentence: {@code the login of a1/lamp}
     * @param said the platform's own words, may be empty
     */
    public static LinkFailure of(int code, String what, String said) {
        String tail = " (code " + code + (said.isEmpty() ? "" : ", " + ForeignText.line(said)) + ")";
        for (Refusal refusal : values()) {
            if (refusal.code == code) {
                return failure(refusal.reason, "The platform refuses " + what + ": " + refusal.sentence + tail);
            }
        }
        return failure(
                Reason.REQUEST_REFUSED,
                "The platform refuses " + what + " for a reason that is not documented; its words may help" + tail);
    }

    private static LinkFailure failure(Reason reason, String message) {
        return switch (reason.family()) {
            case CONFIGURATION -> new ConfigurationFailure(reason, message);
            case AUTHENTICATION -> new AuthenticationFailure(reason, message);
            case NETWORK -> new NetworkFailure(reason, message);
            case PROTOCOL -> new ProtocolFailure(reason, message);
            case QUOTA -> new QuotaFailure(reason, message);
        };
    }
}
