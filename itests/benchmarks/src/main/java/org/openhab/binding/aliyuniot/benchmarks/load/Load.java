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

/**
 * Who decides when a device sends next. Called on the threads of the client under test.
 */
public interface Load {
    /**
     * A message came back and was acknowledged.
     *
     * @param exchange free to be started again
     * @param latency nanoseconds from the start until the message had come back
     */
    void completed(Exchange exchange, long latency);

    /** A message could not be sent. */
    void failed(Throwable reason);
}
