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
package org.openhab.core.io.console;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/** Completes from a fixed choice of words. */
public class StringsCompleter implements ConsoleCommandCompleter {

    private final SortedSet<String> strings;
    private final boolean caseSensitive;

    public StringsCompleter() {
        this(List.of(), false);
    }

    public StringsCompleter(Collection<String> strings, boolean caseSensitive) {
        this.strings = new TreeSet<>(caseSensitive ? String::compareTo : String::compareToIgnoreCase);
        this.caseSensitive = caseSensitive;
        this.strings.addAll(strings);
    }

    /** The words; may be changed. */
    public SortedSet<String> getStrings() {
        return strings;
    }

    @Override
    public boolean complete(String[] args, int cursorArgumentIndex, int cursorPosition, List<String> candidates) {
        if (cursorArgumentIndex < 0 || cursorArgumentIndex >= args.length) {
            candidates.addAll(strings);
            return !strings.isEmpty();
        }
        String argument = args[cursorArgumentIndex];
        String typed = normalised(argument.substring(0, Math.min(cursorPosition, argument.length())));
        int before = candidates.size();
        strings.stream()
                .filter(word -> normalised(word).startsWith(typed))
                .map(word -> word + " ")
                .forEach(candidates::add);
        return candidates.size() > before;
    }

    private String normalised(String word) {
        return caseSensitive ? word : word.toLowerCase(Locale.ROOT);
    }
}
