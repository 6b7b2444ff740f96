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
package org.openhab.binding.aliyuniot.internal.channel.value;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.channel.payload.Padding;
import org.openhab.core.types.Command;

/**
 * The texts that the user has configured for commands. An exact match counts before a match without padding.
 */
public final class CommandTexts {
    private final Map<Command, String> texts;
    private final Map<String, Command> commands = new HashMap<>();

    /**
     * @param texts of a text that is given twice, one is read
     */
    private CommandTexts(Map<Command, String> texts) {
        this.texts = Map.copyOf(texts);
        this.texts.forEach((command, text) -> commands.putIfAbsent(Padding.strip(text), command));
        this.texts.forEach((command, text) -> commands.put(text, command));
    }

    /** Texts for commands, those left out that are not given. */
    public static final class Builder {
        private final Map<Command, String> texts = new HashMap<>();

        public Builder add(Command command, @Nullable String text) {
            if (text != null && !text.isEmpty()) {
                texts.put(command, text);
            }
            return this;
        }

        public CommandTexts build() {
            return new CommandTexts(texts);
        }
    }

    /** The command that a text stands for; {@code null} if it stands for none. */
    @Nullable
    public Command read(String text) {
        Command exact = commands.get(text);
        return exact == null ? commands.get(Padding.strip(text)) : exact;
    }

    /** The text for a command; {@code null} if there is none. */
    @Nullable
    public String write(Command command) {
        return texts.get(command);
    }

    /** A number as a text that stands for nothing else. */
    public String apartFrom(String number) {
        return read(number) == null ? number : number + (number.contains(".") ? "0" : ".0");
    }
}
