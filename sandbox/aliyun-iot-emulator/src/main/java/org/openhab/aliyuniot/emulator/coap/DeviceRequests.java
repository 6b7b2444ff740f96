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

import io.vertx.core.Context;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.MediaTypeRegistry;
import org.eclipse.californium.core.coap.Option;
import org.eclipse.californium.core.coap.OptionSet;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.coap.option.OptionDefinition;
import org.eclipse.californium.core.network.Exchange;
import org.eclipse.californium.core.server.MessageDeliverer;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.Credentials;
import org.openhab.aliyuniot.emulator.DeviceDefinition;
import org.openhab.aliyuniot.emulator.Publication;
import org.openhab.aliyuniot.emulator.Tokens;
import org.openhab.aliyuniot.emulator.Uplink;
import org.openhab.aliyuniot.emulator.UplinkRefusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the requests on one port: {@code POST /auth} and {@code POST /topic/…} (chapter "Establish connections over CoAP").
 *
 * <p>Aliyun's list of codes has none for what is too large or too much; here these are 4.13 and 4.29. Requests are taken
 * from any thread and answered on the emulator's event loop.
 */
final class DeviceRequests implements MessageDeliverer {
    private static final int MAX_PAYLOAD_BYTES = 1024;
    private static final int CBOR = 60;
    private static final List<String> SIGN_METHODS = List.of("hmacmd5", "hmacsha1");
    private static final int RANDOM_BYTES = 8;
    private static final int MAX_SEQUENCE_OFFSET = 1000;

    private final Logger logger = LoggerFactory.getLogger(DeviceRequests.class);
    private final SecureRandom random = new SecureRandom();
    private final Context context;
    private final Uplink uplink;
    private final CoapSecurity security;
    private final Tokens<CoapSession> tokens;

    DeviceRequests(Context context, Uplink uplink, CoapSecurity security, Duration tokenValidity) {
        this.context = context;
        this.uplink = uplink;
        this.security = security;
        tokens = new Tokens<>(tokenValidity);
    }

    @Override
    @NonNullByDefault({})
    public void deliverRequest(Exchange exchange) {
        context.runOnContext(nothing -> answer(exchange));
    }

    /** Devices are asked for nothing, so that there are no responses. */
    @Override
    @NonNullByDefault({})
    public void deliverResponse(Exchange exchange, Response response) {
        logger.debug("A response came in that nobody asked for");
    }

    void forgetSessions() {
        tokens.endAll();
    }

    private void answer(Exchange exchange) {
        Request request = exchange.getRequest();
        try {
            List<String> path = request.getOptions().getUriPath();
            if (path.equals(List.of("auth"))) {
                authenticate(exchange, request);
            } else if (path.size() > 1 && "topic".equals(path.get(0))) {
                publish(exchange, request, "/" + String.join("/", path.subList(1, path.size())));
            } else {
                throw new CoapRefusal(ResponseCode.NOT_FOUND, "there is only /auth and /topic/…");
            }
        } catch (CoapRefusal e) {
            refuse(exchange, e.code(), e.getMessage());
        } catch (UplinkRefusal e) {
            refuse(exchange, code(e.reason()), e.getMessage());
        }
    }

