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

import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.Opcodes;

/** Writes access flags in the words of the signature lists. */
final class Modifiers {
    private Modifiers() {}

    /**
     * The modifiers and the kind of a type.
     *
     * @param access as declared, for a nested type as its outer type has it
     * @param kindAccess as the class file itself has it
     */
    static Set<String> ofType(int access, int kindAccess) {
        Set<String> words = ofMember(access);
        if ((kindAccess & Opcodes.ACC_ANNOTATION) != 0) {
            words.add("annotation");
        } else if ((kindAccess & Opcodes.ACC_INTERFACE) != 0) {
            words.add("interface");
        } else if ((kindAccess & Opcodes.ACC_ENUM) != 0) {
            // Constants with bodies make an enum abstract or not final; its use is the same.
            words.add("enum");
        } else if ((kindAccess & Opcodes.ACC_RECORD) != 0) {
            words.add("record");
        } else {
            words.add("class");
        }
        return words;
    }

    static Set<String> ofField(int access) {
        return ofMember(access);
    }

    static Set<String> ofMethod(int access) {
        Set<String> words = ofMember(access);
        if ((access & Opcodes.ACC_VARARGS) != 0) {
            words.add("varargs");
        }
        return words;
    }

    private static Set<String> ofMember(int access) {
        Set<String> words = new TreeSet<>();
        words.add((access & Opcodes.ACC_PUBLIC) != 0 ? "public" : "protected");
        if ((access & Opcodes.ACC_STATIC) != 0) {
            words.add("static");
        }
        if ((access & Opcodes.ACC_ABSTRACT) != 0) {
            words.add("abstract");
        }
        if ((access & Opcodes.ACC_FINAL) != 0) {
            words.add("final");
        }
        return words;
    }
}
