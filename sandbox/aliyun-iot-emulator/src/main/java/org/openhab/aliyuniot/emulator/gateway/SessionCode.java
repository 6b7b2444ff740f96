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
package org.openhab.aliyuniot.emulator.gateway;

/** Why a sub-device has no session (chapter "Connect or disconnect sub-devices"), as {@code /ext/error} tells it. */
enum SessionCode {
    LOGGED_IN_ELSEWHERE(427, "device connect in elsewhere"),
    NO_SESSION(520, "device session error"),
    DELETED(521, "device deleted"),
    DISABLED(522, "device forbidden"),
    NO_TOPOLOGY(6401, "topological relationship does not exist");

    private final int code;
    private final String text;

    SessionCode(int code, String text) {
        this.code = code;
        this.text = text;
    }

    int code() {
        return code;
    }

    String text() {
        return text;
    }
}
