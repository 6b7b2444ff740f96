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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InnerClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.openhab.standin.recordings.SignatureList.Header;
import org.openhab.standin.recordings.SignatureList.Member;

/**
 * Finds what the stand-in's public and protected API has and the real openHAB core has not.
 *
 * <p>A type or member must be in the lists of both versions with the same modifiers, checked exceptions, constant value and
 * generic signature. A type may implement fewer interfaces than the real one and leave out members. A member that the real
 * type inherits may be declared anew. Packages named {@code internal} are the stand-in's own business.
 */
public final class SignatureCheck {
    /** Part of how a member works, not of how it is used. */
    private static final Set<String> NOT_COMPARED = Set.of("synchronized", "deprecated");

    private static final int VISIBLE = Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED;

    private final SignatureList older = SignatureList.ofVersion("4.3.11");
    private final SignatureList newer = SignatureList.ofVersion("5.2.1");
    private final Map<String, ClassNode> classes;
    private final Map<String, String> followingNewer;
    private final Set<String> used = new TreeSet<>();
    private final List<String> findings = new ArrayList<>();

    private SignatureCheck(Map<String, ClassNode> classes, Map<String, String> followingNewer) {
        this.classes = classes;
        this.followingNewer = followingNewer;
    }

    /**
     * Checks every class of the openHAB packages in a folder of compiled classes.
     *
     * @param classes the folder, such as {@code target/classes}
     * @param followingNewer what is allowed to be in the list of 5.2.1 only: {@code type} or {@code type#member} as
     *     written in the list, with the reason
     * @return one line for each finding, needless entries of {@code followingNewer} included
     * @throws IllegalArgumentException if there is no class to check
     */
    public static List<String> findings(Path classes, Map<String, String> followingNewer) {
        SignatureCheck check = new SignatureCheck(read(classes), followingNewer);
        if (check.classes.isEmpty()) {
            throw new IllegalArgumentException("No class of an openHAB package in " + classes);
        }
        check.classes.values().stream().filter(check::isVisible).forEach(check::checkType);
        Set<String> needless = new TreeSet<>(followingNewer.keySet());
        needless.removeAll(check.used);
        needless.forEach(key -> check.findings.add(key + ": needs no exception"));
        return check.findings;
    }

