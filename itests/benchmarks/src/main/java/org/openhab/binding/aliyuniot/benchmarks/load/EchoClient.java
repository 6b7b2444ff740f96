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
package org.openhab.binding.aliyuniot.benchmarks.load;

import java.util.concurrent.CompletionStage;

/**
 * One connected device of a client library. All methods return at once.
 */
public interface EchoClient {
    /** Connects and subscribes what the device's messages come back on; ends when the broker has acknowledged both. */
    CompletionStage<?> connect();

    /** Sends with QoS 1; ends with the broker's acknowledgement. */
    CompletionStage<?> publish(byte[] payload);

    /** Disconnects; ends when the connection is closed. */
    CompletionStage<?> close();
}
