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
package org.openhab.binding.aliyuniot.link.ota.store;

/**
 * Says whether a digest of an image is signed by somebody whom the user trusts.
 */
@FunctionalInterface
public interface DigestSignature {
    /** For images whose signature nobody asks for. */
    DigestSignature NOT_ASKED = digest -> true;

    /**
     * @param digest as the algorithm makes it, 16 or 32 bytes
     */
    boolean covers(byte[] digest);
}
