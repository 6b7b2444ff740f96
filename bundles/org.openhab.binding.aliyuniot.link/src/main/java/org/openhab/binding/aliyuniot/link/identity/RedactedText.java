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
package org.openhab.binding.aliyuniot.link.identity;

/**
 * Describes a refused text without showing it: it may be a secret that was pasted into the wrong field.
 */
final class RedactedText {
    private RedactedText() {}

    static String of(String text) {
        if (text.isEmpty()) {
            return "is empty";
        }
        if (text.isBlank() || !text.equals(text.strip())) {
            return "has blanks around it (" + text.length() + " characters)";
        }
        return "has " + text.length() + (text.length() == 1 ? " character" : " characters");
    }
}
