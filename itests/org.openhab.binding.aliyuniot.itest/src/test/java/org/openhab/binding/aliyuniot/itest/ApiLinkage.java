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
package org.openhab.binding.aliyuniot.itest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.jdt.annotation.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.openhab.standin.recordings.SignatureList;

/**
 * Finds what classes ask of openHAB's API and one version of the real openHAB core does not have, as the JVM would when
 * it links them: types, fields, methods looked up through the supertypes, elements of annotations, and methods that have
 * to be implemented.
 *
 * <p>Only {@code org.openhab.core} is looked at; other packages come from the JDK, from OSGi and from libraries.
 */
final class ApiLinkage {
    private static final String OPENHAB = "org/openhab/core/";

    private final String version;
    private final SignatureList api;
    private final Map<String, ClassNode> classes = new TreeMap<>();
    private final Map<String, Shape> shapes = new HashMap<>();
    private final Set<String> findings = new TreeSet<>();

    /** A type as far as linking is concerned; members by name and descriptor, each with its modifiers. */
    private record Shape(Set<String> modifiers, List<String> supertypes, Map<String, Set<String>> members) {
        boolean is(String modifier) {
            return modifiers.contains(modifier);
        }
    }

    private ApiLinkage(String version) {
        this.version = version;
        this.api = SignatureList.ofVersion(version);
    }

    /**
     * @param version of the signature list
     * @param classFiles what to check
     * @return one line for each finding: class, type or member, version
     */
    static Set<String> findings(String version, Iterable<byte[]> classFiles) {
        ApiLinkage linkage = new ApiLinkage(version);
        for (byte[] classFile : classFiles) {
            ClassNode node = new ClassNode();
            new ClassReader(classFile).accept(node, ClassReader.SKIP_FRAMES);
            linkage.classes.put(node.name, node);
        }
        linkage.classes.values().forEach(linkage::check);
        return linkage.findings;
    }

    private void check(ClassNode node) {
        node.accept(new ClassRemapper(new ClassNode(), new Remapper(Opcodes.ASM9) {
            @Override
            public String map(String name) {
                if (isOpenHab(name) && shape(name) == null) {
                    find(node, name, "is no type");
                }
                return name;
            }
        }));
        for (MethodNode method : node.methods) {
            for (AbstractInsnNode instruction : method.instructions) {
                check(node, instruction);
            }
        }
        checkAnnotations(node);
        checkSupertypes(node);
        if ((node.access & Opcodes.ACC_ABSTRACT) == 0) {
            Set<String> missing = abstractMethods(node.name);
            missing.removeIf(method -> isImplemented(node.name, method));
            missing.forEach(method -> find(node, method, "has to be implemented"));
        }
    }

    /** Their types are checked like all others; openHAB would silently miss what it does not find in them. */
    private void checkAnnotations(ClassNode node) {
        List<@Nullable List<AnnotationNode>> all = new ArrayList<>();
        all.add(node.visibleAnnotations);
        all.add(node.invisibleAnnotations);
        for (FieldNode field : node.fields) {
            all.add(field.visibleAnnotations);
            all.add(field.invisibleAnnotations);
        }
        for (MethodNode method : node.methods) {
            all.add(method.visibleAnnotations);
            all.add(method.invisibleAnnotations);
            all.addAll(ofParameters(method.visibleParameterAnnotations));
            all.addAll(ofParameters(method.invisibleParameterAnnotations));
        }
        for (List<AnnotationNode> some : all) {
            if (some != null) {
                some.forEach(annotation -> checkAnnotation(node, annotation));
            }
        }
    }

    private static List<@Nullable List<AnnotationNode>> ofParameters(List<AnnotationNode> @Nullable [] annotations) {
        return annotations == null ? List.of() : Arrays.asList(annotations);
    }

    private void checkAnnotation(ClassNode node, AnnotationNode annotation) {
        String type = Type.getType(annotation.desc).getInternalName();
        Shape shape = isOpenHab(type) ? shape(type) : null;
        List<Object> namesAndValues = annotation.values;
        for (int i = 0; namesAndValues != null && i < namesAndValues.size(); i += 2) {
            String element = namesAndValues.get(i) + "()";
            if (shape != null && shape.members().keySet().stream().noneMatch(member -> member.startsWith(element))) {
                find(node, type + "#" + element, "is no element");
            }
            Object value = namesAndValues.get(i + 1);
            for (Object one : value instanceof List<?> several ? several : List.of(value)) {
                if (one instanceof AnnotationNode inner) {
                    checkAnnotation(node, inner);
                }
            }
        }
    }

