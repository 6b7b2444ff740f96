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
package org.openhab.binding.aliyuniot.link.alink;

/**
 * The platform answered a request with an error code where only success is of use (chapter "Alink protocol").
 */
public final class AlinkRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final int code;

    /**
     * @param what was asked for, to begin the sentence with: {@code thing.ota.firmware.get}
     */
    public AlinkRefusal(String what, AlinkReply reply) {
        super("The platform answered " + what + " with the error code " + reply.code()
                + (reply.message().isEmpty() ? "" : " (" + reply.message() + ")"));
        code = reply.code();
    }

    /** The platform's error code. */
    public int code() {
        return code;
    }
}
