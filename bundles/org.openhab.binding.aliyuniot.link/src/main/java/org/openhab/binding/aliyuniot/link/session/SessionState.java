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
 * Where a session is in its life: {@code NEW → CONNECTING → ONLINE → WAITING → CONNECTING …}, and {@code CLOSED} from
 * anywhere.
 */
public enum SessionState {
    /** Made, not started. */
    NEW,
    /** Trying to connect. */
    CONNECTING,
    /** Connected and authenticated. */
    ONLINE,
    /** Waiting before the next attempt. */
    WAITING,
    /** Over; nothing follows. */
    CLOSED
}
