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

import org.eclipse.californium.core.coap.Option;
import org.eclipse.californium.core.coap.option.StringOptionDefinition;

/** An option whose value Californium does not get to print. */
public final class SecretOption extends Option {
    public SecretOption(StringOptionDefinition definition, String value) {
        super(definition, value);
    }

    @Override
    public String toValueString() {
        return "(" + getLength() + " bytes)";
    }

    @Override
    public String toString() {
        return getDefinition().getName() + ": " + toValueString();
    }
}
