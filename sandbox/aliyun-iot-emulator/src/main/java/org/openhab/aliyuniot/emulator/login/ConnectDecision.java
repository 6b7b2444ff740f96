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
package org.openhab.aliyuniot.emulator.login;

import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.device.Device;

/**
 * The answer to a CONNECT.
 *
 * @param returnCode of the CONNACK: 0 accepted, 1 to 5 refused
 * @param reason why it was refused, in a sentence without secrets; empty when accepted
 * @param device the device that is meant, as far as it is known
 */
public record ConnectDecision(
        int returnCode, String reason, @Nullable Device device) {
    static ConnectDecision accept(Device device) {
        return new ConnectDecision(0, "", device);
    }

    public static ConnectDecision refuse(int returnCode, String reason) {
        return new ConnectDecision(returnCode, reason, null);
    }

    public static ConnectDecision refuse(int returnCode, String reason, Device device) {
        return new ConnectDecision(returnCode, reason, device);
    }
}
