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
package org.openhab.binding.aliyuniot.link.transport.coap;

import java.nio.charset.StandardCharsets;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Option;
import org.eclipse.californium.core.coap.Response;
import org.openhab.binding.aliyuniot.link.failure.AuthenticationFailure;
import org.openhab.binding.aliyuniot.link.failure.ConfigurationFailure;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.ProtocolFailure;
import org.openhab.binding.aliyuniot.link.failure.QuotaFailure;
import org.openhab.binding.aliyuniot.link.text.ForeignText;
import org.openhab.binding.aliyuniot.link.topic.Topic;
import org.openhab.binding.aliyuniot.link.transport.coap.message.RedactingParser;

/**
 * What the platform means by its response codes (chapter "Establish connections over CoAP").
 */
enum ResponseMeaning {
    ACCEPTED,
    /** The token is not good any more; a fresh one may be. */
    TOKEN_REFUSED,
    /** Sent once more, the same would happen. */
    REFUSED,
    /** Sent later, it may be accepted. */
    UNAVAILABLE;

    private static final int MAX_MESSAGE_ID_BYTES = 64;

    /** Documented as "the device is offline or the server timed out"; no code of CoAP's own. */
    private static final int SERVER_OFFLINE = 0x8e;

    private static final int CODE_INDEX = 1;
    private static final int CLASS_SHIFT = 5;
    private static final int SUCCESS = 2;
    private static final int CLIENT_ERROR = 4;

    static ResponseMeaning of(Response response) {
        int code = codeOf(response);
        if (code == ResponseCode.UNAUTHORIZED.value || code == ResponseCode.BAD_OPTION.value) {
            return TOKEN_REFUSED;
        }
        if (code == SERVER_OFFLINE || code == ResponseCode.TOO_MANY_REQUESTS.value) {
            return UNAVAILABLE;
        }
        return switch (code >> CLASS_SHIFT) {
            case SUCCESS -> ACCEPTED;
            case CLIENT_ERROR -> REFUSED;
            default -> UNAVAILABLE;
        };
    }

    /** Why a message was refused. */
    static LinkFailure refusal(Response response, Topic topic) {
        String code = code(response);
        ResponseCode known = response.getCode();
        return switch (known) {
            case FORBIDDEN, NOT_FOUND ->
                new ConfigurationFailure(
                        LinkFailure.Reason.TOPIC,
                        "The platform does not let the device publish on " + topic + " (CoAP " + code + ")");
            case REQUEST_ENTITY_TOO_LARGE ->
                new QuotaFailure(
                        LinkFailure.Reason.PAYLOAD_TOO_LARGE,
                        "The message on " + topic + " is larger than the platform takes (CoAP " + code + ")");
            case BAD_REQUEST -> refused("does not understand payload or parameters", topic, code);
            case METHOD_NOT_ALLOWED -> refused("takes no publication there", topic, code);
            case NOT_ACCEPTABLE -> refused("cannot answer in JSON", topic, code);
            case UNSUPPORTED_CONTENT_FORMAT -> refused("does not take the payload's format", topic, code);
            default -> refused("refuses the message", topic, code);
        };
    }

    private static ProtocolFailure refused(String why, Topic topic, String code) {
        return new ProtocolFailure(
                LinkFailure.Reason.PUBLICATION_REFUSED,
                "Publishing on " + topic + ": the platform " + why + " (CoAP " + code + ")");
    }

    /** Why an authentication was refused. */
    static LinkFailure authenticationRefusal(Response response) {
        String code = code(response);
        if (of(response) == UNAVAILABLE) {
            return trouble(response);
        }
        return switch (response.getCode()) {
            case UNAUTHORIZED, FORBIDDEN ->
                new AuthenticationFailure(
                        LinkFailure.Reason.NOT_AUTHORIZED,
                        "The platform does not authorize this device (CoAP " + code + ")");
            case BAD_REQUEST, BAD_OPTION ->
                new AuthenticationFailure(
                        LinkFailure.Reason.BAD_CREDENTIALS,
                        "The platform cannot read the device's credentials (CoAP " + code + ")");
            default ->
                new ProtocolFailure(
                        LinkFailure.Reason.MALFORMED_PACKET,
                        "The server does not authenticate devices (CoAP " + code + "); check host and port");
        };
    }

    /** Why nothing can be sent at the moment, this message or another. */
    static LinkFailure trouble(Response response) {
        String code = code(response);
        return switch (response.getCode()) {
            case UNAUTHORIZED ->
                new AuthenticationFailure(
                        LinkFailure.Reason.NOT_AUTHORIZED,
                        "The platform does not take the token that it has just given (CoAP " + code
                                + "); perhaps another program reports with the same device name");
            case BAD_OPTION ->
                new ProtocolFailure(
                        LinkFailure.Reason.PUBLICATION_REFUSED,
                        "The platform does not know the option of the token (CoAP " + code
                                + "); try the other tokenOption");
            case TOO_MANY_REQUESTS ->
                new QuotaFailure(
                        LinkFailure.Reason.TOO_MANY_REQUESTS,
                        "The platform says that the device reports too often (CoAP " + code + ")");
            default ->
                new ProtocolFailure(
                        LinkFailure.Reason.SERVER_UNAVAILABLE, "The platform is not available (CoAP " + code + ")");
        };
    }

    /** Of the wire: Californium takes what it does not know for 4.00. */
    private static int codeOf(Response response) {
        byte[] bytes = response.getBytes();
        return bytes == null || bytes.length <= CODE_INDEX ? response.getRawCode() : bytes[CODE_INDEX] & 0xff;
    }

    private static String code(Response response) {
        int code = codeOf(response);
        return String.format("%d.%02d", code >> CLASS_SHIFT, code & (1 << CLASS_SHIFT) - 1);
    }

    /** The platform's id of the message, for its log; empty where there is none. */
    static String messageId(Response response) {
        for (Option option : response.getOptions().getOthers()) {
            if (option.getNumber() == RedactingParser.MESSAGE_ID.getNumber()
                    && option.getLength() <= MAX_MESSAGE_ID_BYTES) {
                return ForeignText.line(new String(option.getValue(), StandardCharsets.UTF_8));
            }
        }
        return "";
    }
}
