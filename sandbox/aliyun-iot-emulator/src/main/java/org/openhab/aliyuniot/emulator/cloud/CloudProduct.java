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
package org.openhab.aliyuniot.emulator.cloud;

import org.openhab.aliyuniot.emulator.configuration.DynamicRegistration;
import org.openhab.aliyuniot.emulator.registration.Registrations;

/** A product as somebody in the cloud has it. Its methods may be called from every thread. */
public final class CloudProduct {
    private final EventLoop loop;
    private final Registrations registrations;
    private final String productKey;

    /** Takes the way to the event loop, on which the others are used. */
    public CloudProduct(EventLoop loop, Registrations registrations, String productKey) {
        this.loop = loop;
        this.registrations = registrations;
        this.productKey = productKey;
    }

    /** Whether its devices may learn their secrets. */
    public DynamicRegistration registration() {
        return loop.call(() -> registrations.of(productKey));
    }

    /** Has its devices learn their secrets from now on, or not. */
    public void setRegistration(DynamicRegistration registration) {
        loop.call(() -> {
            registrations.set(productKey, registration);
            return true;
        });
    }
}
