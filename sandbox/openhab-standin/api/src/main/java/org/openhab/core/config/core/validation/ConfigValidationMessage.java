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
package org.openhab.core.config.core.validation;

import java.util.List;

/** Says what is wrong with the value of one parameter: a text with place holders, its key, and their values. */
public final class ConfigValidationMessage {
    public final String parameterName;
    public final String defaultMessage;
    public final String messageKey;
    public final Object[] content;

    public ConfigValidationMessage(final String parameterName, final String defaultMessage, final String messageKey) {
        this(parameterName, defaultMessage, messageKey, List.of());
    }

    public ConfigValidationMessage(
            final String parameterName, final String defaultMessage, final String messageKey, final Object... content) {
        this.parameterName = parameterName;
        this.defaultMessage = defaultMessage;
        this.messageKey = messageKey;
        this.content = content.clone();
    }
}
