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
package org.openhab.core.config.core.status;

import java.util.Locale;
import org.eclipse.jdt.annotation.Nullable;

/**
 * What is worth saying about one parameter. The text comes from the properties file of the add-on, under the key {@code
 * config-status.<type>.<suffix>}; until it has been looked up, {@link #message} is {@code null}.
 */
public final class ConfigStatusMessage {
    /** How much the message matters. */
    public enum Type {
        INFORMATION,
        WARNING,
        ERROR,
        PENDING
    }

    public final String parameterName;
    public final Type type;
    public final @Nullable String message;
    public final @Nullable Integer statusCode;

    final @Nullable String messageKey;
    final @Nullable Object[] arguments;

    private ConfigStatusMessage(final Builder builder) {
        parameterName = builder.parameterName;
        type = builder.type;
        messageKey = builder.messageKeySuffix == null
                ? null
                : "config-status." + type.name().toLowerCase(Locale.ROOT) + "." + builder.messageKeySuffix;
        arguments = builder.arguments;
        message = null;
        statusCode = null;
    }

    /** Builds a {@link ConfigStatusMessage}. */
    public static class Builder {
        private final String parameterName;
        private final Type type;
        private @Nullable String messageKeySuffix;
        private @Nullable Object[] arguments = new Object[0];

        private Builder(final String parameterName, final Type type) {
            this.parameterName = parameterName;
            this.type = type;
        }

        public static Builder error(final String parameterName) {
            return new Builder(parameterName, Type.ERROR);
        }

        /** Names the text: the part of its key after {@code config-status.<type>.} */
        public Builder withMessageKeySuffix(final String messageKeySuffix) {
            this.messageKeySuffix = messageKeySuffix;
            return this;
        }

        /** Sets the values of the text's place holders. */
        public Builder withArguments(final Object... arguments) {
            this.arguments = arguments.clone();
            return this;
        }

        public ConfigStatusMessage build() {
            return new ConfigStatusMessage(this);
        }
    }
}
