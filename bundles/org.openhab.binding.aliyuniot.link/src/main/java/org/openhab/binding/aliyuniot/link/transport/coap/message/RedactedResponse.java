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
package org.openhab.binding.aliyuniot.link.transport.coap.message;

import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.jdt.annotation.Nullable;

/** A response whose payload, which may hold the token of a device, Californium does not get to print. */
final class RedactedResponse extends Response {
    RedactedResponse(@Nullable ResponseCode code) {
        super(code);
    }

    @Override
    public String toString() {
        return getType() + "-" + getCode() + " MID=" + getMID() + ", Token=" + getTokenString() + ", OptionSet="
                + getOptions() + ", " + getPayloadSize() + " bytes";
    }
}
