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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.aliyuniot.internal.firmware.AliyunFirmwareProvider;
import org.openhab.core.events.Event;
import org.openhab.core.i18n.TranslationProvider;
import org.openhab.core.internal.common.GuardedCalls;
import org.openhab.core.thing.internal.firmware.FirmwareRegistryImpl;
import org.openhab.core.thing.internal.firmware.FirmwareUpdateServiceImpl;
import org.osgi.framework.Bundle;

/** openHAB's firmware service without OSGi, with the texts of the binding. */
@NonNullByDefault({})
final class FirmwareService {
    private FirmwareService() {}

    static FirmwareUpdateServiceImpl of(
            FirmwareRegistryImpl registry, AliyunFirmwareProvider offers, Consumer<Event> events) {
        registry.addFirmwareProvider(offers);
        return new FirmwareUpdateServiceImpl(
                registry, () -> Locale.ENGLISH, new Texts(), events::accept, type -> null, new GuardedCalls());
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
