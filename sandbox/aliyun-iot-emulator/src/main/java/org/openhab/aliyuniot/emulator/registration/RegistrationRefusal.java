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
package org.openhab.aliyuniot.emulator.registration;

/** A registration that the platform refuses; the message is a sentence without secrets. */
public final class RegistrationRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    static final int PARAMETER = 460;
    static final int NO_DEVICE = 6100;
    static final int DEVICE_DISABLED = 6204;
    static final int NO_PRODUCT = 6250;
    static final int SWITCHED_OFF = 6288;
    static final int ACTIVATED = 6289;
    static final int SIGN_METHOD = 6292;
    static final int SIGN = 6600;

    private final int code;

    RegistrationRefusal(int code, String sentence) {
        super(sentence, null, false, false);
        this.code = code;
    }

    /** One of the platform's codes. */
    public int code() {
        return code;
    }

    /** The sentence. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
