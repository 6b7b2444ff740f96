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

import org.eclipse.californium.core.coap.Message;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.coap.option.LegacyMapBasedOptionRegistry;
import org.eclipse.californium.core.coap.option.MapBasedOptionRegistry;
import org.eclipse.californium.core.coap.option.OpaqueOptionDefinition;
import org.eclipse.californium.core.coap.option.StandardOptionRegistry;
import org.eclipse.californium.core.network.serialization.MessageHeader;
import org.eclipse.californium.core.network.serialization.UdpDataParser;
import org.eclipse.californium.elements.util.DatagramReader;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Reads datagrams into messages that do not print their payload. The platform's own options are critical ones that
 * Californium does not know; what comes with an answer does not make it unusable.
 */
public final class RedactingParser extends UdpDataParser {
    /** The platform's id of a message; Californium formats a name anew for each option that it does not know. */
    public static final OpaqueOptionDefinition MESSAGE_ID = new OpaqueOptionDefinition(2090, "Aliyun-MessageId", false);

    public RedactingParser() {
        super(
                false,
                new LegacyMapBasedOptionRegistry(
                        true,
                        (int[]) null,
                        StandardOptionRegistry.getDefaultOptionRegistry(),
                        new MapBasedOptionRegistry(MESSAGE_ID)));
    }

    @Override
    protected @Nullable Message parseMessage(
            @Nullable DatagramReader reader, @Nullable MessageHeader header, @Nullable Message target) {
        return super.parseMessage(
                reader,
                header,
                target instanceof Response response ? new RedactedResponse(response.getCode()) : target);
    }
}
