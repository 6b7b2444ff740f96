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

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Collects what is wrong with the parameters of one thing, so that users see all of it at once. For one thread.
 */
public final class Problems {
    private final List<ConfigurationProblem> found = new ArrayList<>();

    /**
     * @param suffix last part of the text's key {@code config-status.error.…}
     * @param arguments of the text; nothing that the user has written
     */
    public void add(String parameter, String suffix, String... arguments) {
        found.add(new ConfigurationProblem(parameter, suffix, List.of(arguments)));
    }

    /**
     * Adds that a text cannot be used, and describes it by its shape.
     *
     * @param allowed what each character of the text has to be, as a class of regular expressions
     */
    public void wrong(String parameter, String suffix, String text, String allowed) {
        found.add(new ConfigurationProblem(
                parameter, suffix, TextShape.of(text, allowed).arguments()));
    }

    /**
     * Makes a value of a text.
     *
     * @param allowed what each character of the text has to be, as a class of regular expressions
     * @return {@code null} if the value refuses it, which is added
     */
    public <T> @Nullable T read(String parameter, String suffix, String text, String allowed, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            wrong(parameter, suffix, text, allowed);
            return null;
        }
    }

    /** Whether a number is within its bounds, both included; adds that it is not. */
    public boolean within(String parameter, int value, int min, int max) {
        if (value < min || value > max) {
            add(parameter, "range", parameter, Integer.toString(min), Integer.toString(max), Integer.toString(value));
            return false;
        }
        return true;
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** All that was added, in this order. */
    public InvalidConfigurationException toException() {
        return new InvalidConfigurationException(found);
    }
}