    private void check(ClassNode node, AbstractInsnNode instruction) {
        if (instruction instanceof MethodInsnNode call) {
            checkMethod(node, call.owner, call.name + call.desc, call.getOpcode() == Opcodes.INVOKESTATIC, call.itf);
        } else if (instruction instanceof FieldInsnNode access) {
            boolean isStatic = access.getOpcode() == Opcodes.GETSTATIC || access.getOpcode() == Opcodes.PUTSTATIC;
            checkMember(node, access.owner, access.name + ":" + access.desc, isStatic);
        } else if (instruction instanceof InvokeDynamicInsnNode dynamic) {
            checkHandle(node, dynamic.bsm);
            Arrays.stream(dynamic.bsmArgs).forEach(argument -> checkConstant(node, argument));
            checkFunction(node, dynamic);
        } else if (instruction instanceof LdcInsnNode constant) {
            checkConstant(node, constant.cst);
        }
    }

    private void checkConstant(ClassNode node, Object constant) {
        if (constant instanceof Handle handle) {
            checkHandle(node, handle);
        }
    }

    private void checkHandle(ClassNode node, Handle handle) {
        boolean isField = handle.getTag() <= Opcodes.H_PUTSTATIC;
        if (isField) {
            boolean isStatic = handle.getTag() == Opcodes.H_GETSTATIC || handle.getTag() == Opcodes.H_PUTSTATIC;
            checkMember(node, handle.getOwner(), handle.getName() + ":" + handle.getDesc(), isStatic);
        } else {
            checkMethod(
                    node,
                    handle.getOwner(),
                    handle.getName() + handle.getDesc(),
                    handle.getTag() == Opcodes.H_INVOKESTATIC,
                    handle.isInterface());
        }
    }

    /** A lambda implements one method; an interface that has another one is not implemented by it. */
    private void checkFunction(ClassNode node, InvokeDynamicInsnNode dynamic) {
        Type made = Type.getReturnType(dynamic.desc);
        if (made.getSort() == Type.OBJECT
                && isOpenHab(made.getInternalName())
                && dynamic.bsm.getOwner().equals("java/lang/invoke/LambdaMetafactory")) {
            String function = dynamic.name + dynamic.bsmArgs[0];
            Set<String> missing = abstractMethods(made.getInternalName());
            missing.removeIf(
                    method -> method.endsWith("#" + function) || isImplemented(made.getInternalName(), method));
            missing.forEach(method -> find(node, method, "has to be implemented by a lambda"));
        }
    }

    private void checkMethod(ClassNode node, String owner, String member, boolean isStatic, boolean isInterface) {
        checkMember(node, owner, member, isStatic);
        Shape shape = isOpenHab(owner) ? shape(owner) : null;
        if (shape != null && shape.is("interface") != isInterface) {
            find(node, owner, isInterface ? "is no interface" : "is an interface");
        }
    }

    private void checkMember(ClassNode node, String owner, String member, boolean isStatic) {
        if (owner.startsWith("[") || supertypes(owner).stream().noneMatch(ApiLinkage::isOpenHab)) {
            return;
        }
        Set<String> modifiers = member.startsWith("<init>") ? ownMember(owner, member) : inheritedMember(owner, member);
        if (modifiers == null) {
            if (supertypes(owner).stream().allMatch(type -> shape(type) != null)) {
                find(node, owner + "#" + member, "is no member");
            } else {
                find(node, owner + "#" + member, "is not to be found, as a supertype is missing");
            }
        } else if (modifiers.contains("static") != isStatic) {
            find(node, owner + "#" + member, isStatic ? "is not static" : "is static");
        }
    }

    private void checkSupertypes(ClassNode node) {
        Shape parent = isOpenHab(node.superName) ? shape(node.superName) : null;
        if (parent != null && (parent.is("final") || parent.is("interface"))) {
            find(node, node.superName, "cannot be extended");
        }
        for (String name : node.interfaces) {
            Shape shape = isOpenHab(name) ? shape(name) : null;
            if (shape != null && !shape.is("interface")) {
                find(node, name, "is no interface");
            }
        }
        for (MethodNode method : node.methods) {
            String member = method.name + method.desc;
            for (String type : supertypes(node.name)) {
                Set<String> overridden = isOpenHab(type) ? ownMember(type, member) : null;
                if (overridden != null && overridden.contains("final") && !method.name.equals("<init>")) {
                    find(node, type + "#" + member, "is final");
                }
            }
        }
    }

    /** The abstract methods of openHAB's types that the type is one of, as type#name and descriptor. */
    private Set<String> abstractMethods(String type) {
        Set<String> found = new TreeSet<>();
        for (String supertype : supertypes(type)) {
            Shape shape = isOpenHab(supertype) ? shape(supertype) : null;
            if (shape != null) {
                shape.members().forEach((member, modifiers) -> {
                    if (modifiers.contains("abstract") && member.indexOf(':') < 0) {
                        found.add(supertype + "#" + member);
                    }
                });
            }
        }
        return found;
    }

