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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.eclipse.jdt.annotation.NonNullByDefault;

/** Makes the configuration classes that the recordings tell by the declaration of their field. */
@NonNullByDefault({})
public final class ConfigurationClasses {
    private static final Pattern FIELD =
            Pattern.compile("(?<modifiers>(?:(?:public|protected|private|static|final|transient|volatile) )*)"
                    + "(?:enum )?(?<type>\\w+(?:<[\\w, ]+>)?(?:\\[])?)(?: \\{[^}]*})? x(?: = (?<value>[^;]*?))?"
                    + "(?<rest>(?: with enum| declared in|;).*)?");
    private static final String OUTER = ConfigurationClasses.class.getCanonicalName();
    private static final Map<String, Class<?>> MADE = new ConcurrentHashMap<>();

    private ConfigurationClasses() {}

    static Class<?> declaring(final String declaration) {
        return MADE.computeIfAbsent(declaration, ConfigurationClasses::compile);
    }

    /** The enumeration of the recordings. */
    public enum E {
        A,
        B_C,
        lower
    }

    private static String source(final String declaration) {
        if (declaration.startsWith("record(")) {
            return "public " + declaration.replace("record(", "record Made(") + " {}";
        }
        final boolean nested = declaration.startsWith("private nested class with ");
        final Matcher field = FIELD.matcher(declaration.replace("private nested class with ", ""));
        if (!field.matches()) {
            throw new IllegalArgumentException("No field: " + declaration);
        }
        final String rest = field.group("rest") == null ? "" : field.group("rest");
        final String modifiers = field.group("modifiers");
        final String x = (modifiers.matches(".*(public|protected|private) .*") ? "" : "public ") + modifiers
                + field.group("type") + " x" + value(field.group("type"), field.group("value")) + ";";
        if (rest.contains("superclass")) {
            return "class Parent { " + x + " } public class Made extends Parent { "
                    + rest.replaceAll(".*has (.*)", "public $1;") + " }";
        }
        final String constructor = rest.contains("throws")
                ? "public Made() { throw new " + rest.replaceAll(".*throws (.*)", "$1") + "; }"
                : rest.contains("only constructor") ? "public Made(String x) {}" : "";
        return nested
                ? "class Outer { private static class Made { " + x + " } }"
                : "public class Made { " + x + constructor + " }";
    }

    private static String value(final String type, final String told) {
        if (told == null || told.isEmpty()) {
            return "";
        }
        final String collection = type.replaceAll("<.*", "");
        if (told.startsWith("[") || told.startsWith("{")) {
            final String elements = Stream.of(
                            told.substring(1, told.length() - 1).split(","))
                    .map(String::strip)
                    .filter(element -> !element.isEmpty())
                    .map(element -> type.contains("String") ? '"' + element + '"' : element)
                    .collect(Collectors.joining(", "));
            return " = " + (type.endsWith("[]") ? "{" + elements + "}" : collection + ".of(" + elements + ")");
        }
        return switch (type) {
            case "BigDecimal" -> " = new BigDecimal(\"" + told + "\")";
            case "E" -> " = E." + told;
            case "float", "Float" -> " = " + (told.equals("null") ? told : told + "f");
            case "long", "Long" -> " = " + (told.equals("null") ? told : told + "L");
            default -> " = " + told;
        };
    }

    private static Class<?> compile(final String declaration) {
        final String source = source(declaration);
        final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try {
            final Path folder = Files.createTempDirectory("configuration-classes");
            final boolean compiled = compiler.getTask(
                            null,
                            null,
                            null,
                            List.of(
                                    "-d",
                                    folder.toString(),
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    "-proc:none"),
                            null,
                            List.of(new Source(
                                    "import java.math.*; import java.util.*; import " + OUTER + ".E; " + source)))
                    .call();
            if (!compiled) {
                throw new IllegalArgumentException("No class: " + source);
            }
            final ClassLoader loader =
                    new URLClassLoader(new URL[] {folder.toUri().toURL()}, ConfigurationClasses.class.getClassLoader());
            final Class<?> made = loader.loadClass(source.contains("class Outer") ? "Outer$Made" : "Made");
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted((one, other) -> other.compareTo(one)).forEach(file -> load(loader, folder, file));
            }
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Loads what is in the file before it goes. */
    private static void load(final ClassLoader loader, final Path folder, final Path file) {
        try {
            final String name = folder.relativize(file).toString();
            if (name.endsWith(".class")) {
                loader.loadClass(name.substring(0, name.length() - ".class".length()));
            }
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A source in memory. */
    private static final class Source extends SimpleJavaFileObject {
        private final String code;

        Source(final String code) {
            super(URI.create("string:///Made.java"), JavaFileObject.Kind.SOURCE);
            this.code = code;
        }

        @Override
        public CharSequence getCharContent(final boolean ignoreEncodingErrors) {
            return code;
        }
    }
}
