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

import java.util.function.Consumer;
import org.openhab.binding.aliyuniot.benchmarks.broker.Account;

/**
 * A client library under test, with what its clients share.
 */
public interface EchoClients {
    /**
     * Makes a client, not connected yet.
     *
     * @param receiver gets the payload of each received message, on the library's thread
     */
    EchoClient create(Account account, Consumer<byte[]> receiver);

    /** Ends what the clients shared; they are closed before. */
    default void close() {}
}
