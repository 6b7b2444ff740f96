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
package org.openhab.aliyuniot.emulator.ota.image;

/** How the digest of a firmware image is made, with the names that the platform writes into {@code signMethod}. */
public enum DigestMethod {
    MD5("Md5"),
    SHA256("SHA256");

    private final String text;

    DigestMethod(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
