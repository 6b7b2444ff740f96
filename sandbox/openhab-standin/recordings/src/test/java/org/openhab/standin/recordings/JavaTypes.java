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
package org.openhab.standin.recordings;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.objectweb.asm.Type;

/** Asks types that the signature lists do not have, such as those of the JDK. */
final class JavaTypes {
    private JavaTypes() {}

    /** Whether the type or one above it has the method; a class that cannot be loaded has none. */
    static boolean declares(String type, String nameAndDescriptor) {
        for (Class<?> at = load(type); at != null; at = at.getSuperclass()) {
            Stream<Method> methods =
                    Stream.concat(Arrays.stream(at.getMethods()), Arrays.stream(at.getDeclaredMethods()));
            if (methods.anyMatch(method -> parameters(method.getName() + Type.getMethodDescriptor(method))
                    .equals(parameters(nameAndDescriptor)))) {
                return true;
            }
        }
        return false;
    }

    static boolean isUncheckedException(String type) {
        Class<?> loaded = load(type);
        return loaded != null && RuntimeException.class.isAssignableFrom(loaded);
    }

    /** Generic interfaces have other return types and parameters in the lists; without the return type is near enough. */
    private static String parameters(String nameAndDescriptor) {
        return nameAndDescriptor.substring(0, nameAndDescriptor.indexOf(')') + 1);
    }

    private static @Nullable Class<?> load(String type) {
        try {
            return Class.forName(type, false, JavaTypes.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
    }
}
