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

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.io.console.Console;
import org.openhab.core.types.Type;
import org.openhab.standin.host.item.HostItem;
import org.openhab.standin.host.item.Items;

/** A command that gives an item a value as a user types it: the first type of the item that takes the text. */
abstract class ValueCommand<T extends Type> extends ItemCommand {

    /**
     * What sets one such command apart from another.
     *
     * @param name of a value, at the beginning of a sentence
     * @param typesName of its types, within a sentence
     * @param types those that an item takes
     * @param parser makes a value of a text, null if no type takes it
     * @param receiver gets the value
     */
    record Value<T extends Type>(
            String name,
            String typesName,
            Function<HostItem, List<Class<? extends T>>> types,
            BiFunction<List<Class<? extends T>>, String, @Nullable T> parser,
            BiConsumer<HostItem, T> receiver) {}

    private final Value<T> value;

    ValueCommand(Items items, String command, String description, Value<T> value) {
        super(items, command, description);
        this.value = value;
    }

    @Override
    public void execute(String[] args, Console console) {
        if (args.length == 2) {
            item(args[0], console).ifPresent(item -> give(item, args[1], console));
        } else {
            printUsage(console);
        }
    }

    private void give(HostItem item, String text, Console console) {
        List<Class<? extends T>> types = value.types().apply(item);
        @Nullable T parsed = value.parser().apply(types, text);
        if (parsed == null) {
            console.println("Error: " + value.name() + " '" + text + "' is not valid for item '" + item.name() + "'");
            console.println("Valid " + value.typesName() + " types are: "
                    + types.stream().map(Class::getSimpleName).collect(Collectors.joining(" ", "( ", " )")));
        } else {
            value.receiver().accept(item, parsed);
            console.println(done());
        }
    }

    /** The sentence after success. */
    abstract String done();
}
