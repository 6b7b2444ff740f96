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
package org.openhab.binding.aliyuniot.benchmarks.broker;

import java.io.IOException;

/**
 * A broker as a child process on this machine.
 */
public interface Broker extends AutoCloseable {
    /** Where it takes MQTT over TCP, on 127.0.0.1. */
    int port();

    /** Process id, by which the processor time that it takes is found. */
    long pid();

    @Override
    void close() throws IOException;
}
