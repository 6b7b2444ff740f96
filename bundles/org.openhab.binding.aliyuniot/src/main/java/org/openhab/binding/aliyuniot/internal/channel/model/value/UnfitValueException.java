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
package org.openhab.binding.aliyuniot.internal.channel.model.value;

/**
 * A value cannot be what the thing model asks for. The message is a rule that goes on after a name: "has to be at most
 * 55".
 */
public final class UnfitValueException extends Exception {
    private static final long serialVersionUID = 1L;

    public UnfitValueException(String rule) {
        super(rule);
    }

    /** The rule, to be put behind a name. */
    public String rule() {
        return String.valueOf(getMessage());
    }
}
