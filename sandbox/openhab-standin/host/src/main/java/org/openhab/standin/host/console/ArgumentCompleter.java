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
package org.openhab.standin.host.console;

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.openhab.core.io.console.ConsoleCommandCompleter;
import org.openhab.core.io.console.StringsCompleter;

/** Completes the first arguments of a command, each from a list of its own. */
record ArgumentCompleter(List<Supplier<Collection<String>>> choices) implements ConsoleCommandCompleter {

    @Override
    public boolean complete(String[] args, int cursorArgumentIndex, int cursorPosition, List<String> candidates) {
        if (cursorArgumentIndex < 0 || cursorArgumentIndex >= choices.size()) {
            return false;
        }
        Collection<String> words = choices.get(cursorArgumentIndex).get();
        return new StringsCompleter(words, true).complete(args, cursorArgumentIndex, cursorPosition, candidates);
    }
}
