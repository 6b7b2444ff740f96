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

import org.eclipse.californium.core.coap.option.MapBasedOptionRegistry;
import org.eclipse.californium.core.coap.option.OpaqueOptionDefinition;
import org.eclipse.californium.core.coap.option.OptionDefinition;
import org.eclipse.californium.core.coap.option.OptionRegistry;
import org.eclipse.californium.core.coap.option.StandardOptionRegistry;
import org.eclipse.californium.core.coap.option.StringOptionDefinition;

/** The options that Aliyun adds to CoAP (chapter "Establish connections over CoAP"). */
final class AliyunOptions {
    /** Token of the authentication, as documented. */
    static final OptionDefinition TOKEN = new OpaqueOptionDefinition(2088, "Aliyun-Token", false);
    /** The same as several releases of Aliyun's C SDK send it. */
    static final OptionDefinition SDK_TOKEN = new OpaqueOptionDefinition(61, "Aliyun-Sdk-Token", false);
    /** Sequence number, encrypted; only with symmetric encryption. */
    static final OptionDefinition SEQUENCE = new OpaqueOptionDefinition(2089, "Aliyun-Seq", false);
    /** The platform's id of a message, in responses. */
    static final StringOptionDefinition MESSAGE_ID = new StringOptionDefinition(2090, "Aliyun-Message-Id", true);

    /** All that is understood; RFC 7252 section 5.4.1 has requests with other critical ones refused. */
    static final OptionRegistry REGISTRY = new MapBasedOptionRegistry(
            StandardOptionRegistry.getDefaultOptionRegistry(), TOKEN, SDK_TOKEN, SEQUENCE, MESSAGE_ID);

    private AliyunOptions() {}
}
