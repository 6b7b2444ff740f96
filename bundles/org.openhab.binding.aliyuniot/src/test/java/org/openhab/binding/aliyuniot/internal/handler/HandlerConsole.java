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
package org.openhab.binding.aliyuniot.internal.handler;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.aliyuniot.internal.console.AliyunIotCommand;
import org.openhab.binding.aliyuniot.internal.secret.SecretFile;
import org.openhab.core.i18n.TranslationProvider;
import org.openhab.core.io.console.Console;
import org.openhab.core.thing.ThingRegistry;
import org.openhab.core.thing.binding.ThingHandler;

/** The command of the binding, for the one thing that a test has. */
@NonNullByDefault({})
final class HandlerConsole {
    private HandlerConsole() {}

    /** What the command prints. */
    static String run(ThingHandler handler, String... args) {
        StringBuilder printed = new StringBuilder();
        handler.getThing().setHandler(handler);
        ThingRegistry things = answering(ThingRegistry.class, () -> Stream.of(handler.getThing()));
        TranslationProvider keys = answering(TranslationProvider.class, () -> null);
        new AliyunIotCommand(things, keys, () -> Locale.ENGLISH, new SecretFile(Path.of("none")))
                .execute(args, new Console() {
                    @Override
                    public void print(String text) {
                        printed.append(text);
                    }

                    @Override
                    public void println(String text) {
                        printed.append(text).append('\n');
                    }

                    @Override
                    public void printUsage(String text) {
                        printed.append(text);
                    }
                });
        return printed.toString();
    }

    private static <T> T answering(Class<T> type, Supplier<Object> answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> answer.get()));
    }
}
