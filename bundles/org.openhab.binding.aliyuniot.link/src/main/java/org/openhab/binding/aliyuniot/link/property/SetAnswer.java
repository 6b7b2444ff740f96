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
package org.openhab.binding.aliyuniot.link.property;

import org.openhab.binding.aliyuniot.link.alink.AlinkReply;

/**
 * What the device answers when its properties are set (chapter "Set device properties").
 *
 * @param code 200 if the values are carried out; 460 for a bad value; 100,000 to 110,000 are the device's own
 * @param message for humans, may be empty
 */
public record SetAnswer(int code, String message) {
    /** The values are good, and carried out next. */
    public static final SetAnswer ACCEPTED = new SetAnswer(AlinkReply.SUCCESS, "");

    public boolean isAccepted() {
        return code == AlinkReply.SUCCESS;
    }
}
