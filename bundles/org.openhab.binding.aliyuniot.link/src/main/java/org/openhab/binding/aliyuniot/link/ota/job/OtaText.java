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
package org.openhab.binding.aliyuniot.link.ota.job;

import org.openhab.binding.aliyuniot.link.text.ForeignText;

/**
 * Describes a refused text in the message of a failure.
 */
final class OtaText {
    private static final int MAX_SHOWN = 80;

    private OtaText() {}

    /** Says what a refused text is: {@code it is "1,0"}. */
    static String shown(String text) {
        return text.isEmpty() ? "it is empty" : "it is " + ForeignText.quoted(text, MAX_SHOWN);
    }
}
