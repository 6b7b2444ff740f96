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
package org.openhab.aliyuniot.emulator.coap;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.MediaTypeRegistry;
import org.eclipse.californium.core.coap.Option;
import org.eclipse.californium.core.coap.OptionSet;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.option.OptionDefinition;
import org.openhab.aliyuniot.emulator.uplink.UplinkRefusal;

/** What every request has to keep to, and where the platform's options are in it. */
final class RequestRules {
    private static final int MAX_PAYLOAD_BYTES = 1024;

    private RequestRules() {}

    /** Refuses what is wrong with the request, whoever sent it; the content formats are those that its path takes. */
    static void check(Request request, Set<Integer> formats) throws CoapRefusal {
        OptionSet options = request.getOptions();
        if (request.getCode() != Code.POST) {
            throw new CoapRefusal(ResponseCode.METHOD_NOT_ALLOWED, "there is only POST");
        }
        if (!options.getUriQuery().isEmpty()) {
            throw new CoapRefusal(ResponseCode.BAD_REQUEST, "there are no queries");
        }
        if (options.hasAccept()
                && options.getAccept() != MediaTypeRegistry.APPLICATION_JSON
                && options.getAccept() != MediaTypeRegistry.APPLICATION_OCTET_STREAM) {
            throw new CoapRefusal(ResponseCode.NOT_ACCEPTABLE, "Accept has to be 50 or 42");
        }
        if (options.hasContentFormat() && !formats.contains(options.getContentFormat())) {
            throw new CoapRefusal(ResponseCode.UNSUPPORTED_CONTENT_FORMAT, "Content-Format is none of " + formats);
        }
        if (request.getPayloadSize() > MAX_PAYLOAD_BYTES) {
            throw new CoapRefusal(ResponseCode.REQUEST_ENTITY_TOO_LARGE, "the payload is larger than 1 KB");
        }
    }

    /** The token of the authentication, in either option. */
    static String token(Request request) throws CoapRefusal, UplinkRefusal {
        OptionSet options = request.getOptions();
        List<Option> documented = options.getOthers(AliyunOptions.TOKEN);
        List<Option> sdk = options.getOthers(AliyunOptions.SDK_TOKEN);
        if (documented.isEmpty() && sdk.isEmpty()) {
            throw new UplinkRefusal(UplinkRefusal.Reason.TOKEN_MISSING, "there is no token");
        }
        if (documented.size() + sdk.size() > 1) {
            throw new CoapRefusal(ResponseCode.BAD_REQUEST, "there is more than one token");
        }
        Option token = documented.isEmpty() ? sdk.get(0) : documented.get(0);
        return new String(token.getValue(), StandardCharsets.UTF_8);
    }

    /** The encrypted sequence number. */
    static byte[] sequence(Request request) throws CoapRefusal {
        OptionDefinition definition = AliyunOptions.SEQUENCE;
        List<Option> found = request.getOptions().getOthers(definition);
        if (found.size() != 1) {
            throw new CoapRefusal(
                    ResponseCode.BAD_REQUEST, "option " + definition.getNumber() + " has to be there once");
        }
        return found.get(0).getValue();
    }
}
