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

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jdt.annotation.NonNullByDefault;

/** The configuration classes that the recordings name by the declaration of their field. */
@NonNullByDefault({})
final class ConfigurationClasses {

    private static final Map<String, Class<?>> BY_DECLARATION = Map.ofEntries(
            Map.entry("BigDecimal x = 9.9", OfBigDecimal.class),
            Map.entry("Boolean x = null", OfBooleanWrapper.class),
            Map.entry("Double x = null", OfDoubleWrapper.class),
            Map.entry("Float x = null", OfFloatWrapper.class),
            Map.entry("Integer x = 7", OfInteger.class),
            Map.entry("List<BigDecimal> x = []", OfListBigDecimal.class),
            Map.entry("List<E> x = [] with enum E {A, B_C, lower}", OfListE.class),
            Map.entry("List<Integer> x = [1]", OfListInteger.class),
            Map.entry("List<String> x = [d]", OfListString.class),
            Map.entry("Long x = null", OfLongWrapper.class),
            Map.entry("Map<String,String> x = {}", OfMapStringString.class),
            Map.entry("Object x = \"d\"", OfObject.class),
            Map.entry("Set<String> x = {d}", OfSetString.class),
            Map.entry("String x = \"def\"", OfString.class),
            Map.entry("String[] x = {d}", OfStringArray.class),
            Map.entry("boolean x = true", OfBoolean.class),
            Map.entry("byte x = 3", OfByte.class),
            Map.entry("double x = 1.5", OfDouble.class),
            Map.entry("enum E {A, B_C, lower} x = A", OfE.class),
            Map.entry("float x = 1.5", OfFloat.class),
            Map.entry("int x = 7", OfInt.class),
            Map.entry("long x = 7", OfLong.class),
            Map.entry("short x = 3", OfShort.class),
            Map.entry("String x = \"def\" declared in the superclass; subclass has int y = 1", Inheriting.class),
            Map.entry("String x; constructor throws IllegalStateException(\"ctor\")", Throwing.class),
            Map.entry("String x; only constructor takes a String", WithoutDefaultConstructor.class),
            Map.entry("private String x = \"def\"", PrivateField.class),
            Map.entry("private nested class with String x = \"def\"", PrivateClass.class),
            Map.entry("public static String x = \"def\"", StaticField.class),
            Map.entry("record(String x, int n, Boolean b)", Components.class),
            Map.entry("transient String x = \"def\"", TransientField.class));

    private ConfigurationClasses() {}

    static Class<?> declaring(final String declaration) {
        final Class<?> found = BY_DECLARATION.get(declaration);
        if (found == null) {
            throw new IllegalArgumentException("No class with the field " + declaration);
        }
        return found;
    }

    public enum E {
        A,
        B_C,
        lower
    }

    public static class OfBigDecimal {
        public BigDecimal x = new BigDecimal("9.9");
    }

    public static class OfBooleanWrapper {
        public Boolean x = null;
    }

    public static class OfDoubleWrapper {
        public Double x = null;
    }

    public static class OfFloatWrapper {
        public Float x = null;
    }

    public static class OfInteger {
        public Integer x = 7;
    }

    public static class OfListBigDecimal {
        public List<BigDecimal> x = List.of();
    }

    public static class OfListE {
        public List<E> x = List.of();
    }

    public static class OfListInteger {
        public List<Integer> x = List.of(1);
    }

    public static class OfListString {
        public List<String> x = List.of("d");
    }

    public static class OfLongWrapper {
        public Long x = null;
    }

    public static class OfMapStringString {
        public Map<String, String> x = Map.of();
    }

    public static class OfObject {
        public Object x = "d";
    }

    public static class OfSetString {
        public Set<String> x = Set.of("d");
    }

    public static class OfString {
        public String x = "def";
    }

    public static class OfStringArray {
        public String[] x = {"d"};
    }

    public static class OfBoolean {
        public boolean x = true;
    }

    public static class OfByte {
        public byte x = 3;
    }

    public static class OfDouble {
        public double x = 1.5;
    }

    public static class OfE {
        public E x = E.A;
    }

    public static class OfFloat {
        public float x = 1.5f;
    }

    public static class OfInt {
        public int x = 7;
    }

    public static class OfLong {
        public long x = 7;
    }

    public static class OfShort {
        public short x = 3;
    }

    public static class OfSuper {
        public String x = "def";
    }

    public static class Inheriting extends OfSuper {
        public int y = 1;
    }

    public static class Throwing {
        public String x;

        public Throwing() {
            throw new IllegalStateException("ctor");
        }
    }

    public static class WithoutDefaultConstructor {
        public String x;

        public WithoutDefaultConstructor(final String x) {
            this.x = x;
        }
    }

    public static class PrivateField {
        private String x = "def";
    }

    private static class PrivateClass {
        public String x = "def";
    }

    public static class StaticField {
        public static String x = "def";
    }

    public static class TransientField {
        public transient String x = "def";
    }

    public record Components(String x, int n, Boolean b) {}
}
