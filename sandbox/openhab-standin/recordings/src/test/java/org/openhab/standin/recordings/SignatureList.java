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

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jdt.annotation.Nullable;

/** The public and protected signatures of one version of the real openHAB core; not changed once it is read. */
public final class SignatureList {
    /** What a list says of a type: modifiers and kind, superclass, interfaces. */
    public record Header(Set<String> modifiers, String superclass, Set<String> interfaces) {}

    /** What a list says of a member: modifiers, checked exceptions, constant value and generic signature. */
    public record Member(
            Set<String> modifiers,
            Set<String> exceptions,
            @Nullable String constant,
            @Nullable String generic) {}

    private final Map<String, Header> headers = new HashMap<>();
    private final Map<String, Member> members = new LinkedHashMap<>();

    /**
     * @param version {@code 4.3.11} or {@code 5.2.1}
     */
    public static SignatureList ofVersion(String version) {
        SignatureList list = new SignatureList();
        try (BufferedReader reader = new BufferedReader(Recordings.open("signatures-" + version + ".txt"))) {
            reader.lines().filter(line -> !line.isBlank()).forEach(list::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return list;
    }

    /** The header of a type, {@code null} if the version has no such type; nested ones are written with {@code $}. */
    public @Nullable Header header(String type) {
        return headers.get(type);
    }

    /** The member that the type itself declares, by name and descriptor. */
    public @Nullable Member member(String type, String nameAndDescriptor) {
        return members.get(type + "#" + nameAndDescriptor);
    }

    /** The members that the type itself declares, by name and descriptor. */
    public Map<String, Member> membersOf(String type) {
        String prefix = type + "#";
        Map<String, Member> own = new LinkedHashMap<>();
        members.forEach((key, member) -> {
            if (key.startsWith(prefix)) {
                own.put(key.substring(prefix.length()), member);
            }
        });
        return own;
    }

    private void read(String line) {
        int tab = line.indexOf('\t');
        if (tab < 0) {
            readHeader(line);
        } else {
            String[] parts = line.substring(tab + 1).split("\t");
            String generic = parts.length > 1 ? parts[1].substring("sig=".length()) : null;
            members.put(line.substring(0, tab), parse(parts[0], generic));
        }
    }

    private void readHeader(String line) {
        String[] nameAndRest = line.split(" \\| ");
        String[] parts = nameAndRest[1].split(", ");
        headers.put(
                nameAndRest[0],
                new Header(
                        words(parts[0]),
                        parts[1].substring("extends ".length()),
                        names(parts[2].substring("implements ".length()))));
    }

    private static Member parse(String text, @Nullable String generic) {
        int constant = text.indexOf(" = ");
        String before = constant < 0 ? text : text.substring(0, constant);
        int exceptions = before.indexOf(" throws ");
        String modifiers = exceptions < 0 ? before : before.substring(0, exceptions);
        return new Member(
                words(modifiers),
                exceptions < 0 ? Set.of() : names(before.substring(exceptions + " throws ".length())),
                constant < 0 ? null : text.substring(constant + " = ".length()),
                generic);
    }

    private static Set<String> words(String text) {
        return new TreeSet<>(List.of(text.split(" ")));
    }

    private static Set<String> names(String text) {
        return text.equals("-") ? Set.of() : new TreeSet<>(Arrays.asList(text.split(",")));
    }
}
