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
package org.openhab.binding.aliyuniot.link.session;

/**
 * A service of the platform that one session carries, such as tags, time or firmware. It is made before the session
 * starts, so that what it subscribes is heeded from the first connection on. Its owner keeps all features of a session
 * in one list and tells each of them what {@link SessionListener} hears, one call at a time; none of these methods
 * blocks.
 */
public interface SessionFeature extends AutoCloseable {
    /** The session is {@link SessionState#ONLINE}: what has waited for a connection is due. Called once a connection. */
    default void online() {}

    /** The connection is lost: what was asked for over it is answered no more. */
    default void offline() {}

    /** Ends the feature for good, with everything that is open. A second call does nothing. */
    @Override
    void close();
}
