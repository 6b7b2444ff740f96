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
package org.openhab.binding.aliyuniot.link.gateway.session;

import org.openhab.binding.aliyuniot.link.gateway.topology.Topology;
import org.openhab.binding.aliyuniot.link.registration.SubDeviceRegistration;

/**
 * What a sub-device still lacks before it is logged in, one after the other.
 */
enum JoinStep {
    /** Its secret, asked for with that of its product. */
    PRODUCT_REGISTRATION(SubDeviceRegistration.MAX_A_REQUEST, "the registration"),
    /** Its secret. */
    REGISTRATION(SubDeviceRegistration.MAX_A_REQUEST, "the registration"),
    /** It does not belong to the gateway. */
    TOPOLOGY(Topology.MAX_A_REQUEST, "the adding to the gateway"),
    LOGIN(SubDeviceLogin.MAX_A_REQUEST, "the login");

    private final int most;
    private final String words;

    JoinStep(int most, String words) {
        this.most = most;
        this.words = words;
    }

    /** Sub-devices in one request. */
    int most() {
        return most;
    }

    /** Whether it is signed with the sub-device's own secret. */
    boolean isSigned() {
        return this == TOPOLOGY || this == LOGIN;
    }

    /** For sentences. */
    String of(Object device) {
        return words + " of " + device;
    }
}
