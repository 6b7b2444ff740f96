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

import org.eclipse.californium.core.coap.CoAP.ResponseCode;

/** A request that is refused with a code of CoAP; the message is a sentence. */
final class CoapRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final ResponseCode code;

    CoapRefusal(ResponseCode code, String sentence) {
        super(sentence, null, false, false);
        this.code = code;
    }

    ResponseCode code() {
        return code;
    }

    /** The sentence. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