    private boolean isImplemented(String type, String method) {
        String member = method.substring(method.indexOf('#') + 1);
        return supertypes(type).stream()
                .anyMatch(supertype -> isImplementation(ownMember(supertype, member))
                        || isOpenHab(supertype) && isImplementedMoreSpecific(supertype, member));
    }

    private static boolean isImplementation(@Nullable Set<String> modifiers) {
        return modifiers != null && !modifiers.contains("abstract") && !modifiers.contains("static");
    }

    /** The compiler adds a method for one that returns something more specific; the lists are without those. */
    private boolean isImplementedMoreSpecific(String type, String member) {
        String withoutReturnType = member.substring(0, member.indexOf(')') + 1);
        Shape shape = shape(type);
        return shape != null
                && !shape.is("interface")
                && shape.members().entrySet().stream()
                        .anyMatch(
                                own -> own.getKey().startsWith(withoutReturnType) && isImplementation(own.getValue()));
    }

    private @Nullable Set<String> inheritedMember(String owner, String member) {
        for (String type : supertypes(owner)) {
            Set<String> modifiers = ownMember(type, member);
            if (modifiers != null) {
                return modifiers;
            }
        }
        return null;
    }

    private @Nullable Set<String> ownMember(String type, String member) {
        Shape shape = shape(type);
        return shape == null ? null : shape.members().get(member);
    }

    /** The type itself and all above it, superclasses before interfaces. */
    private Set<String> supertypes(String type) {
        Set<String> found = new LinkedHashSet<>();
        collectSupertypes(type, found);
        return found;
    }

    private void collectSupertypes(String type, Set<String> found) {
        if (found.add(type)) {
            Shape shape = shape(type);
            if (shape != null) {
                shape.supertypes().forEach(supertype -> collectSupertypes(supertype, found));
            }
        }
    }

    /** What the signature list, the checked classes or the JDK say of a type; {@code null} if none of them has it. */
    private @Nullable Shape shape(String type) {
        if (!shapes.containsKey(type)) {
            ClassNode own = classes.get(type);
            shapes.put(type, isOpenHab(type) ? listed(type) : own != null ? compiled(own) : ofRuntime(type));
        }
        return shapes.get(type);
    }

    private @Nullable Shape listed(String type) {
        String name = type.replace('/', '.');
        SignatureList.Header header = api.header(name);
        if (header == null) {
            return null;
        }
        List<String> supertypes = new ArrayList<>();
        supertypes.add(header.superclass().replace('.', '/'));
        header.interfaces().forEach(parent -> supertypes.add(parent.replace('.', '/')));
        Map<String, Set<String>> members = new TreeMap<>();
        api.membersOf(name).forEach((member, signature) -> members.put(member, signature.modifiers()));
        return new Shape(header.modifiers(), supertypes, members);
    }

    private static @Nullable Shape ofRuntime(String type) {
        try (InputStream in = ClassLoader.getPlatformClassLoader().getResourceAsStream(type + ".class")) {
            if (in == null) {
                return null;
            }
            ClassNode node = new ClassNode();
            new ClassReader(in).accept(node, ClassReader.SKIP_CODE);
            return compiled(node);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Shape compiled(ClassNode node) {
        List<String> supertypes = new ArrayList<>();
        if (node.superName != null) {
            supertypes.add(node.superName);
        }
        supertypes.addAll(node.interfaces);
        Map<String, Set<String>> members = new TreeMap<>();
        for (FieldNode field : node.fields) {
            members.put(field.name + ":" + field.desc, modifiers(field.access));
        }
        for (MethodNode method : node.methods) {
            members.put(method.name + method.desc, modifiers(method.access));
        }
        return new Shape(modifiers(node.access), supertypes, members);
    }

    private static Set<String> modifiers(int access) {
        Set<String> modifiers = new HashSet<>();
        Map.of(
                        Opcodes.ACC_STATIC, "static",
                        Opcodes.ACC_ABSTRACT, "abstract",
                        Opcodes.ACC_FINAL, "final",
                        Opcodes.ACC_INTERFACE, "interface")
                .forEach((flag, name) -> {
                    if ((access & flag) != 0) {
                        modifiers.add(name);
                    }
                });
        return modifiers;
    }

    private static boolean isOpenHab(String type) {
        return type.startsWith(OPENHAB);
    }

    private void find(ClassNode node, String what, String problem) {
        findings.add("%s: %s %s in openHAB %s"
                .formatted(node.name.replace('/', '.'), what.replace('/', '.'), problem, version));
    }
}