    private static Map<String, ClassNode> read(Path folder) {
        Map<String, ClassNode> nodes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                ClassNode node = new ClassNode();
                new ClassReader(Files.readAllBytes(file))
                        .accept(node, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
                if (node.name.startsWith("org/openhab/core/") && !node.name.contains("/internal/")) {
                    nodes.put(node.name, node);
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("Cannot read the classes in " + folder, e);
        }
        return nodes;
    }

    /** Nested types carry their real access in the list of inner classes; they count if every outer type does. */
    private boolean isVisible(ClassNode node) {
        if (node.name.endsWith("/package-info")) {
            return false;
        }
        InnerClassNode nested = nested(node);
        if (nested == null) {
            return (node.access & VISIBLE) != 0;
        }
        ClassNode outer = nested.outerName == null ? null : classes.get(nested.outerName);
        return (nested.access & VISIBLE) != 0 && outer != null && isVisible(outer);
    }

    private static @Nullable InnerClassNode nested(ClassNode node) {
        return node.innerClasses.stream()
                .filter(inner -> inner.name.equals(node.name))
                .findFirst()
                .orElse(null);
    }

    private void checkType(ClassNode node) {
        String type = node.name.replace('/', '.');
        InnerClassNode nested = nested(node);
        Header actual = new Header(
                Modifiers.ofType(nested == null ? node.access : nested.access, node.access),
                node.superName.replace('/', '.'),
                names(node.interfaces));
        Header newerHeader = newer.header(type);
        if (newerHeader == null) {
            findings.add(type + ": openHAB 5.2.1 has no such type");
            return;
        }
        Header olderHeader = older.header(type);
        if (olderHeader == null && !allowed(type)) {
            findings.add(type + ": openHAB 4.3.11 has no such type");
        }
        compareHeader(type, actual, newerHeader, "5.2.1");
        if (olderHeader != null && !olderHeader.equals(newerHeader) && !allowed(type)) {
            compareHeader(type, actual, olderHeader, "4.3.11");
        }
        for (FieldNode field : node.fields) {
            if (isVisible(field.access)) {
                Object value = field.value;
                check(
                        type,
                        field.name + ":" + field.desc,
                        Modifiers.ofField(field.access),
                        Set.of(),
                        value == null ? null : value.toString(),
                        field.signature);
            }
        }
        for (MethodNode method : node.methods) {
            if (isVisible(method.access)) {
                check(
                        type,
                        method.name + method.desc,
                        Modifiers.ofMethod(method.access),
                        names(method.exceptions),
                        null,
                        method.signature);
            }
        }
    }

    private void compareHeader(String type, Header actual, Header real, String version) {
        if (!compared(real.modifiers()).equals(compared(actual.modifiers()))) {
            findings.add(type + ": is " + real.modifiers() + " in " + version + ", not " + actual.modifiers());
        }
        if (!real.superclass().equals(actual.superclass())) {
            findings.add(type + ": extends " + real.superclass() + " in " + version + ", not " + actual.superclass());
        }
        Set<String> added = new TreeSet<>(actual.interfaces());
        added.removeAll(real.interfaces());
        if (!added.isEmpty()) {
            findings.add(type + ": does not implement " + added + " in " + version);
        }
    }

    private void check(
            String type,
            String nameAndDescriptor,
            Set<String> modifiers,
            Set<String> exceptions,
            @Nullable String constant,
            @Nullable String generic) {
        Member actual = new Member(compared(modifiers), checkedOnes(exceptions), constant, generic);
        String key = type + "#" + nameAndDescriptor;
        String inNewer = difference(newer, type, nameAndDescriptor, actual);
        if (inNewer != null) {
            findings.add(key + ": " + inNewer + " in 5.2.1");
        } else {
            String inOlder = difference(older, type, nameAndDescriptor, actual);
            if (inOlder != null && !allowed(type) && !allowed(key)) {
                findings.add(key + ": " + inOlder + " in 4.3.11");
            }
        }
    }

    /** What is wrong with the member; null if it is as in the list or overrides what the real type inherits. */
    private static @Nullable String difference(
            SignatureList list, String type, String nameAndDescriptor, Member actual) {
        Member real = list.member(type, nameAndDescriptor);
        if (real == null) {
            return isInherited(list, type, nameAndDescriptor) ? null : "is no member";
        }
        Member expected =
                new Member(compared(real.modifiers()), checkedOnes(real.exceptions()), real.constant(), real.generic());
        return expected.equals(actual) ? null : "is " + expected + ", not " + actual;
    }

    private static boolean isInherited(SignatureList list, String type, String nameAndDescriptor) {
        Header header = list.header(type);
        if (header == null) {
            return JavaTypes.declares(type, nameAndDescriptor);
        }
        return Stream.concat(Stream.of(header.superclass()), header.interfaces().stream())
                .anyMatch(parent ->
                        list.member(parent, nameAndDescriptor) != null || isInherited(list, parent, nameAndDescriptor));
    }

    private boolean allowed(String key) {
        boolean allowed = followingNewer.containsKey(key);
        if (allowed) {
            used.add(key);
        }
        return allowed;
    }

    private static boolean isVisible(int access) {
        return (access & VISIBLE) != 0 && (access & (Opcodes.ACC_SYNTHETIC | Opcodes.ACC_BRIDGE)) == 0;
    }

    private static Set<String> compared(Set<String> modifiers) {
        Set<String> compared = new TreeSet<>(modifiers);
        compared.removeAll(NOT_COMPARED);
        return compared;
    }

    private static Set<String> checkedOnes(Set<String> exceptions) {
        Set<String> checked = new TreeSet<>(exceptions);
        checked.removeIf(JavaTypes::isUncheckedException);
        return checked;
    }

    private static Set<String> names(@Nullable List<String> internalNames) {
        Set<String> names = new TreeSet<>();
        if (internalNames != null) {
            internalNames.forEach(name -> names.add(name.replace('/', '.')));
        }
        return names;
    }
}
