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

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.core.common.SafeCaller;
import org.openhab.core.events.Event;
import org.openhab.core.events.EventPublisher;
import org.openhab.core.i18n.LocaleProvider;
import org.openhab.core.i18n.TranslationProvider;
import org.openhab.core.thing.binding.firmware.FirmwareUpdateHandler;
import org.openhab.core.thing.firmware.FirmwareProvider;
import org.openhab.core.thing.firmware.FirmwareRegistry;
import org.openhab.core.thing.firmware.FirmwareUpdateService;
import org.osgi.framework.Bundle;

/**
 * openHAB's firmware registry and service without OSGi, with the texts of the binding. Both are internal classes of
 * openHAB and of the stand-in for it, with the same names; which services they are made of differs, and what OSGi calls
 * need not be public. So they are taken by name, and get what they ask for.
 */
@NonNullByDefault({})
public final class FirmwareService {
    private static final String PACKAGE = "org.openhab.core.thing.internal.firmware.";
    private static final String SAFE_CALLERS = "org.openhab.core.internal.common.";
    private static final LocaleProvider LOCALE = () -> Locale.ENGLISH;

    final FirmwareRegistry registry;
    final FirmwareUpdateService updates;

    FirmwareService(FirmwareProvider offers, Consumer<Event> events) {
        registry = registryOf(offers);
        EventPublisher publisher = events::accept;
        updates = (FirmwareUpdateService) made(
                List.of(PACKAGE + "FirmwareUpdateServiceImpl"),
                List.of(registry, LOCALE, new Texts(), publisher, safeCaller(), Map.of()));
    }

    public static FirmwareRegistry registryOf(FirmwareProvider offers) {
        FirmwareRegistry registry = (FirmwareRegistry) made(List.of(PACKAGE + "FirmwareRegistryImpl"), List.of(LOCALE));
        bind(registry, "addFirmwareProvider", FirmwareProvider.class, offers);
        return registry;
    }

    void register(FirmwareUpdateHandler handler) {
        bind(updates, "addFirmwareUpdateHandler", FirmwareUpdateHandler.class, handler);
    }

    void unregister(FirmwareUpdateHandler handler) {
        bind(updates, "removeFirmwareUpdateHandler", FirmwareUpdateHandler.class, handler);
    }

    /** The one class that the two name differently. */
    private static SafeCaller safeCaller() {
        return (SafeCaller)
                made(List.of(SAFE_CALLERS + "SafeCallerImpl", SAFE_CALLERS + "GuardedCalls"), List.of(Map.of()));
    }

    /** What the first class that there is makes of the services; a service that is not there knows nothing. */
    private static Object made(List<String> classes, List<Object> services) {
        Constructor<?> constructor = classes.stream()
                .flatMap(FirmwareService::found)
                .flatMap(type -> Stream.of(type.getConstructors()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("none of " + classes));
        Object[] arguments = Arrays.stream(constructor.getParameterTypes())
                .map(type -> services.stream()
                        .filter(type::isInstance)
                        .findFirst()
                        .orElseGet(() -> Proxy.newProxyInstance(
                                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, values) -> null)))
                .toArray();
        try {
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(constructor.toString(), e);
        }
    }

    private static Stream<Class<?>> found(String name) {
        try {
            return Stream.of(Class.forName(name));
        } catch (ClassNotFoundException e) {
            return Stream.empty();
        }
    }

    /** As OSGi does. */
    private static void bind(Object component, String name, Class<?> type, Object service) {
        try {
            Method method = component.getClass().getDeclaredMethod(name, type);
            method.setAccessible(true);
            method.invoke(component, service);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(name, e);
        }
    }

    /** Those of the binding's own file; what is not there is {@code null}, as in openHAB. */
    private static final class Texts implements TranslationProvider {
        private final Properties texts = new Properties();

        Texts() {
            try (Reader reader = Files.newBufferedReader(
                    Path.of("src/main/resources/OH-INF/i18n/aliyuniot.properties"), StandardCharsets.UTF_8)) {
                texts.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String getText(Bundle bundle, String key, String defaultText, Locale locale) {
            return getText(bundle, key, defaultText, locale, new Object[0]);
        }

        @Override
        public String getText(Bundle bundle, String key, String defaultText, Locale locale, Object... arguments) {
            if ("update-canceled".equals(key)) {
                return "canceled";
            }
            String text = texts.getProperty(key, defaultText);
            return text == null ? null : new MessageFormat(text, Locale.ENGLISH).format(arguments);
        }
    }
}
