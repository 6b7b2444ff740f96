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

import io.vertx.core.Vertx;
import java.util.Optional;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.MediaTypeRegistry;
import org.eclipse.californium.core.coap.MessageFormatException;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.network.Exchange;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.configuration.DeviceDefinition;
import org.openhab.aliyuniot.emulator.fault.Fault;
import org.openhab.aliyuniot.emulator.fault.ReportFault;
import org.openhab.aliyuniot.emulator.uplink.Uplink;

/** Sends the answers of one port, and what takes their place when a fault says so. Only the event loop touches it. */
final class Answers {
    private static final int HUNDRED = 100;
    private static final int MAX_STATUS = 599;
    private static final int CLASS_BITS = 5;

    private final Vertx vertx;
    private final Uplink uplink;
    private final CoapSecurity security;
    private final DatagramPort port;

    Answers(Vertx vertx, Uplink uplink, CoapSecurity security, DatagramPort port) {
        this.vertx = vertx;
        this.uplink = uplink;
        this.security = security;
        this.port = port;
    }

    /** An answer of success, without payload when that is null. */
    static Response content(Request request, byte @Nullable [] payload) {
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

    /**
     * Sends an answer to a device.
     *
     * @param separate whether the device wants it apart from the acknowledgement
     */
    void send(Exchange exchange, DeviceDefinition device, Response response, boolean separate) {
        Optional<ReportFault.SeparateResponse> apart = uplink.take(device, ReportFault.SeparateResponse.class);
        if ((separate || apart.isPresent()) && exchange.getRequest().isConfirmable()) {
            exchange.sendAccept();
        }
        int delay = uplink.delayMillis(device)
                + apart.map(ReportFault.SeparateResponse::delayMillis).orElse(0);
        if (delay == 0) {
            exchange.sendResponse(response);
        } else {
            vertx.setTimer(delay, passed -> exchange.sendResponse(response));
        }
    }

    /** Sends an answer of failure, with the sentence for whoever looks at it. */
    void refuse(Exchange exchange, ResponseCode code, String sentence) {
        Response response = new Response(code);
        // With symmetric encryption, all payloads of publications are encrypted; without key, there can be none.
        if (security != CoapSecurity.SYMMETRIC) {
            response.setPayload(sentence);
        }
        exchange.sendResponse(response);
    }

    /** Returns whether the device's request has met with a fault, so that nobody is to serve it. */
    boolean goWrong(Exchange exchange, DeviceDefinition device) {
        if (uplink.blackHole(device)) {
            return true;
        }
        if (security == CoapSecurity.DTLS && uplink.happens(device, Fault.Kind.DTLS_ALERT)) {
            port.alert(exchange.getRequest().getSourceContext().getPeerAddress());
            return true;
        }
        Optional<ReportFault.RefuseRequest> refusal = uplink.take(device, ReportFault.RefuseRequest.class);
        refusal.ifPresent(fault -> refuse(exchange, code(fault.returnCode()), "the operator has it refused"));
        return refusal.isPresent();
    }

    /** The code with the class and detail of an HTTP status, such as 5.03 for 503; 5.00 when there is none. */
    private static ResponseCode code(int status) {
        if (status > MAX_STATUS) {
            return ResponseCode.INTERNAL_SERVER_ERROR;
        }
        try {
            return ResponseCode.valueOf(status / HUNDRED << CLASS_BITS | status % HUNDRED);
        } catch (MessageFormatException e) {
            return ResponseCode.INTERNAL_SERVER_ERROR;
        }
    }
}
