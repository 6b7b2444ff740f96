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

import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.californium.core.coap.CoAP.Type;
import org.eclipse.californium.core.coap.Request;

/** A request whose payload, which signs a login or is the user's, Californium does not get to print. */
public final class RedactedRequest extends Request {
    public RedactedRequest() {
        super(Code.POST, Type.CON);
    }

    @Override
    public String toString() {
        return getType() + "-" + getCode() + " MID=" + getMID() + ", Token=" + getTokenString() + ", OptionSet="
                + getOptions() + ", " + getPayloadSize() + " bytes";
    }
}
