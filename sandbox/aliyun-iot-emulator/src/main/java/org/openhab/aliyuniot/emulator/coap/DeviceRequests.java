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
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.MediaTypeRegistry;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.network.Exchange;
import org.eclipse.californium.core.server.MessageDeliverer;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.aliyuniot.emulator.configuration.DeviceDefinition;
import org.openhab.aliyuniot.emulator.fault.Fault;
import org.openhab.aliyuniot.emulator.uplink.Credentials;
import org.openhab.aliyuniot.emulator.uplink.Publication;
import org.openhab.aliyuniot.emulator.uplink.Tokens;
import org.openhab.aliyuniot.emulator.uplink.Uplink;
import org.openhab.aliyuniot.emulator.uplink.UplinkRefusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the requests on one port: {@code POST /auth} and {@code POST /topic/…} (chapter "Establish connections over CoAP").
 *
 * <p>Aliyun's list of codes has none for what is too large or too much; here these are 4.13 and 4.29. Requests are taken
 * from any thread and served on the emulator's event loop.
 */
final class DeviceRequests implements MessageDeliverer {
    private static final int CBOR = 60;
    private static final Set<Integer> AUTH_FORMATS = Set.of(MediaTypeRegistry.APPLICATION_JSON);
    private static final Set<Integer> TOPIC_FORMATS =
            Set.of(MediaTypeRegistry.APPLICATION_JSON, MediaTypeRegistry.APPLICATION_OCTET_STREAM, CBOR);
    private static final List<String> SIGN_METHODS = List.of("hmacmd5", "hmacsha1");
    private static final int RANDOM_BYTES = 8;
    private static final int MAX_SEQUENCE_OFFSET = 1000;

    private final Logger logger = LoggerFactory.getLogger(DeviceRequests.class);
    private final SecureRandom random = new SecureRandom();
    private final Context context;
    private final Uplink uplink;
    private final DatagramFaults faults;
    private final CoapSecurity security;
    private final Answers answers;
    private final Tokens<CoapSession> tokens;

    DeviceRequests(
            Context context,
            Uplink uplink,
            DatagramFaults faults,
            CoapSecurity security,
            Answers answers,
            Duration tokenValidity) {
        this.context = context;
        this.uplink = uplink;
        this.faults = faults;
        this.security = security;
        this.answers = answers;
        tokens = new Tokens<>(tokenValidity);
    }

    @Override
    @NonNullByDefault({})
    public void deliverRequest(Exchange exchange) {
        context.runOnContext(nothing -> serve(exchange));
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

    private void serve(Exchange exchange) {
        Request request = exchange.getRequest();
        try {
            List<String> path = withoutTrailingSlash(request.getOptions().getUriPath());
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

    /** Examples of Aliyun's C SDKs end paths with a slash, which some clients send as one more level that is empty. */
    private static List<String> withoutTrailingSlash(List<String> path) {
        int last = path.size() - 1;
        return last > 0 && path.get(last).isEmpty() ? path.subList(0, last) : path;
    }

    private void authenticate(Exchange exchange, Request request) throws CoapRefusal, UplinkRefusal {
        RequestRules.check(request, AUTH_FORMATS);
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
        faults.belongs(request.getSourceContext().getPeerAddress(), device);
        if (!answers.goWrong(exchange, device)) {
            boolean separate = "1".equals(ackMode);
            byte[] answer = open(device, separate).encode().getBytes(StandardCharsets.UTF_8);
            answers.send(exchange, device, Answers.content(request, answer), separate);
        }
    }

    private JsonObject open(DeviceDefinition device, boolean separate) {
        JsonObject answer = new JsonObject();
        SymmetricCipher cipher = null;
        long offset = 0;
        if (security == CoapSecurity.SYMMETRIC) {
            byte[] bytes = new byte[RANDOM_BYTES];
            random.nextBytes(bytes);
            String text = HexFormat.of().formatHex(bytes);
            cipher = new SymmetricCipher(device.deviceSecret(), text);
            offset = 1L + random.nextInt(MAX_SEQUENCE_OFFSET);
            answer.put("random", text).put("seqOffset", offset);
        }
        return answer.put("token", tokens.issue(device, new CoapSession(device, separate, cipher, offset)));
    }

    private void publish(Exchange exchange, Request request, String topic) throws CoapRefusal, UplinkRefusal {
        RequestRules.check(request, TOPIC_FORMATS);
        CoapSession session = tokens.find(RequestRules.token(request));
        DeviceDefinition device = session.device();
        faults.belongs(request.getSourceContext().getPeerAddress(), device);
        if (uplink.happens(device, Fault.Kind.EXPIRE_TOKEN)) {
            tokens.end(device);
            throw new UplinkRefusal(UplinkRefusal.Reason.TOKEN_EXPIRED, "the operator has the token expire");
        }
        if (answers.goWrong(exchange, device)) {
            return;
        }
        if (security == CoapSecurity.SYMMETRIC) {
            session.advance(RequestRules.sequence(request));
        }
        Publication publication = uplink.publish(
                device,
                security.protocol(),
                topic,
                request.isConfirmable() ? 1 : 0,
                session.decrypt(request.getPayload()));
        byte[] reply = publication.reply();
        Response response = Answers.content(request, reply == null ? null : session.encrypt(reply));
        response.getOptions().addOption(AliyunOptions.MESSAGE_ID.create(Long.toString(publication.messageId())));
        answers.send(exchange, device, response, session.isSeparate());
    }

    private void refuse(Exchange exchange, ResponseCode code, String sentence) {
        logger.debug("A request over {} is refused with {}: {}", security.protocol(), code, sentence);
        answers.refuse(exchange, code, sentence);
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
