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
package org.openhab.core.config.core;

import java.util.Objects;
import org.eclipse.jdt.annotation.Nullable;

/** A value that a parameter can be set to, with the label that the user sees. */
public class ParameterOption {
    private final String value;
    private final String label;

    public ParameterOption(final String value, final String label) {
        this.value = value;
        this.label = label;
    }

    public String getValue() {
        return value;
    }

    public String getLabel() {
        return label;
    }

    @Override
    public int hashCode() {
        return Objects.hash(value, label);
    }

    @Override
    public boolean equals(final @Nullable Object other) {
        return this == other
                || other instanceof ParameterOption that && value.equals(that.value) && label.equals(that.label);
    }

    @Override
    public String toString() {
        return "ParameterOption [value=\"" + value + "\", label=\"" + label + "\"]";
    }
}
