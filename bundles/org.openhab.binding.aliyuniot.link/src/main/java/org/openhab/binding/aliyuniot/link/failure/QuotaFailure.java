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
 * A limit of the platform or of this stack is reached.
 */
public final class QuotaFailure extends LinkFailure {
    private static final long serialVersionUID = 1L;

    public QuotaFailure(Reason reason, String message) {
        super(Family.QUOTA, reason, message, null);
    }
}
