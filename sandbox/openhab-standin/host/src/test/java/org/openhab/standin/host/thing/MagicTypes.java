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
import org.openhab.core.thing.binding.ThingTypeProvider;
import org.openhab.core.thing.type.ChannelGroupTypeRegistry;
import org.openhab.core.thing.type.ChannelType;
import org.openhab.core.thing.type.ChannelTypeBuilder;
import org.openhab.core.thing.type.ChannelTypeProvider;
import org.openhab.core.thing.type.ChannelTypeRegistry;
import org.openhab.core.thing.type.ChannelTypeUID;
import org.openhab.core.thing.type.ThingType;
import org.openhab.core.thing.type.ThingTypeBuilder;
import org.openhab.core.thing.type.ThingTypeRegistry;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** The real registries and the real validator with one bridge type, one thing type and one channel type. */
@NonNullByDefault({})
final class MagicTypes {

    private static final URI CONFIG = URI.create("thing-type:magic:lamp");

    final ChannelTypeRegistry channelTypes = new Channels();
    final ThingTypes types;
    final AtomicBoolean available = new AtomicBoolean(true);

    MagicTypes() {
        Descriptions descriptions = new Descriptions();
        types = new ThingTypes(
                new Things(channelTypes),
                channelTypes,
                new ChannelGroupTypeRegistry(),
                descriptions,
                new ConfigDescriptionValidatorImpl(noBundles(), descriptions, new DefaultTexts()));
    }

    private static BundleContext noBundles() {
        return (BundleContext) Proxy.newProxyInstance(
                MagicTypes.class.getClassLoader(), new Class<?>[] {BundleContext.class}, (proxy, method, args) -> null);
    }

    private final class Things extends ThingTypeRegistry {
        Things(ChannelTypeRegistry channelTypes) {
            super(channelTypes);
            ThingType lamp = ThingTypeBuilder.instance("magic", "lamp", "A Lamp")
                    .withConfigDescriptionURI(CONFIG)
                    .build();
            ThingType bulb = ThingTypeBuilder.instance("magic", "bulb", "A Bulb")
                    .withSupportedBridgeTypeUIDs(List.of("magic:hub"))
                    .build();
            ThingType hub = ThingTypeBuilder.instance("magic", "hub", "A Hub").buildBridge();
            addThingTypeProvider(new ThingTypeProvider() {
                @Override
                public Collection<ThingType> getThingTypes(Locale locale) {
                    return available.get() ? List.of(lamp, bulb, hub) : List.of();
                }

                @Override
                public ThingType getThingType(ThingTypeUID uid, Locale locale) {
                    return getThingTypes(locale).stream()
                            .filter(type -> type.getUID().equals(uid))
                            .findFirst()
                            .orElse(null);
                }
            });
        }
    }

    private static final class Channels extends ChannelTypeRegistry {
        Channels() {
            ChannelType power = ChannelTypeBuilder.state(new ChannelTypeUID("magic:power"), "Power", "Switch")
                    .build();
            addChannelTypeProvider(new ChannelTypeProvider() {
                @Override
                public Collection<ChannelType> getChannelTypes(Locale locale) {
                    return List.of(power);
                }

                @Override
                public ChannelType getChannelType(ChannelTypeUID uid, Locale locale) {
                    return power.getUID().equals(uid) ? power : null;
                }
            });
        }
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
