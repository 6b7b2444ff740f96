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
package org.openhab.aliyuniot.emulator.device;

import java.time.Instant;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.configuration.DeviceName;
import org.openhab.aliyuniot.emulator.message.OutgoingMessage;
import org.openhab.aliyuniot.emulator.message.SendResult;

/** The connection of a device that listens, as far as the device needs it. Only the emulator's event loop touches it. */
public interface Line {
    /** As sent in CONNECT, with its tail. */
    String clientId();

    /** The bits of {@code ext} in its client id; 0 if there is none. */
    int ext();

    /** {@code mqtt}, {@code mqtts}, {@code ws} or {@code wss}. */
    String protocol();

    Instant since();

    /** Sends with QoS 0. */
    SendResult sendOnce(OutgoingMessage message);

    /** Sends what waits for the device, as far as it may. */
    void sendWaiting();

    /** To be called after faults came or went. */
    void faultsChanged();

    /** Closes it; the reason is for the log. */
    void close(String reason);

    /** Closes it because the device has connected elsewhere. */
    default void replaced(String reason) {
        close(reason);
    }

    /** The gateway on whose connection the device is a sub-device; null when the connection is its own. */
    default @Nullable DeviceName via() {
        return null;
    }
}
