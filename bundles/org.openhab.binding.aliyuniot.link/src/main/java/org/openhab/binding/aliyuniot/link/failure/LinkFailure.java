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

import org.openhab.binding.aliyuniot.link.text.ForeignText;

/**
 * Something that did not work on the way to the platform. The subclass tells who can help, the reason tells what to do;
 * the message is a full sentence in English for logs and never carries a secret.
 */
public abstract sealed class LinkFailure extends Exception
        permits AuthenticationFailure, ConfigurationFailure, NetworkFailure, ProtocolFailure, QuotaFailure {
    private static final long serialVersionUID = 1L;
    private static final int MAX_LENGTH = 1000;

    LinkFailure(String message) {
        super(ForeignText.line(message, MAX_LENGTH));
    }

    LinkFailure(String message, Throwable cause) {
        super(ForeignText.line(message, MAX_LENGTH), cause);
    }

    /**
     * What went wrong, as a constant of the subclass's own enumeration.
     */
    public abstract Enum<?> reason();
}
