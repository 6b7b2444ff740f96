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

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import org.eclipse.californium.core.coap.MediaTypeRegistry;
import org.eclipse.californium.core.coap.Option;
import org.eclipse.californium.core.coap.OptionSet;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.option.OpaqueOptionDefinition;
import org.eclipse.californium.core.coap.option.StringOptionDefinition;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.QuotaFailure;
import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.binding.aliyuniot.link.transport.coap.endpoint.CoapSettings;
import org.openhab.binding.aliyuniot.link.transport.coap.message.RedactedRequest;
import org.openhab.binding.aliyuniot.link.transport.coap.message.SecretOption;
import org.openhab.binding.aliyuniot.link.transport.coap.secure.Authentication;
import org.openhab.binding.aliyuniot.link.transport.coap.secure.PayloadCipher;

/**
 * Writes a device's requests: confirmable, each segment of the path an option of its own, no query (chapter "Establish
 * connections over CoAP").
 */
final class CoapRequests {
    /** Largest payload that the platform takes (chapter "Limits"), encrypted if it is. */
    static final int MAX_PAYLOAD_BYTES = 1024;

    /** Largest datagram that the platform takes, without what DTLS adds. */
    private static final int MAX_REQUEST_BYTES = 1280;

    /** Header, token and the marker of the payload (RFC 7252, section 3). */
    private static final int FRAME_BYTES = 13;

    /** What comes before an option's value at most. */
    private static final int OPTION_HEADER_BYTES = 5;

    private static final OpaqueOptionDefinition SEQUENCE = new OpaqueOptionDefinition(2089, "Aliyun-Seq");

    private final StringOptionDefinition tokenOption;
    private final int accept;

    CoapRequests(int tokenOption) {
        this.tokenOption = new StringOptionDefinition(tokenOption, "Aliyun-Token");
        // The C SDK, whose the other number is, asks for octets on publications, though it gets JSON.
        this.accept = tokenOption == CoapSettings.SDK_TOKEN_OPTION
                ? MediaTypeRegistry.APPLICATION_OCTET_STREAM
                : MediaTypeRegistry.APPLICATION_JSON;
    }

    static Request authentication(byte[] payload) {
        Request request = new RedactedRequest();
        request.getOptions()
                .addUriPath("auth")
                .setContentFormat(MediaTypeRegistry.APPLICATION_JSON)
                .setAccept(MediaTypeRegistry.APPLICATION_JSON);
        request.setPayload(payload);
        return request;
    }

    /**
     * @param sequence of the message in symmetric mode, else null
     * @throws QuotaFailure if the request is larger than the platform takes
     */
    Request publication(Message message, Authentication.Grant grant, @Nullable Long sequence) throws QuotaFailure {
        Request request = new RedactedRequest();
        OptionSet options = request.getOptions();
        options.addUriPath("topic");
        for (String segment : message.topic().value().substring(1).split("/", -1)) {
            options.addUriPath(segment);
        }
        options.setContentFormat(
                isJson(message.payload())
                        ? MediaTypeRegistry.APPLICATION_JSON
                        : MediaTypeRegistry.APPLICATION_OCTET_STREAM);
        options.setAccept(accept);
        options.addOption(new SecretOption(tokenOption, grant.token()));
        PayloadCipher cipher = grant.cipher();
        if (cipher == null) {
            request.setPayload(message.payload());
        } else {
            byte[] number = String.valueOf(sequence).getBytes(StandardCharsets.US_ASCII);
            options.addOption(SEQUENCE.create(cipher.encrypt(number)));
            request.setPayload(cipher.encrypt(message.payload()));
        }
        checkSize(request);
        return request;
    }

    /** Objects and arrays, as the platform parses them; a lone word may be JSON, but nobody means it so. */
    private static boolean isJson(byte[] payload) {
        // Not through a stream, whose buffer would be eight times as large as the payload can be.
        try (JsonReader reader = new JsonReader(new StringReader(new String(payload, StandardCharsets.UTF_8)))) {
            JsonToken first = reader.peek();
            if (first != JsonToken.BEGIN_OBJECT && first != JsonToken.BEGIN_ARRAY) {
                return false;
            }
            reader.skipValue();
            return reader.peek() == JsonToken.END_DOCUMENT;
        } catch (IOException | IllegalStateException | NumberFormatException e) {
            return false;
        }
    }

    private static void checkSize(Request request) throws QuotaFailure {
        if (request.getPayloadSize() > MAX_PAYLOAD_BYTES) {
            throw new QuotaFailure(
                    LinkFailure.Reason.PAYLOAD_TOO_LARGE,
                    "The payload has " + request.getPayloadSize() + " bytes on the wire; the platform takes "
                            + MAX_PAYLOAD_BYTES + " over CoAP");
        }
        int bytes = FRAME_BYTES + request.getPayloadSize();
        for (Option option : request.getOptions().asSortedList()) {
            bytes += OPTION_HEADER_BYTES + option.getLength();
        }
        if (bytes > MAX_REQUEST_BYTES) {
            throw new QuotaFailure(
                    LinkFailure.Reason.PAYLOAD_TOO_LARGE,
                    "The payload has " + request.getPayloadSize() + " bytes, which with this topic is "
                            + (bytes - MAX_REQUEST_BYTES) + " more than the platform takes over CoAP");
        }
    }
}
