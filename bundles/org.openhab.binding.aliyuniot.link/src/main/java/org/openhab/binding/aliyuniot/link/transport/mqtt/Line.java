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
package org.openhab.binding.aliyuniot.link.transport.mqtt;

import java.io.IOException;
import java.io.InputStream;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;

/**
 * Carries the bytes of one MQTT connection.
 */
interface Line {
    /**
     * Connects and shakes hands; blocks until {@link #cut} at the latest.
     *
     * @return what the platform sends; blocks in reading, ends when the line does
     * @throws LinkFailure if the line itself knows why there is no connection
     */
    InputStream open() throws IOException, MqttException, LinkFailure;

    /** Sends bytes at once; blocks while the platform takes no more. One thread at a time, after {@link #open}. */
    void write(byte[] bytes, int length) throws IOException;

    /** Ends the line at once, whatever it is doing, also before it is open. Any thread, any number of times. */
    void cut();
}
