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

import static org.assertj.core.api.Assertions.assertThat;
import static org.objectweb.asm.Opcodes.ACC_ABSTRACT;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.GETSTATIC;
import static org.objectweb.asm.Opcodes.INVOKEINTERFACE;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.RETURN;
import static org.objectweb.asm.Opcodes.V17;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;

/** The bundles of the KAR link against both ends of the supported versions of openHAB. */
class ApiLinkageIT {
    private static final String ANNOTATIONS = "org/openhab/core/automation/annotation/";
    private static final String THING = "org/openhab/core/thing/Thing";
    private static final String FACTORY = "org/openhab/core/thing/binding/BaseThingHandlerFactory";
    private static final String REGISTER_SERVICE = "(Lorg/openhab/core/thing/binding/ThingHandler;Ljava/lang/Class;)V";

    @ParameterizedTest
    @ValueSource(strings = {"4.3.11", "5.2.1"})
    void everyReferenceIsThere(String openHab) throws Exception {
        List<byte[]> classes = new ArrayList<>();
        for (Kar.Bundle bundle : Kar.read(SourceTree.layout().kar()).bundles()) {
            bundle.entries().forEach((name, content) -> {
                if (name.endsWith(".class")) {
                    classes.add(content);
                }
            });
        }
        assertThat(classes).hasSizeGreaterThan(50);
        assertThat(ApiLinkage.findings(openHab, classes))
                .as("references to openHAB; a type that is new to the add-on has to be taken into the signature lists")
                .isEmpty();
    }

    @Test
    void aMethodThatOnlyTheNewerVersionHasIsFoundInTheOlder() {
        byte[] caller = classThat("java/lang/Object", code -> {
            code.visitVarInsn(ALOAD, 1);
            code.visitMethodInsn(INVOKEINTERFACE, THING, "getSemanticEquipmentTag", "()Ljava/lang/String;", true);
        });
        assertThat(findings("4.3.11", caller))
                .containsExactly("test.Made: org.openhab.core.thing.Thing#getSemanticEquipmentTag()Ljava.lang.String; "
                        + "is no member in openHAB 4.3.11");
        assertThat(findings("5.2.1", caller)).isEmpty();
    }

    @Test
    void aMethodIsLookedUpThroughTheSupertypesOfOurOwnClass() {
        byte[] caller = classThat(FACTORY, code -> {
            code.visitMethodInsn(INVOKEVIRTUAL, "test/Made", "registerService", REGISTER_SERVICE, false);
            code.visitMethodInsn(INVOKEVIRTUAL, "test/Made", "hashCode", "()I", false);
        });
        assertThat(findings("4.3.11", caller))
                .anyMatch(finding -> finding.startsWith("test.Made: " + "test.Made#registerService"));
        assertThat(findings("5.2.1", caller)).noneMatch(finding -> finding.contains("test.Made#"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.3.11", "5.2.1"})
    void anUnimplementedMethodIsFound(String openHab) {
        assertThat(findings(openHab, classThat(FACTORY, code -> {})))
                .anyMatch(finding -> finding.contains("BaseThingHandlerFactory#createHandler")
                        && finding.endsWith("has to be implemented in openHAB " + openHab));
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.3.11", "5.2.1"})
    void wrongKindsOfReferencesAreFound(String openHab) {
        byte[] caller = classThat("org/openhab/core/types/RefreshType", code -> {
            code.visitFieldInsn(GETSTATIC, THING, "PROPERTY_NONE", "Ljava/lang/String;");
            code.visitMethodInsn(INVOKESTATIC, THING, "getUID", "()Lorg/openhab/core/thing/ThingUID;", false);
            code.visitMethodInsn(INVOKESTATIC, "org/openhab/core/None", "none", "()V", false);
        });
        assertThat(String.join("\n", findings(openHab, caller)))
                .contains(
                        "RefreshType cannot be extended",
                        "Thing#PROPERTY_NONE:Ljava.lang.String; is no member",
                        "Thing#getUID()Lorg.openhab.core.thing.ThingUID; is not static",
                        "Thing is an interface",
                        "org.openhab.core.None is no type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.3.11", "5.2.1"})
    void anElementOfAnAnnotationThatIsNotThereIsFound(String openHab) {
        ClassWriter made = new ClassWriter(0);
        made.visit(V17, ACC_PUBLIC | ACC_SUPER, "test/Made", null, "java/lang/Object", null);
        MethodVisitor method = made.visitMethod(ACC_PUBLIC | ACC_ABSTRACT, "run", "(I)V", null, null);
        AnnotationVisitor action = method.visitAnnotation("L" + ANNOTATIONS + "RuleAction;", true);
        action.visit("label", "Run");
        action.visit("colour", "red");
        AnnotationVisitor input = method.visitParameterAnnotation(0, "L" + ANNOTATIONS + "ActionInput;", true);
        input.visit("name", "count");
        input.visit("shape", "round");
        assertThat(findings(openHab, made.toByteArray()))
                .containsExactly(
                        "test.Made: org.openhab.core.automation.annotation.ActionInput#shape() is no element in openHAB "
                                + openHab,
                        "test.Made: org.openhab.core.automation.annotation.RuleAction#colour() is no element in openHAB "
                                + openHab);
    }

    private static Set<String> findings(String openHab, byte[] classFile) {
        return ApiLinkage.findings(openHab, List.of(classFile));
    }

    private static byte[] classThat(String superclass, Consumer<MethodVisitor> does) {
        ClassWriter made = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        made.visit(V17, ACC_PUBLIC | ACC_SUPER, "test/Made", null, superclass, null);
        MethodVisitor code = made.visitMethod(ACC_PUBLIC, "run", "(L" + THING + ";)V", null, null);
        code.visitCode();
        does.accept(code);
        code.visitInsn(RETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
        made.visitEnd();
        return made.toByteArray();
    }
}
