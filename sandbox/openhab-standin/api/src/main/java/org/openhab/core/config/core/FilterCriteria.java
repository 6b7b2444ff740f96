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

/** Narrows what a user may pick for a parameter, for instance items with a certain tag. */
public class FilterCriteria {

    private final String name;
    private final String value;

    /** For deserialisers. */
    protected FilterCriteria() {
        this("", "");
    }

    public FilterCriteria(final String name, final String value) {
        this.name = name;
        this.value = value;
    }

    public String getName() {
        return name;
    }

    public String getValue() {
        return value;
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, value);
    }

    @Override
    public boolean equals(final @Nullable Object other) {
        return this == other
                || other instanceof FilterCriteria that && name.equals(that.name) && value.equals(that.value);
    }

    @Override
    public String toString() {
        return "FilterCriteria [name=\"" + name + "\", value=\"" + value + "\"]";
    }
}
