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
package org.openhab.binding.aliyuniot.link.raw;

/**
 * Hears bytes of the platform's script, one message after the other, on a worker. As long as it blocks, the device
 * receives nothing else. Payloads are shared, not copied, so nobody changes them.
 */
public interface RawListener {
    /** The platform sends something, as a rule a set or a call of a service. */
    void received(byte[] payload);

    /** The platform replies to something that was sent; which one, only the script knows. */
    void replied(byte[] payload);
}
