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
package org.openhab.core.types;

/** Has what the real type has, and private things of its own. */
public final class EventOption {
    private final String value;

    public EventOption(String value, String label) {
        this.value = value + label;
    }

    public String getValue() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EventOption option && value.equals(option.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }
}
