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
 * A setting cannot be used; the user has to change it.
 */
public final class ConfigurationFailure extends LinkFailure {
    private static final long serialVersionUID = 1L;

    public ConfigurationFailure(Reason reason, String message) {
        super(Family.CONFIGURATION, reason, message, null);
    }

    public ConfigurationFailure(Reason reason, String message, Throwable cause) {
        super(Family.CONFIGURATION, reason, message, cause);
    }
}
