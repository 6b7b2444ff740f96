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
 * Hears what becomes of sub-devices, on the mailbox of the logins.
 */
interface JoinResults {
    void loggedIn(Member member);

    void failed(Member member, LinkFailure reason);

    /** It is logged out, as was wanted, or was left before it was logged in. */
    void out(Member member);
}
