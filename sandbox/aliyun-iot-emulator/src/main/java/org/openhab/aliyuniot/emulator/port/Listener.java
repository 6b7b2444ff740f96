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
package org.openhab.aliyuniot.emulator.port;

import io.vertx.core.Future;

/** Ports that devices connect to over one protocol. To be used on the emulator's event loop only. */
public interface Listener {
    /** Opens those ports that are not open; a free port that was chosen once stays. A failure says which port is taken. */
    Future<?> listen();

    /** Closes all ports with all their connections. */
    Future<?> close();

    /** Forgets what devices would otherwise go on with after the ports were closed. */
    default void forgetSessions() {}
}
