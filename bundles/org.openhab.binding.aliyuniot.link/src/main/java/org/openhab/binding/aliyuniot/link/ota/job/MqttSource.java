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

/**
 * A file that comes in blocks over the device's own connection ({@code dProtocol} {@code mqtt}).
 *
 * @param streamId of the update package, 0 or more
 * @param fileId of the file in it, 0 or more
 */
public record MqttSource(long streamId, long fileId) implements OtaSource {
    /**
     * @throws IllegalArgumentException if one is negative
     */
    public MqttSource {
        if (streamId < 0 || fileId < 0) {
            throw new IllegalArgumentException("streamId and file id are not negative");
        }
    }

    @Override
    public String toString() {
        return "MQTT stream " + streamId + " file " + fileId;
    }
}
