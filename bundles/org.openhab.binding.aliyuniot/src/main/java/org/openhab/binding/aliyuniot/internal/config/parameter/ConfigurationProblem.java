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
package org.openhab.binding.aliyuniot.internal.config.parameter;

import java.util.List;
import org.openhab.binding.aliyuniot.internal.LocalizedText;
import org.openhab.core.config.core.status.ConfigStatusMessage;

/**
 * One parameter of a thing that cannot be used, and the text that says how to put it right.
 *
 * @param parameter name of the parameter
 * @param suffix last part of the text's key {@code config-status.error.…}
 * @param arguments what fills the gaps of the text; never a secret
 */
public record ConfigurationProblem(String parameter, String suffix, List<String> arguments) {
    private static final String KEY_PREFIX = "config-status.error.";

    public ConfigurationProblem {
        arguments = List.copyOf(arguments);
    }

    /** The problem as shown with the parameter. */
    public ConfigStatusMessage toMessage() {
        return ConfigStatusMessage.Builder.error(parameter)
                .withMessageKeySuffix(suffix)
                .withArguments(arguments.toArray())
                .build();
    }

    /** The problem as shown with the status of the thing. */
    public String toStatusText() {
        return LocalizedText.of(KEY_PREFIX + suffix, arguments);
    }
}
