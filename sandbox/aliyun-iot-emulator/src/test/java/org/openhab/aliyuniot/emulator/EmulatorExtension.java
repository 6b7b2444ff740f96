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
package org.openhab.aliyuniot.emulator;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ModifierSupport;
import org.openhab.aliyuniot.emulator.configuration.DeviceDefinition;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;

/** Starts the emulators of {@link Emulated} fields, and sees to their devices. */
@NonNullByDefault({})
final class EmulatorExtension implements BeforeAllCallback, BeforeEachCallback {
    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(EmulatorExtension.class);

    /** An emulator with its folder; JUnit closes it with the class or the test. */
    private record Running(AliyunIotEmulator emulator, Path folder) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            emulator.close();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        for (Field field : fields(context)) {
            if (ModifierSupport.isStatic(field)) {
                start(context, field, null);
            }
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        for (Field field : fields(context)) {
            Object test = context.getRequiredTestInstance();
            if (ModifierSupport.isNotStatic(field)) {
                start(context, field, test);
            }
            AliyunIotEmulator emulator = (AliyunIotEmulator) field.get(test);
            emulator.faults().removeAll();
            for (String name : field.getAnnotation(Emulated.class).devices()) {
                emulator.devices().add(new DeviceDefinition(TestDevice.PRODUCT_KEY, name, TestDevice.SECRET));
            }
        }
    }

    private static List<Field> fields(ExtensionContext context) {
        List<Field> fields = AnnotationSupport.findAnnotatedFields(context.getRequiredTestClass(), Emulated.class);
        fields.forEach(field -> field.setAccessible(true));
        return fields;
    }

    private static void start(ExtensionContext context, Field field, Object test) throws Exception {
        Path folder = Files.createTempDirectory("aliyun-iot-emulator");
        AliyunIotEmulator emulator = AliyunIotEmulator.start(configuration(field, EmulatorConfiguration.in(folder)));
        context.getStore(NAMESPACE).put(field, new Running(emulator, folder));
        field.set(test, emulator);
    }

    private static EmulatorConfiguration configuration(Field field, EmulatorConfiguration usual) throws Exception {
        String name = field.getAnnotation(Emulated.class).configuration();
        if (name.isEmpty()) {
            return usual;
        }
        Method change = field.getDeclaringClass().getDeclaredMethod(name, EmulatorConfiguration.class);
        change.setAccessible(true);
        return (EmulatorConfiguration) change.invoke(null, usual);
    }
}
