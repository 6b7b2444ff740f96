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
package org.openhab.binding.aliyuniot.link.gateway.session;

import org.openhab.binding.aliyuniot.link.failure.LinkFailure;

/**
 * Wants a sub-device logged in; told on the mailbox of the logins, returns at once.
 */
interface Joiner {
    void loggedIn();

    /** It is not, or not any more; nothing follows. */
    void ended(LinkFailure reason);
}