    private void authenticate(Exchange exchange, Request request) throws CoapRefusal, UplinkRefusal {
        admit(request, Set.of(MediaTypeRegistry.APPLICATION_JSON));
        Credentials credentials = Uplink.credentials(request.getPayload());
        boolean symmetric = security == CoapSecurity.SYMMETRIC;
        if (symmetric && credentials.field("seq").isEmpty()) {
            throw new CoapRefusal(ResponseCode.BAD_REQUEST, "seq is missing");
        }
        String ackMode = credentials.field("ackMode").orElse("0");
        if (!Set.of("0", "1").contains(ackMode)) {
            throw new CoapRefusal(ResponseCode.BAD_REQUEST, "ackMode is neither 0 nor 1");
        }
        Set<String> signed = symmetric
                ? Set.of("clientId", "deviceName", "productKey", "seq", "timestamp")
                : Set.of("clientId", "deviceName", "productKey", "timestamp");
        DeviceDefinition device = uplink.authenticate(security.protocol(), credentials, SIGN_METHODS, signed);
        JsonObject answer = new JsonObject();
        SymmetricCipher cipher = null;
        long offset = 0;
        if (symmetric) {
            byte[] bytes = new byte[RANDOM_BYTES];
            random.nextBytes(bytes);
            String text = HexFormat.of().formatHex(bytes);
            cipher = new SymmetricCipher(device.deviceSecret(), text);
            offset = 1L + random.nextInt(MAX_SEQUENCE_OFFSET);
            answer.put("random", text).put("seqOffset", offset);
        }
        boolean separate = "1".equals(ackMode);
        answer.put("token", tokens.issue(device, new CoapSession(device, separate, cipher, offset)));
        Response response = content(request, answer.encode().getBytes(StandardCharsets.UTF_8));
        respond(exchange, response, separate);
    }

    private void publish(Exchange exchange, Request request, String topic) throws CoapRefusal, UplinkRefusal {
        admit(request, Set.of(MediaTypeRegistry.APPLICATION_JSON, MediaTypeRegistry.APPLICATION_OCTET_STREAM, CBOR));
        CoapSession session = tokens.find(token(request.getOptions()));
        if (security == CoapSecurity.SYMMETRIC) {
            session.advance(single(request.getOptions(), AliyunOptions.SEQUENCE));
        }
        Publication publication = uplink.publish(
                session.device(),
                security.protocol(),
                topic,
                request.isConfirmable() ? 1 : 0,
                session.decrypt(request.getPayload()));
        byte[] reply = publication.reply();
        Response response = content(request, reply == null ? null : session.encrypt(reply));
        response.getOptions().addOption(AliyunOptions.MESSAGE_ID.create(Long.toString(publication.messageId())));
        respond(exchange, response, session.isSeparate());
    }

    private static void admit(Request request, Set<Integer> formats) throws CoapRefusal {
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

    private static String token(OptionSet options) throws CoapRefusal, UplinkRefusal {
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

    private static byte[] single(OptionSet options, OptionDefinition definition) throws CoapRefusal {
        List<Option> found = options.getOthers(definition);
        if (found.size() != 1) {
            throw new CoapRefusal(
                    ResponseCode.BAD_REQUEST, "option " + definition.getNumber() + " has to be there once");
        }
        return found.get(0).getValue();
    }

    private static Response content(Request request, byte @Nullable [] payload) {
        Response response = new Response(ResponseCode.CONTENT);
        if (payload != null) {
            int accept = request.getOptions().getAccept();
            response.getOptions()
                    .setContentFormat(
                            accept == MediaTypeRegistry.UNDEFINED ? MediaTypeRegistry.APPLICATION_JSON : accept);
            response.setPayload(payload);
        }
        return response;
    }

    private static void respond(Exchange exchange, Response response, boolean separate) {
        if (separate && exchange.getRequest().isConfirmable()) {
            exchange.sendAccept();
        }
        exchange.sendResponse(response);
    }

    private void refuse(Exchange exchange, ResponseCode code, String sentence) {
        logger.debug("A request over {} is refused with {}: {}", security.protocol(), code, sentence);
        Response response = new Response(code);
        // With symmetric encryption, all payloads of publications are encrypted; without key, there can be none.
        if (security != CoapSecurity.SYMMETRIC) {
            response.setPayload(sentence);
        }
        exchange.sendResponse(response);
    }

    private static ResponseCode code(UplinkRefusal.Reason reason) {
        return switch (reason) {
            case MALFORMED -> ResponseCode.BAD_REQUEST;
            case UNAUTHORIZED, TOKEN_MISSING, TOKEN_UNKNOWN, TOKEN_EXPIRED -> ResponseCode.UNAUTHORIZED;
            case FORBIDDEN -> ResponseCode.FORBIDDEN;
            case TOO_LARGE -> ResponseCode.REQUEST_ENTITY_TOO_LARGE;
            case TOO_MANY -> ResponseCode.TOO_MANY_REQUESTS;
        };
    }
}
