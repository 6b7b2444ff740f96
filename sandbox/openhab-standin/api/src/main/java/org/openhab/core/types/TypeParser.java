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

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;

/** Makes states and commands of texts, with the {@code valueOf} methods of their classes. */
public final class TypeParser {
    private TypeParser() {}

    /** The first of the states that the text fits, else null. */
    public static @Nullable State parseState(List<Class<? extends State>> types, String input) {
        for (Class<? extends State> type : types) {
            if (parse(type, input) instanceof State state) {
                return state;
            }
        }
        return null;
    }

    /** The first of the commands that the text fits, else null. */
    public static @Nullable Command parseCommand(List<Class<? extends Command>> types, String input) {
        for (Class<? extends Command> type : types) {
            if (parse(type, input) instanceof Command command) {
                return command;
            }
        }
        return null;
    }

    private static @Nullable Type parse(Class<? extends Type> type, String input) {
        try {
            return (Type) type.getMethod("valueOf", String.class).invoke(null, input);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            return null;
        }
    }
}
