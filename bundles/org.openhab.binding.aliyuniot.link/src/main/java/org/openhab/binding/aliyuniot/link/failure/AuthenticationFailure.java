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
package org.openhab.binding.aliyuniot.link.failure;

/**
 * The platform does not accept who the device says it is; only other credentials or a change in the console help.
 */
public final class AuthenticationFailure extends LinkFailure {
    private static final long serialVersionUID = 1L;

    public AuthenticationFailure(Reason reason, String message) {
        super(Family.AUTHENTICATION, reason, message, null);
    }
}
