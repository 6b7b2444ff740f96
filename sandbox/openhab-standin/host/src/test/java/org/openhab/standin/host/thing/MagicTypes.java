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
package org.openhab.standin.host.thing;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.core.config.core.ConfigDescription;
import org.openhab.core.config.core.ConfigDescriptionBuilder;
import org.openhab.core.config.core.ConfigDescriptionParameter.Type;
import org.openhab.core.config.core.ConfigDescriptionParameterBuilder;
import org.openhab.core.config.core.ConfigDescriptionProvider;
import org.openhab.core.config.core.ConfigDescriptionRegistry;
import org.openhab.core.config.core.internal.validation.ConfigDescriptionValidatorImpl;
import org.openhab.core.i18n.TranslationProvider;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.type.ChannelType;
import org.openhab.core.thing.type.ChannelTypeBuilder;
import org.openhab.core.thing.type.ChannelTypeUID;
import org.openhab.standin.host.type.Types;
import org.openhab.standin.host.type.Types.ThingType;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** One bridge type, two thing types and one channel type, with the real registry and validator of configurations. */
@NonNullByDefault({})
final class MagicTypes implements Types {
    private static final ChannelTypeUID POWER = new ChannelTypeUID("magic:power");
    private static final URI CONFIG = URI.create("thing-type:magic:lamp");

    final ThingTypes types;
    final AtomicBoolean available = new AtomicBoolean(true);
    /** What an add-on offers besides. */
    final Map<ChannelTypeUID, ChannelType> offered = new ConcurrentHashMap<>();

    MagicTypes() {
        Descriptions descriptions = new Descriptions();
        types = new ThingTypes(
                this, descriptions, new ConfigDescriptionValidatorImpl(noBundles(), descriptions, new DefaultTexts()));
    }

    @Override
    public ThingType thingType(ThingTypeUID uid) {
        if (!available.get()) {
            return null;
        }
        return switch (uid.toString()) {
            case "magic:lamp" -> new ThingType(uid, false, false, "A Lamp", List.of(), Map.of(), CONFIG);
            case "magic:bulb" -> new ThingType(uid, false, true, "A Bulb", List.of(), Map.of(), null);
            case "magic:hub" -> new ThingType(uid, true, false, "A Hub", List.of(), Map.of(), null);
            default -> null;
        };
    }

    @Override
    public ChannelType channelType(ChannelTypeUID uid) {
        return POWER.equals(uid)
                ? ChannelTypeBuilder.state(POWER, "Power", "Switch").build()
                : uid == null ? null : offered.get(uid);
    }

    private static BundleContext noBundles() {
        return (BundleContext) Proxy.newProxyInstance(
                MagicTypes.class.getClassLoader(), new Class<?>[] {BundleContext.class}, (proxy, method, args) -> null);
    }

    private static final class Descriptions extends ConfigDescriptionRegistry {
        Descriptions() {
            ConfigDescription lamp = ConfigDescriptionBuilder.create(CONFIG)
                    .withParameter(ConfigDescriptionParameterBuilder.create("name", Type.TEXT)
                            .withRequired(true)
                            .build())
                    .withParameter(ConfigDescriptionParameterBuilder.create("password", Type.TEXT)
                            .withContext("password")
                            .build())
                    .withParameter(ConfigDescriptionParameterBuilder.create("port", Type.INTEGER)
                            .withDefault("1883")
                            .build())
                    .build();
            addConfigDescriptionProvider(new ConfigDescriptionProvider() {
                @Override
                public Collection<ConfigDescription> getConfigDescriptions(Locale locale) {
                    return List.of(lamp);
                }

                @Override
                public ConfigDescription getConfigDescription(URI uri, Locale locale) {
                    return CONFIG.equals(uri) ? lamp : null;
                }
            });
        }
    }

    private static final class DefaultTexts implements TranslationProvider {
        @Override
        public String getText(Bundle bundle, String key, String defaultText, Locale locale) {
            return defaultText;
        }

        @Override
        public String getText(Bundle bundle, String key, String defaultText, Locale locale, Object... arguments) {
            return defaultText;
        }
    }
}
